import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { AnnexCheck } from '#contract/annexes.ts'
import { mayWriteEditions } from '../edition-drafts/may-write-editions.ts'
import { words as editor } from '../edition-drafts/words.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { useDroppedFile } from '../form-files/use-dropped-file.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import styles from './read-page.module.css'
import { SeenAnnex } from './seen-annex.tsx'
import { checkAnnex } from './send-annex.ts'
import { whyNotRead, words } from './words.ts'

/** The annex of a decision on its way into a draft: what is read is seen before anything is written. */
export function ReadAnnexPage(): React.ReactNode {
  const session = useOwnSession()
  usePageTitle(words.read.title, text.product)
  if (!session) return <TurnedAway title={words.read.title} said={editor.notSignedIn} />
  if (!mayWriteEditions(session)) return <PageHead title={words.read.title}>{editor.notPermitted}</PageHead>
  return <ReadAnnex />
}

/** A file with what was read from it. */
export type Seen = { readonly file: File; readonly check: AnnexCheck }

function ReadAnnex() {
  const { mutate, data, error, variables, isPending } = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File): Promise<Seen> => ({ file, check: await checkAnnex(file) }),
  })
  const isOver = useDroppedFile((file) => mutate(file))
  const answer = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (data ?? error) answer.current?.focus({ preventScroll: true })
  }, [data, error])
  const isFirst = !data && !error && !isPending
  return (
    <>
      <PageHead title={words.read.title}>
        <p>{words.read.lede}</p>
      </PageHead>
      <div className={isOver ? `${styles.page} ${styles.over}` : styles.page}>
        <p role="status" className={styles.status}>
          {isPending ? words.read.reading(variables.name) : ''}
        </p>
        {error ? (
          <div role="alert" className={styles.refused}>
            <h2 ref={answer} tabIndex={-1}>
              {words.read.refused(variables?.name ?? '')}
            </h2>
            <p>{whyNotRead(error)}</p>
          </div>
        ) : null}
        {isPending ? null : <FileChoice isFirst={isFirst} isOver={isOver} onFile={mutate} />}
        {data ? <SeenAnnex key={data.check.accepted} seen={data} heading={answer} /> : null}
        <p>
          <Link to="/soan-bo-chi-so">{editor.drafts.title}</Link>
        </p>
      </div>
    </>
  )
}

type ChoiceProps = { isFirst: boolean; isOver: boolean; onFile: (file: File) => void }

function FileChoice({ isFirst, isOver, onFile }: ChoiceProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={isFirst ? styles.drop : styles.again}>
      <button type="button" className={isFirst ? styles.main : styles.plain} onClick={() => input.current?.click()}>
        {isFirst ? words.read.choose : words.read.another}
      </button>
      {isFirst ? <span className={styles.hint}>{isOver ? words.read.dropHere : words.read.drop}</span> : null}
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx,.xlsx"
        aria-label={words.read.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) onFile(file)
          // The same file again, mended, is a further choice.
          currentTarget.value = ''
        }}
      />
    </div>
  )
}
