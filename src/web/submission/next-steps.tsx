import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { SubmissionView } from '#contract/submission-views.ts'
import { LinkButton } from './link-button.tsx'
import { isMadeHere, MoveStep } from './move-step.tsx'
import styles from './next-steps.module.css'
import { SendBackStep } from './send-back-step.tsx'
import { moment, whyNotWords, words } from './words.ts'
import { figure } from '../language.ts'

type Move = SubmissionView['moves'][number]

/** What may be done next, and of what is not open why not; then what stands open or has changed. */
export function NextSteps({ view }: { view: SubmissionView }) {
  const { page } = words
  const steps = view.moves.filter(
    (step) => (isSending(step) || step.move === 'sendBack' || isMadeHere(step.move)) && isShown(step, view),
  )
  const isUnits = view.moves.some(({ move }) => move === 'submitSubmission')
  const isReleased = ['explanation', 'second-appraisal', 'council', 'approved'].includes(view.state)
  const params = { submission: view.submission }
  return (
    <section aria-labelledby="tiep-theo" className={styles.section}>
      <h2 id="tiep-theo">{page.next}</h2>
      {steps.length === 0 && !isReleased ? <p className={styles.quiet}>{page.nothing}</p> : null}
      <ul className={styles.steps}>
        {isReleased ? (
          <li>
            <LinkButton to="/ho-so/$submission/giai-trinh" params={params} isMain={view.state === 'explanation'}>
              {page.explain}
            </LinkButton>
          </li>
        ) : null}
        {steps.map((step) => (
          <li key={step.move}>
            <Step view={view} step={step} />
          </li>
        ))}
      </ul>
      <p className={styles.links}>
        {isUnits ? (
          <Link
            to="/nhap-so-lieu/$edition"
            params={{ edition: view.edition }}
            search={{ unit: view.organisation.id, period: view.period }}
          >
            {page.form}
          </Link>
        ) : null}
        {view.points ? (
          <Link to="/ho-so/$submission/mat-diem" params={params}>
            {page.why}
          </Link>
        ) : null}
        {view.receipt ? (
          <Link
            to="/ho-so/$submission/bien-nhan/$attempt"
            params={{ ...params, attempt: String(view.receipt.attempt) }}
          >
            {words.life.receipt(view.receipt.number)}
            {view.receipt.recalledAt === undefined ? '' : ` (${words.life.recalled})`}
          </Link>
        ) : null}
      </p>
      <Notes view={view} />
    </section>
  )
}

function Step({ view, step }: { view: SubmissionView; step: Move }) {
  if (isSending(step)) return <SendStep view={view} step={step} />
  if (step.move === 'sendBack' && !step.whyNot) return <SendBackStep view={view} />
  return <MoveStep view={view} step={step} />
}

/** What is of another step is left out, but for taking back what was sent: its reason is asked for. */
function isShown({ move, whyNot }: Move, { state }: SubmissionView): boolean {
  if (whyNot?.code === 'wrong-state') return move === 'recallSubmission' && state !== 'draft' && state !== 'approved'
  return whyNot?.code !== 'nothing-reopened'
}

function isSending({ move }: Move): boolean {
  return move === 'submitSubmission' || move === 'endReopening'
}

/** To send is a page of its own, on which what lacks is named and can be mended. */
function SendStep({ view: { submission }, step: { move, whyNot } }: { view: SubmissionView; step: Move }) {
  const isMendable = whyNot === undefined || MENDABLE.includes(whyNot.code)
  const name = move === 'endReopening' ? words.page.checkAgain : words.page.check
  if (!isMendable)
    return (
      <>
        <Button disabled>{name}</Button>
        <p className={styles.reason}>{words.page.whyNot(whyNotWords(whyNot))}</p>
      </>
    )
  return (
    <>
      <LinkButton to="/ho-so/$submission/kiem-tra" params={{ submission }} isMain>
        {name}
      </LinkButton>
      {whyNot ? (
        <p className={styles.reason}>
          {whyNot.code === 'document-needed' ? words.page.sendDocument : whyNotWords(whyNot)}
        </p>
      ) : null}
    </>
  )
}

/** The page of the check shows how to do what these ask. */
const MENDABLE: readonly string[] = ['document-needed', 'not-the-head', 'notes-missing', 'evidence-missing']

function Notes({ view }: { view: SubmissionView }) {
  const { page } = words
  const open = view.openings.filter(({ closedAt }) => closedAt === undefined)
  const changed = view.changed?.length ?? 0
  return (
    <>
      {open.length > 0 ? (
        <div className={styles.note}>
          <h3>{page.openings}</h3>
          <ul>
            {open.map(({ node, until, reason }) => (
              <li key={`${node} ${until}`}>
                {page.opening(node, moment(until))}. {reason}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {changed > 0 ? <p className={styles.note}>{page.changed(figure(changed))}</p> : null}
      {view.isCommonFixed ? null : <p className={styles.quiet}>{page.commonOpen(moment(view.calendar.fixedAt))}</p>}
    </>
  )
}
