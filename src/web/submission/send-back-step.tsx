import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SubmissionView } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import form from '../round-desk/move-form.module.css'
import { oneLine, ReasonLines } from '../round-desk/reason-lines.tsx'
import { useArrival } from '../round-desk/use-arrival.ts'
import { useMove } from '../round-desk/use-move.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { words } from './words.ts'

const REASON = 'ly-do-tra-ve'

/** The council gives a submission back to the appraisers, with its reason. */
export function SendBackStep({ view }: { view: SubmissionView }) {
  const [isAsking, ask] = useState(false)
  if (isAsking) return <SendBackForm view={view} onCancel={() => ask(false)} />
  return (
    <Button variant="outline" onClick={() => ask(true)}>
      {words.page.moves.sendBack}
    </Button>
  )
}

function SendBackForm({ view, onCancel }: { view: SubmissionView; onCancel: () => void }) {
  const { sendBack } = words.page
  const arrival = useArrival<HTMLFormElement>()
  const [reason, setReason] = useState('')
  const { faults, isSending, make } = useMove<true>({ view, onCancel, onDone: () => Promise.resolve() }, REASON)
  const send = () => {
    const why = oneLine(reason)
    return make(why === '' ? [{ field: REASON, words: sendBack.needed }] : [], async () => {
      const { submission, version } = view
      await call(submissions.sendBack, { submission, version, reason: why }, { key: newKey() })
      return true
    })
  }
  return (
    <form
      noValidate
      ref={arrival}
      tabIndex={-1}
      className={form.form}
      aria-label={words.page.moves.sendBack}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary faults={faults.faults} round={faults.round} />
      <ReasonLines
        id={REASON}
        label={sendBack.reason}
        hint={sendBack.hint}
        value={reason}
        fault={faults.of(REASON)}
        onChange={setReason}
      />
      <p className={form.buttons}>
        <button type="submit" className={form.do} disabled={isSending}>
          {words.page.moves.sendBack}
        </button>
        <button type="button" className={form.cancel} onClick={onCancel}>
          {words.page.keep}
        </button>
      </p>
    </form>
  )
}
