import { useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CallError } from '#contract/client.ts'
import { evidence } from '#contract/evidence.ts'
import type { EvidenceView } from '#contract/evidence-views.ts'
import { EvidenceKind, SignerRole } from '#domain/evidence/evidence.ts'
import { EVIDENCE_KINDS, SIGNER_ROLES } from '#text/evidence.ts'
import { call } from '../api.ts'
import { capital } from '../entry/words.ts'
import { LANGUAGE } from '../language.ts'
import { refusalWords } from '../sign-in/refusal-words.ts'
import { useFaults } from '../sign-in/use-faults.ts'
import { TextField } from '../submission/document-fields.tsx'
import styles from './describe-form.module.css'
import { descriptionOf, draftOf, type DescribedDraft } from './described-draft.ts'
import { nameOf } from './document-words.ts'
import { refreshEvidence } from './queries.ts'
import { words } from './words.ts'

type Props = { document: EvidenceView; onDone: () => void }

const { describe: said } = words
const LATER = ['signer', 'signerTitle', 'validFrom', 'validTo'] as const

/** What a document is, asked once for all numbers that it supports; nothing of it has to be filled in. */
export function DescribeForm({ document, onDone }: Props) {
  const id = useId()
  const [{ draft, isFromName }, set] = useState(() => draftOf(document))
  const { isSaving, failure, faults, save } = useSaving(document, onDone, id)
  const change = (part: Partial<DescribedDraft>) => set({ draft: { ...draft, ...part }, isFromName })
  const line = (key: 'number' | 'issuedOn' | 'issuer' | 'subjectLine' | (typeof LATER)[number], hint?: string) => (
    <TextField
      id={`${id}-${key}`}
      label={said[key]}
      hint={hint}
      value={draft[key]}
      fault={faults.of(key)}
      onChange={(typed) => change({ [key]: typed })}
    />
  )
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={said.title(nameOf(document))}
      onSubmit={(event) => {
        event.preventDefault()
        void save(draft)
      }}
    >
      {isFromName ? <p className={styles.note}>{said.fromName}</p> : null}
      <Choice label={said.kind} value={draft.kind} onChoose={(kind) => change({ kind: EvidenceKind.parse(kind) })}>
        {EvidenceKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {capital(EVIDENCE_KINDS[LANGUAGE][kind])}
          </option>
        ))}
      </Choice>
      {line('number', said.numberHint)}
      {line('issuedOn', said.dayHint)}
      {line('issuer')}
      {line('subjectLine')}
      <details className={styles.more} open={LATER.some((key) => faults.of(key) !== undefined) || undefined}>
        <summary>{said.more}</summary>
        <div>
          {line('signer')}
          {line('signerTitle')}
          <Choice
            label={said.signerRole}
            value={draft.signerRole}
            onChoose={(role) => change({ signerRole: SignerRole.safeParse(role).data ?? '' })}
          >
            <option value="">{said.unsaid}</option>
            {SignerRole.options.map((role) => (
              <option key={role} value={role}>
                {SIGNER_ROLES[LANGUAGE][role]}
              </option>
            ))}
          </Choice>
          {line('validFrom', said.dayHint)}
          {line('validTo', said.dayHint)}
        </div>
      </details>
      {failure === undefined ? null : (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <p className={styles.buttons}>
        <button type="submit" className={styles.save} disabled={isSaving}>
          {said.save}
        </button>
        <button type="button" className={styles.later} onClick={onDone}>
          {said.later}
        </button>
      </p>
    </form>
  )
}

type ChoiceProps = { label: string; value: string; onChoose: (value: string) => void; children: React.ReactNode }

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </label>
  )
}

/** What was typed stays until the server has it. */
function useSaving(document: EvidenceView, onDone: () => void, id: string) {
  const queries = useQueryClient()
  const faults = useFaults()
  const [isSaving, become] = useState(false)
  const [failure, fail] = useState<string>()
  const save = async (draft: DescribedDraft): Promise<void> => {
    const { description, faults: found } = descriptionOf(draft)
    faults.tell(found)
    fail(undefined)
    const [first] = found
    if (first) requestAnimationFrame(() => window.document.getElementById(`${id}-${first.field}`)?.focus())
    if (!description || isSaving) return
    become(true)
    try {
      await call(evidence.changeEvidence, {
        evidence: document.evidence,
        version: document.version,
        ...description,
      })
      await refreshEvidence(queries)
      onDone()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      fail(error.code === 'stale' ? said.stale : refusalWords(error))
      become(false)
    }
  }
  return { isSaving, failure, faults, save }
}
