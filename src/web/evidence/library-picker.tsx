import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceRow } from '#contract/evidence-views.ts'
import { EvidenceKind } from '#domain/evidence/evidence.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { call } from '../api.ts'
import { KeptSearch } from '../entry/kept-search.tsx'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { factsOf, nameOf } from './document-words.ts'
import { LibraryChoices, type Choices } from './library-choices.tsx'
import styles from './library-picker.module.css'
import { libraryPage, refreshEvidence } from './queries.ts'
import { standingOf } from './standing.ts'
import type { NumberPlace } from './upload-queue.ts'
import { words } from './words.ts'

type Props = { place: NumberPlace; hung: readonly string[] }

/** The unit's documents to choose from, beside the number that they are to support. */
export function LibraryPicker({ place, hung }: Props) {
  const queries = useQueryClient()
  const [choices, choose] = useState<Choices>({})
  const [after, turn] = useState<string>()
  const [failure, fail] = useState<string>()
  const { query, kind, year } = choices
  const filter = { kind: EvidenceKind.safeParse(kind).data, year, words: query, after }
  const { data, error } = useQuery(libraryPage({ organisation: place.organisation, ...filter }))
  const hang = async ({ evidence: id }: EvidenceRow): Promise<void> => {
    fail(undefined)
    try {
      const { organisation: subject, item, period } = place
      await call(evidence.linkEvidence, { evidence: id, subject, item, period })
      await refreshEvidence(queries)
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      fail(refusalWords(caught))
    }
  }
  const set = (change: Choices) => {
    choose((before) => ({ ...before, ...change }))
    turn(undefined)
  }
  return (
    <section className={styles.picker} aria-label={words.library.plainTitle}>
      <KeptSearch label={words.library.search} query={query ?? ''} onSearch={(next) => set({ query: next })} />
      <LibraryChoices choices={choices} onChoose={set} parts={['kind', 'year']} />
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {data ? null : <p className={styles.quiet}>{error ? words.library.failed : words.hung.loading}</p>}
      {data?.evidence.length === 0 ? (
        <p className={styles.quiet}>
          {Object.values(choices).some(Boolean) ? words.library.noneFound : words.library.none}
        </p>
      ) : null}
      <ul className={styles.list} aria-label={words.library.list}>
        {data?.evidence.map((row) => (
          <Row key={row.evidence} row={row} isHung={hung.includes(row.evidence)} onHang={() => hang(row)} />
        ))}
      </ul>
      <p className={styles.pages}>
        {after === undefined ? null : (
          <button type="button" onClick={() => turn(undefined)}>
            {words.library.first}
          </button>
        )}
        {data?.next ? (
          <button type="button" onClick={() => turn(data.next ?? undefined)}>
            {words.library.next}
          </button>
        ) : null}
      </p>
    </section>
  )
}

type RowProps = { row: EvidenceRow; isHung: boolean; onHang: () => Promise<void> }

function Row({ row, isHung, onHang }: RowProps) {
  const heading = useRef<HTMLElement>(null)
  const name = nameOf(row)
  const { said, isGood } = standingOf(row)
  return (
    <li>
      <div>
        <strong ref={heading} tabIndex={-1}>
          {name}
        </strong>
        {row.number !== undefined && row.subjectLine !== undefined ? <p>{row.subjectLine}</p> : null}
        <p className={styles.quiet}>{factsOf(row)}</p>
        {isGood ? null : <p className={styles.attention}>{said}</p>}
      </div>
      {isHung ? (
        <span className={styles.quiet}>{words.library.isHung}</span>
      ) : isOpen('linkEvidence', row.state) ? (
        <button
          type="button"
          className={styles.hang}
          aria-label={words.library.hangOf(name)}
          onClick={() => {
            heading.current?.focus({ preventScroll: true })
            void onHang()
          }}
        >
          {words.library.hang}
        </button>
      ) : null}
    </li>
  )
}
