import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type RefObject } from 'react'
import type { AnnexCheck } from '#contract/annexes.ts'
import { CallError } from '#contract/client.ts'
import type { Certainty } from '#domain/edition/wording/proposal.ts'
import { Slug, slugFrom } from '#domain/slug.ts'
import { TypedField } from '../edition-drafts/fields.tsx'
import { focusSoon } from '../edition-drafts/tree-acts.ts'
import { figure } from '../language.ts'
import styles from './read-page.module.css'
import type { Seen } from './read-page.tsx'
import { beginAnnexDraft } from './send-annex.ts'
import { TableDoubts } from './table-doubts.tsx'
import { whyNotRead, words } from './words.ts'

const BEGIN = 'lap-ban-thao'

type Props = { seen: Seen; heading: RefObject<HTMLHeadingElement | null> }

/** What was read from a file: how much, what is in doubt, the tree, and the way on. */
export function SeenAnnex({ seen: { file, check }, heading }: Props) {
  const criteria = check.rows.filter(({ certainty }) => certainty !== undefined)
  const of = (certainty: Certainty) => figure(criteria.filter((row) => row.certainty === certainty).length)
  const { read } = words
  return (
    <>
      <section className={styles.part} aria-labelledby="doc-duoc">
        <h2 id="doc-duoc" ref={heading} tabIndex={-1}>
          {read.found(file.name)}
        </h2>
        <p>
          {read.counts(
            figure(check.rows.length + check.rows.flatMap(({ also }) => also).length),
            figure(criteria.length),
          )}
        </p>
        <p>{read.certainty(of('certain'), of('likely'), of('open'))}</p>
        <button type="button" className={styles.link} onClick={() => focusSoon(BEGIN)}>
          {read.toBegin}
        </button>
      </section>
      <section className={styles.part} aria-labelledby="cho-ngo">
        <h2 id="cho-ngo">{words.doubts.heading(figure(check.doubts.length))}</h2>
        <TableDoubts doubts={check.doubts} />
      </section>
      <Rows rows={check.rows} />
      <Begin file={file} accepted={check.accepted} />
    </>
  )
}

function Begin({ file, accepted }: { file: File; accepted: string }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [title, name] = useState('')
  const [typedId, identify] = useState('')
  const [isAsked, ask] = useState(false)
  const id = typedId === '' ? slugFrom(title) : typedId
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => beginAnnexDraft(file, { edition: id, title: title.trim(), accepted }),
    onSuccess: async (draft) => {
      await queries.invalidateQueries({ queryKey: ['edition-drafts'] })
      await navigate({ to: '/soan-bo-chi-so/$draft/cach-tinh', params: { draft } })
    },
  })
  const lacking = isAsked ? lackOf(title, id) : undefined
  const { read } = words
  return (
    <form
      noValidate
      className={styles.begin}
      aria-labelledby={BEGIN}
      onSubmit={(event) => {
        event.preventDefault()
        ask(true)
        if (!isPending && lackOf(title, id) === undefined) mutate()
      }}
    >
      <h2 id={BEGIN} tabIndex={-1}>
        {read.begin}
      </h2>
      <p>{read.beginHint}</p>
      <TypedField label={read.edition} shown={title} most={300} read={(typed) => ({ value: typed })} onChange={name} />
      <TypedField
        label={words.read.id}
        hint={words.read.idHint}
        shown={id}
        most={80}
        read={(typed) => ({ value: typed.trim() })}
        onChange={identify}
      />
      <button type="submit" className={styles.main} disabled={isPending}>
        {isPending ? read.beginning : read.begin}
      </button>
      {lacking === undefined && !error ? null : (
        <p role="alert" className={styles.failure}>
          {lacking ?? whyNotBegun(error, id)}
        </p>
      )}
    </form>
  )
}

function lackOf(title: string, id: string): string | undefined {
  if (title.trim() === '') return words.read.lackingTitle
  return Slug.safeParse(id).success && id.length <= 80 ? undefined : words.read.lackingId
}

function whyNotBegun(error: unknown, id: string): string {
  return error instanceof CallError && error.code === 'name-taken' ? words.read.taken(id) : whyNotRead(error)
}

function Rows({ rows }: { rows: AnnexCheck['rows'] }) {
  const depths: number[] = []
  for (const { parent } of rows) depths.push(parent === undefined ? 0 : depths[parent]! + 1)
  const { read } = words
  return (
    <section className={styles.part} aria-labelledby="cay-tieu-chi">
      <h2 id="cay-tieu-chi">{read.rows}</h2>
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{read.row}</th>
            <th scope="col">{read.name}</th>
            <th scope="col" className={styles.number}>
              {read.max}
            </th>
            <th scope="col">{read.proposal}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className={row.certainty === undefined ? styles.parent : undefined}>
              <td>
                {[row.code, ...row.also].join(' = ')}
                {row.draftCode === row.code ? null : (
                  <span className={styles.attention}> {read.inDraft(row.draftCode)}</span>
                )}
              </td>
              <th scope="row" style={{ paddingLeft: `${(depths[at] ?? 0) * 14}px` }}>
                {row.title}
              </th>
              <td className={styles.number}>{row.max === undefined ? '' : figure(row.max)}</td>
              <td className={row.certainty === 'certain' ? undefined : styles.attention}>
                {row.certainty === undefined ? '' : words.certainty[row.certainty]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
