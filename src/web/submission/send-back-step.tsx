import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SubmissionView } from '#contract/submission-views.ts'
import { submissions } from '#contract/submissions.ts'
import { call } from '../api.ts'
import { newKey } from '../entry/new-key.ts'
import { MoveForm } from '../round-desk/move-form.tsx'
import { oneLine, ReasonLines } from '../round-desk/reason-lines.tsx'
import { useMove } from '../round-desk/use-move.ts'
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
    <MoveForm
      label={words.page.moves.sendBack}
      faults={faults}
      isSending={isSending}
      button={words.page.moves.sendBack}
      cancel={words.page.keep}
      onSend={send}
      onCancel={onCancel}
    >
      <ReasonLines
        id={REASON}
        label={sendBack.reason}
        hint={sendBack.hint}
        value={reason}
        fault={faults.of(REASON)}
        onChange={setReason}
      />
    </MoveForm>
  )
}
