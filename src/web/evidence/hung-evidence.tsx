import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceLinkView, EvidenceView } from '#contract/evidence-views.ts'
import { call } from '../api.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { Announcement } from '../ui/announcement.tsx'
import { AddEvidence } from './add-evidence.tsx'
import { nameOf } from './document-words.ts'
import styles from './hung-evidence.module.css'
import { HungRow } from './hung-row.tsx'
import { periodEvidenceOf, refreshEvidence } from './queries.ts'
import type { NumberPlace } from './upload-queue.ts'
import { useUploads } from './use-uploads.ts'
import { words } from './words.ts'

/** What hangs on one number, with where it can be looked at; `children` say what its criteria ask for. */
type Props = { place: NumberPlace; mayHang: boolean; children?: ReactNode }

export function HungEvidence({ place, mayHang, children }: Props) {
  const { data, error, refetch } = useQuery(periodEvidenceOf(place))
  const { unhung, failure, unhang, rehang } = useUnhanging(place)
  const uploads = useUploads(place)
  const heading = useRef<HTMLHeadingElement>(null)
  const links = data?.links.filter((link) => link.item === place.item) ?? []
  const rows = links.flatMap((link) => {
    const document = data?.evidence.find((one) => one.evidence === link.evidence)
    return document ? [{ link, document }] : []
  })
  const [open, setOpen] = useState<Open>({ part: 'undescribed', later: [] })
  const asked = rows.find(({ document }) => asksFor(document, uploads.hung, open))?.document.evidence
  return (
    <section className={styles.evidence} aria-labelledby="minh-chung-cua-so">
      <h3 ref={heading} tabIndex={-1} id="minh-chung-cua-so">
        {words.hung.heading}
      </h3>
      {children}
      {data ? null : <Unloaded error={error} again={() => void refetch()} />}
      {data && rows.length === 0 && !unhung ? <p className={styles.quiet}>{words.hung.none}</p> : null}
      <ul className={styles.list} aria-label={words.hung.list}>
        {rows.map(({ link, document }) => (
          <HungRow
            key={link.link}
            link={link}
            document={document}
            mayChange={mayHang}
            part={open.part === document.evidence ? 'looked-at' : asked === document.evidence ? 'described' : undefined}
            onPart={(part) => setOpen((before) => partOf(before, document.evidence, part))}
            onUnhang={() => void unhang(document, link)}
          />
        ))}
      </ul>
      {unhung ? (
        <Unhung
          key={unhung.evidence}
          document={unhung}
          onRehang={() => {
            heading.current?.focus({ preventScroll: true })
            void rehang(unhung)
          }}
        />
      ) : null}
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {mayHang && data ? <AddEvidence place={place} hung={links.map((link) => link.evidence)} /> : null}
      <Announcement sentence={newsOf(uploads)} />
    </section>
  )
}

/** Which document is looked at or described; a new one without a number is asked about until somebody says later. */
type Open = { readonly part: string; readonly described?: string; readonly later: readonly string[] }

function partOf(before: Open, id: string, part: 'looked-at' | 'described' | undefined): Open {
  if (part === 'looked-at') return { part: id, later: before.later }
  if (part === 'described') return { part: '', described: id, later: before.later.filter((one) => one !== id) }
  return { part: '', later: [...before.later, id] }
}

function asksFor(
  { evidence: id, number, kind, state }: EvidenceView,
  hung: ReturnType<typeof useUploads>['hung'],
  { part, described, later }: Open,
): boolean {
  if (part !== '' && part !== 'undescribed') return false
  if (described !== undefined) return described === id
  const isNew = hung.some((one) => one.document === id)
  return isNew && kind === 'document' && number === undefined && state !== 'quarantined' && !later.includes(id)
}

/** The way back has the focus: the button that took the document off is gone with it. */
function Unhung({ document, onRehang }: { document: EvidenceView; onRehang: () => void }) {
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus({ preventScroll: true }), [])
  return (
    <p className={styles.unhung}>
      {words.hung.unhung(nameOf(document))}{' '}
      <button ref={back} type="button" className={styles.act} onClick={onRehang}>
        {words.hung.rehang}
      </button>
    </p>
  )
}

function Unloaded({ error, again }: { error: Error | null; again: () => void }) {
  if (!error) return <p className={styles.quiet}>{words.hung.loading}</p>
  return (
    <p className={styles.quiet}>
      {words.hung.failed}{' '}
      <button type="button" className={styles.act} onClick={again}>
        {words.hung.again}
      </button>
    </p>
  )
}

function newsOf({ files, hung }: ReturnType<typeof useUploads>): string {
  const failed = files.find(({ state }) => state === 'failed')
  if (failed) return words.add.failed(failed.file.name, failed.fault ?? '')
  const last = hung.at(-1)
  return last ? words.add.added(last.fileName) : ''
}

/** Taking a document off is undone by one more click, so nothing is asked before. */
function useUnhanging(place: NumberPlace) {
  const queries = useQueryClient()
  const [unhung, remember] = useState<EvidenceView>()
  const [failure, fail] = useState<string>()
  const act = async (what: () => Promise<unknown>, after: EvidenceView | undefined): Promise<void> => {
    fail(undefined)
    try {
      await what()
      remember(after)
      await refreshEvidence(queries)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      fail(refusalWords(error))
    }
  }
  const { organisation: subject, item, period } = place
  return {
    unhung,
    failure,
    unhang: (document: EvidenceView, { link }: EvidenceLinkView) =>
      act(() => call(evidence.unlinkEvidence, { evidence: document.evidence, link }), document),
    rehang: (document: EvidenceView) =>
      act(() => call(evidence.linkEvidence, { evidence: document.evidence, subject, item, period }), undefined),
  }
}
