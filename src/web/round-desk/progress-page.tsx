import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AppraisalProgress } from '#contract/round-desk.ts'
import type { RoundView } from '#contract/round-views.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import tabs from '../ui/tabs.module.css'
import { AgencyGate, RoundRefused } from './agency-gate.tsx'
import styles from './progress-page.module.css'
import { ProgressTable } from './progress-table.tsx'
import { PROGRESS_VIEWS } from './progress-views.ts'
import { progressOf, roundOf } from './queries.ts'
import { RoundPath } from './round-path.tsx'
import { progressWords as words } from './words.ts'
import { words as submissionWords } from '../submission/words.ts'

const route = getRouteApi('/dot-danh-gia/$round/tham-dinh')
const MOST_CODES = 12

/** How far an appraisal is, and what of it lacks, for who runs the round. */
export function ProgressPage(): React.ReactNode {
  return <AgencyGate>{() => <Loaded />}</AgencyGate>
}

function Loaded() {
  const { round: id } = route.useParams()
  const round = useQuery(roundOf(id))
  const progress = useQuery(progressOf(id))
  const error = (round.error && !round.data && round.error) || (progress.error && !progress.data && progress.error)
  if (error) return <RoundRefused error={error} />
  if (!round.data || !progress.data) return <SkeletonPage label={text.loading} />
  return <Progress round={round.data} progress={progress.data} />
}

function Progress({ round, progress }: { round: RoundView; progress: AppraisalProgress }) {
  const title = words.title(submissionWords.round(round.title))
  usePageTitle(title, text.product)
  const { all, submissions } = progress
  return (
    <>
      <RoundPath round={round} here={words.way} />
      <PageHead title={title}>{standing(progress)}</PageHead>
      {submissions === 0 ? null : (
        <>
          <div className={styles.whole}>
            <ShareBar share={all.asked === 0 ? 1 : all.decided / all.asked} />
          </div>
          <Nobodys criteria={progress.criteria} />
          <Views />
          <ProgressTable progress={progress} />
        </>
      )}
    </>
  )
}

/** One line of what stands, and nothing that is nought. */
function standing({ submissions, passed, all }: AppraisalProgress): string {
  if (submissions === 0) return passed === 0 ? words.none : words.allPassed(figure(passed))
  const parts = [
    words.lede(figure(all.decided), figure(all.asked), figure(submissions)),
    ...(all.toReview > 0 ? [words.toReview(figure(all.toReview))] : []),
    ...(all.toSettle > 0 ? [words.toSettle(figure(all.toSettle))] : []),
    ...(all.awaiting > 0 ? [words.awaiting(figure(all.awaiting))] : []),
    ...(passed > 0 ? [words.passed(figure(passed))] : []),
  ]
  return `${parts.join('; ')}.`
}

function Nobodys({ criteria }: Pick<AppraisalProgress, 'criteria'>) {
  const codes = criteria.flatMap(({ code, isNobodys }) => (isNobodys ? code : []))
  if (codes.length === 0) return null
  const named = codes.slice(0, MOST_CODES).join(', ')
  return (
    <p className={styles.nobodys}>
      {words.nobodys(figure(codes.length), codes.length > MOST_CODES ? words.andMore(named) : named)}
    </p>
  )
}

function Views() {
  const { round } = route.useParams()
  const { by } = route.useSearch()
  return (
    <nav aria-label={words.views} className={styles.views}>
      <div className={tabs.tabs}>
        {([undefined, ...PROGRESS_VIEWS] as const).map((view) => (
          <Link
            key={view ?? 'phan'}
            to="/dot-danh-gia/$round/tham-dinh"
            params={{ round }}
            search={{ by: view }}
            resetScroll={false}
            className={tabs.tab}
            aria-current={by === view ? 'page' : undefined}
            activeProps={{}}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {words.view[view ?? 'phan']}
          </Link>
        ))}
      </div>
    </nav>
  )
}
