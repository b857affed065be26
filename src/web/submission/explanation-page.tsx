import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ExplanationDraftView } from '#contract/appraisal-views.ts'
import type { OwnSession } from '#contract/sessions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { shortMax } from '../entry/points.tsx'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { deadlineWords } from './deadline.ts'
import { ExplainedCriterion } from './explained-criterion.tsx'
import styles from './explanation-page.module.css'
import { explainable, type Explainable } from './explainable.ts'
import { lastCard } from './last-card.ts'
import { explanationDraftOf, scorecardsOf } from './queries.ts'
import { Refused, SubmissionGate } from './submission-gate.tsx'
import { SubmissionPath } from './submission-path.tsx'
import { useEdition } from './use-edition.ts'
import { explanationWords as words } from './words.ts'

const route = getRouteApi('/ho-so/$submission/giai-trinh')

/** After the release: what was found, criterion by criterion, and what both sides say of it. */
export function ExplanationPage() {
  const { submission } = route.useParams()
  return (
    <SubmissionGate submission={submission}>
      {(view, session) => <Loaded view={view} session={session} />}
    </SubmissionGate>
  )
}

function Loaded({ view, session }: { view: SubmissionView; session: OwnSession }) {
  const draft = useQuery(explanationDraftOf(view.submission))
  const points = useQuery(scorecardsOf(view.submission))
  const laid = useEdition(view.edition)
  const error = draft.error ?? points.error
  if (error) return <Refused error={error} />
  if (!draft.data || !points.data || !laid) return <SkeletonPage label={text.loading} />
  const self = lastCard(points.data.cards, 'self')
  const criteria = explainable(view, draft.data, self, laid, Date.parse(session.now))
  return <Explanation view={view} session={session} draft={draft.data} criteria={criteria} />
}

type Props = {
  view: SubmissionView
  session: OwnSession
  draft: ExplanationDraftView
  criteria: readonly Explainable[]
}

function Explanation({ view, session, draft, criteria }: Props) {
  const { node: chosen } = route.useSearch()
  const { submission, organisation } = view
  usePageTitle(words.title(organisation.name), text.product)
  const toAnswer = criteria.filter(({ isOpen, isAnswered }) => isOpen && !isAnswered).length
  return (
    <>
      <SubmissionPath view={view} here={words.here} />
      <PageHead title={words.title(organisation.name)}>
        {words.lede(figure(draft.points), figure(shortMax(draft.max)), figure(draft.criteria.length))}{' '}
        {view.state === 'explanation' ? deadlineWords(view, session.now) : ''}{' '}
        {toAnswer > 0 ? words.toAnswer(figure(toAnswer)) : ''}
      </PageHead>
      <p className={styles.links}>
        <Link to="/ho-so/$submission/giai-trinh/van-ban" params={{ submission }}>
          {words.letter}
        </Link>
      </p>
      {criteria.length === 0 ? <p>{words.none}</p> : null}
      <Part title={words.changed} some={criteria.filter(isChanged)} {...{ view, session, chosen }} />
      <Part title={words.same} some={criteria.filter((one) => !isChanged(one))} {...{ view, session, chosen }} />
    </>
  )
}

/** What the appraisal did comes first; the rest the unit knew when it sent. */
function isChanged({ self, points, isOpen, until }: Explainable): boolean {
  return isOpen || until !== undefined || (points !== undefined && points !== self)
}

type PartProps = Pick<Props, 'view' | 'session'> & {
  title: string
  some: readonly Explainable[]
  chosen: string | undefined
}

function Part({ title, some, view, session, chosen }: PartProps) {
  if (some.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      <ul className={styles.criteria}>
        {some.map((one) => (
          <li key={one.code}>
            <ExplainedCriterion view={view} account={session.account} one={one} isChosen={chosen === one.code} />
          </li>
        ))}
      </ul>
    </section>
  )
}
