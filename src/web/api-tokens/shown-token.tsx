import { Button } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { MadeToken } from '#contract/api-tokens.ts'
import tools from '../administration/tools.module.css'
import styles from './token.module.css'
import { words } from './words.ts'

const { shown: said } = words

/** A token, shown this once: until its owner says that they have it, leaving the page is asked about. */
export function ShownToken({ made: { token, row }, onDone }: { made: MadeToken; onDone: () => void }) {
  const [isCopied, copy] = useState<boolean>()
  const head = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const leaving = useLeaving()
  // Whoever stays after all is back where they were told.
  useEffect(() => {
    if (!leaving) head.current?.focus()
  }, [token, leaving])
  return (
    <section className={styles.shown} aria-labelledby="khoa-api-moi">
      <h3 id="khoa-api-moi" ref={head} tabIndex={-1}>
        {said.title(row.name)}
      </h3>
      <p>{said.once}</p>
      <div className={styles.row}>
        <input
          ref={field}
          aria-label={said.field}
          readOnly
          value={token}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className={tools.button} onClick={() => void copied(token, field.current).then(copy)}>
          {said.copy}
        </button>
      </div>
      <p role="status">{isCopied === undefined ? '' : isCopied ? said.copied : said.notCopied}</p>
      <p className={styles.how}>{said.how}</p>
      {leaving ? <Leaving answer={leaving} /> : <Button onClick={onDone}>{said.done}</Button>}
    </section>
  )
}

type Answer = (isLeaving: boolean) => void

function Leaving({ answer }: { answer: Answer }) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <div className={styles.leaving} role="alertdialog" aria-labelledby="roi-trang" aria-describedby="roi-trang-noi">
      <p id="roi-trang">
        <strong>{said.leaveTitle}</strong>
      </p>
      <p id="roi-trang-noi">{said.leaveSays}</p>
      <div className={styles.answers}>
        <Button ref={stay} onClick={() => answer(false)}>
          {said.stay}
        </Button>
        <Button variant="default" onClick={() => answer(true)}>
          {said.leave}
        </Button>
      </div>
    </div>
  )
}

/** How to answer whoever is about to leave; undefined while nobody is. A closed window asks in the browser's words. */
function useLeaving(): Answer | undefined {
  const { history } = useRouter()
  const [answer, ask] = useState<Answer>()
  useEffect(
    () =>
      history.block({
        enableBeforeUnload: true,
        blockerFn: () =>
          new Promise<boolean>((blocks) => {
            ask(() => (isLeaving: boolean) => {
              ask(undefined)
              blocks(!isLeaving)
            })
          }),
      }),
    [history],
  )
  return answer
}

/** There is no clipboard on a page that came over plain http: then the field stands selected. */
async function copied(token: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(token)
    return true
  } catch {
    field?.focus()
    return false
  }
}
