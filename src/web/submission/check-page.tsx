import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { FormView } from '#contract/forms.ts'
import type { OwnSession } from '#contract/sessions.ts'
import type { ScoredNodesView, SubmissionView } from '#contract/submission-views.ts'
import { formOf } from '../entry/queries.ts'
import { shortMax } from '../entry/points.tsx'
import { periodName } from '../entry/words.ts'
import { figure, text } from '../language.ts'
import { ErrorSummary } from '../sign-in/error-summary.tsx'
import { useFaults } from '../sign-in/use-faults.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { Answers } from './answers.tsx'
import { AnswerLink } from './answer-link.tsx'
import { checkOf, type Check as CheckOf } from './check.ts'
import { faultsOf, type CheckFault } from './check-faults.ts'
import styles from './check-page.module.css'
import { CheckSummary } from './check-summary.tsx'
import { scorecardsOf } from './queries.ts'
import { SendPanel } from './send-panel.tsx'
import { Refused, SubmissionGate } from './submission-gate.tsx'
import { SubmissionPath } from './submission-path.tsx'
import { useEdition, type Laid } from './use-edition.ts'
import { checkWords as words } from './words.ts'

const route = getRouteApi('/ho-so/$submission/kiem-tra')

/** What would be sent, section by section, with what lacks; and the way to send it. */
export function CheckPage() {
  const { submission } = route.useParams()
  return (
    <SubmissionGate submission={submission}>
      {(view, session) => <Loaded view={view} session={session} />}
    </SubmissionGate>
  )
}

function Loaded({ view, session }: { view: SubmissionView; session: OwnSession }) {
  const key = { organisation: view.organisation.id, edition: view.edition, period: view.period }
  const form = useQuery({ ...formOf(key), staleTime: 0 })
  const points = useQuery(scorecardsOf(view.submission))
  const laid = useEdition(view.edition)
  const error = form.error ?? points.error
  if (error) return <Refused error={error} />
  if (!form.data || !form.isFetchedAfterMount || !points.data || !points.isFetchedAfterMount || !laid)
    return <SkeletonPage label={text.loading} />
  return <Check view={view} session={session} form={form.data} points={points.data.now.self} laid={laid} />
}

type CheckProps = {
  view: SubmissionView
  session: OwnSession
  form: FormView
  points: ScoredNodesView | undefined
  laid: Laid
}

function Check({ view, session, form, points, laid }: CheckProps) {
  const check = checkOf(view, { form, points, laid }, Date.parse(session.now))
  const { faults, round, tell, of } = useFaults()
  const period = periodName(view.period)
  // After it was sent, only what was reopened is left to send.
  const isNothingOpen = check.parts.length === 0
  usePageTitle(words.title, period, view.organisation.name, text.product)
  return (
    <>
      <SubmissionPath view={view} here={words.title} />
      <div className={styles.faults}>
        <ErrorSummary<CheckFault>
          faults={faults}
          round={round}
          renderLine={(fault) => <AnswerLink view={view} fault={fault} />}
        />
      </div>
      <PageHead title={words.title}>
        {isNothingOpen ? (
          words.nothingOpen(view.organisation.name, period)
        ) : (
          <Lede view={view} check={check} points={points} />
        )}
      </PageHead>
      <div className={styles.sections}>
        {isNothingOpen ? null : <CheckSummary check={check} points={points} />}
        <SendPanel
          view={view}
          account={session.account.id}
          today={session.now}
          counts={check.counts}
          found={faultsOf(check)}
          tell={tell}
          faultOf={of}
        />
        {isNothingOpen ? null : <Answers view={view} check={check} faultOf={of} />}
      </div>
    </>
  )
}

function Lede({ view, check, points }: { view: SubmissionView; check: CheckOf; points: ScoredNodesView | undefined }) {
  const { given, asked } = check.counts
  const total = points?.total
  return (
    <>
      {words.lede(view.organisation.name, periodName(view.period), figure(given), figure(asked))}{' '}
      {total ? words.points(figure(total.points), figure(shortMax(total.max))) : ''}{' '}
      {view.isCommonFixed ? '' : words.commonOpen}
    </>
  )
}
