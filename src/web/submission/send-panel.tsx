import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SubmissionView } from '#contract/submission-views.ts'
import { dayAt } from '#domain/round/moment.ts'
import { periodName } from '../entry/words.ts'
import { figure } from '../language.ts'
import type { Fault } from '../sign-in/use-faults.ts'
import type { CheckCounts } from './check.ts'
import type { CheckFault } from './check-faults.ts'
import { DocumentFields } from './document-fields.tsx'
import { keepDraft, keptDraft, paperOf, type DocumentDraft } from './document-draft.ts'
import styles from './send-panel.module.css'
import { SEND_BUTTON, useSendingSubmission } from './use-sending-submission.ts'
import { checkWords, whyNotWords } from './words.ts'

type Props = {
  view: SubmissionView
  account: string
  /** By the server's clock. */
  today: string
  counts: CheckCounts
  /** What keeps it from being sent. */
  found: readonly CheckFault[]
  tell: (faults: readonly Fault[]) => void
  faultOf: (field: string) => string | undefined
}

const { send: words } = checkWords

/** The way to send: as the head or with authority, or with the paper that the head signed. */
export function SendPanel(props: Props) {
  const { view } = props
  const step = view.moves.find(({ move }) => move === (view.state === 'draft' ? 'submitSubmission' : 'endReopening'))
  const whyNot = step?.whyNot
  const needsPaper = whyNot?.code === 'document-needed' || whyNot?.code === 'not-the-head'
  const isReady = step && (!whyNot || needsPaper || MENDABLE.includes(whyNot.code))
  return (
    <section aria-labelledby="gui" className={styles.panel}>
      <h2 id="gui">{words.heading}</h2>
      {isReady ? <SendForm {...props} needsPaper={needsPaper} /> : <NotReady view={view} step={step} />}
    </section>
  )
}

/** What the page itself names when the button is pressed. */
const MENDABLE: readonly string[] = ['notes-missing', 'evidence-missing']

function NotReady({ view, step }: { view: SubmissionView; step: SubmissionView['moves'][number] | undefined }) {
  const { receipt, submission, state } = view
  if (state !== 'draft' && receipt)
    return (
      <p>
        {words.already(receipt.number)}{' '}
        <Link to="/ho-so/$submission/bien-nhan/$attempt" params={{ submission, attempt: String(receipt.attempt) }}>
          {words.seeReceipt}
        </Link>
      </p>
    )
  return <p>{step?.whyNot ? whyNotWords(step.whyNot) : words.readOnly}</p>
}

function SendForm({ view, account, today, counts, found, tell, faultOf, needsPaper }: Props & { needsPaper: boolean }) {
  const draftKey = `${account} ${view.submission}`
  const [draft, setDraft] = useState(() => keptDraft(draftKey))
  const { send, isSending, share } = useSendingSubmission({ view, draftKey, tell })
  const change = (part: Partial<DocumentDraft>) => {
    const next = { ...draft, ...part }
    keepDraft(draftKey, next)
    setDraft(next)
  }
  const submit = () => {
    const { paper, faults } = needsPaper ? paperOf(draft, dayAt(Date.parse(today))) : { faults: [] }
    const all = [...found, ...faults]
    tell(all)
    if (all.length === 0) void send(paper)
  }
  const lacks = counts.missing + counts.unconfirmed
  return (
    <form
      noValidate
      className={styles.form}
      onKeyDown={(event) => {
        // Enter that ends a composition is not for the form.
        if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{needsPaper ? words.byDocument : words.asHead}</p>
      {needsPaper ? <DocumentFields draft={draft} change={change} faultOf={faultOf} /> : null}
      {lacks > 0 ? <p className={styles.attention}>{words.missing(figure(lacks))}</p> : null}
      <p className={styles.quiet}>{words.pins}</p>
      {faultOf(SEND_BUTTON) ? <p className={styles.fault}>{faultOf(SEND_BUTTON)}</p> : null}
      <div className={styles.actions}>
        <Button id={SEND_BUTTON} type="submit" loading={isSending}>
          {view.state === 'draft' ? words.button(periodName(view.period)) : words.again}
        </Button>
        <p role="status" className={styles.quiet}>
          {share === undefined ? (isSending ? words.sending : '') : words.uploading(figure(share))}
        </p>
      </div>
    </form>
  )
}
