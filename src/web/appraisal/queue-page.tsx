import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { mayAppraise } from './may-appraise.ts'
import { queueOf } from './queries.ts'
import { countOf, stateOf, type QueueSearch } from './queue.ts'
import { QueueFoot } from './queue-foot.tsx'
import { QueueList } from './queue-list.tsx'
import styles from './queue-page.module.css'
import { QueueTools } from './queue-tools.tsx'
import { UnchangedCriteria } from './unchanged-criteria.tsx'
import { words } from './words.ts'

const route = getRouteApi('/tham-dinh')

/** What the caller is to appraise, by unit or by criterion. */
export function QueuePage() {
  const session = useOwnSession()
  if (!session) return <TurnedAway title={words.queue.title} said={words.queue.notSignedIn} />
  return mayAppraise(session) ? <Queue session={session} /> : <NotCharged />
}

function NotCharged() {
  usePageTitle(words.queue.title, text.product)
  return <PageHead title={words.queue.title}>{words.queue.notCharged}</PageHead>
}

/** One page of the list; those after it are loaded as somebody goes through its criteria. */
function Queue({ session }: { session: OwnSession }) {
  const search = route.useSearch()
  usePageTitle(words.queue.title, text.product)
  const queue = useInfiniteQuery({ ...queueOf(search), refetchOnMount: 'always', placeholderData: (before) => before })
  const { data, error } = queue
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const [page] = data.pages as [(typeof data.pages)[number]]
  const { counts, rows } = page
  const state = stateOf(search.filter)
  const hasNothing = countOf(counts, 'all') === 0 && !isFiltered(search)
  return (
    <>
      <PageHead title={words.queue.title}>
        {hasNothing
          ? words.queue.nothing
          : words.queue.lede(figure(counts.undecided), figure(counts.toReview), figure(counts.decided))}
      </PageHead>
      {hasNothing ? null : (
        <>
          <QueueTools search={search} counts={counts} session={session} />
          {search.submission === undefined ? null : (
            <UnchangedCriteria key={search.submission} submission={search.submission} session={session} />
          )}
          {rows.length === 0 ? (
            <p className={styles.empty}>{words.queue.empty[state]}</p>
          ) : (
            <QueueList rows={rows} search={search} />
          )}
          <QueueFoot page={page} search={search} />
        </>
      )}
    </>
  )
}

function isFiltered({ submission, node, round, query }: QueueSearch): boolean {
  return submission !== undefined || node !== undefined || round !== undefined || query !== undefined
}
