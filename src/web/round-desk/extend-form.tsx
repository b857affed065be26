import { useState } from 'react'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { TextField } from '../submission/document-fields.tsx'
import { endOfDay } from './end-of-day.ts'
import { MoveForm } from './move-form.tsx'
import styles from './move-form.module.css'
import { oneLine, ReasonLines } from './reason-lines.tsx'
import { Told } from './told.tsx'
import { useMove, type MoveFormProps } from './use-move.ts'
import { moment, words } from './words.ts'

const FIELDS = { until: 'han-moi', reason: 'ly-do-lui-han' } as const

/** More time for one unit: until when, and why. */
export function ExtendForm(props: MoveFormProps) {
  const { view, onCancel } = props
  const { extend, faults: said } = words
  const [draft, set] = useState({ until: '', reason: '' })
  const { faults, isSending, answer, make } = useMove<string>(props, FIELDS.until)
  const send = () => {
    const [until, reason] = [endOfDay(draft.until), oneLine(draft.reason)]
    const found = [
      ...(until === undefined ? [{ field: FIELDS.until, words: said.day }] : []),
      ...(reason === '' ? [{ field: FIELDS.reason, words: said.reason }] : []),
    ]
    const { submission, version } = view
    return make(found, async () => {
      await call(submissions.extendEntry, { submission, version, until: until!, reason }, { key: newKey() })
      return until!
    })
  }
  if (answer !== undefined) return <Told>{extend.done(moment(answer))}</Told>
  return (
    <MoveForm
      label={extend.open}
      faults={faults}
      isSending={isSending}
      button={extend.button}
      cancel={words.cancel}
      onSend={send}
      onCancel={onCancel}
    >
      <p className={styles.hint}>{extend.lede(moment(view.entryUntil))}</p>
      <TextField
        id={FIELDS.until}
        label={extend.until}
        hint={extend.untilHint}
        value={draft.until}
        fault={faults.of(FIELDS.until)}
        isShort
        onChange={(until) => set({ ...draft, until })}
      />
      <ReasonLines
        id={FIELDS.reason}
        label={extend.reason}
        hint={extend.reasonHint}
        value={draft.reason}
        fault={faults.of(FIELDS.reason)}
        onChange={(reason) => set({ ...draft, reason })}
      />
    </MoveForm>
  )
}
