import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { OwnSession } from '#contract/sessions.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import { figure, text } from '../language.ts'
import { Announcement } from '../ui/announcement.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { mayAppraise } from './may-appraise.ts'
import { queueOf } from './queries.ts'
import { countOf, rowsOf, stateOf } from './queue.ts'
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

function Queue({ session }: { session: OwnSession }) {
  const search = route.useSearch()
  usePageTitle(words.queue.title, text.product)
  const queue = useInfiniteQuery({ ...queueOf(search), refetchOnMount: 'always', placeholderData: (before) => before })
  const { data, error } = queue
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  const { counts } = data.pages[0]!
  const rows = rowsOf(data.pages)
  const state = stateOf(search.filter)
  const all = countOf(counts, state)
  const isFiltered = search.submission !== undefined || search.node !== undefined || search.round !== undefined
  const hasNothing = countOf(counts, 'all') === 0 && !isFiltered
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
          <p className={styles.foot}>
            {rows.length === 0 ? null : <span>{words.queue.shown(figure(rows.length), figure(all))}</span>}
            {queue.hasNextPage ? (
              <button
                type="button"
                className={styles.more}
                disabled={queue.isFetchingNextPage}
                onClick={() => void queue.fetchNextPage()}
              >
                {queue.isFetchingNextPage ? words.queue.loading : words.queue.more}
              </button>
            ) : null}
          </p>
          <Announcement sentence={words.queue.shown(figure(rows.length), figure(all))} />
        </>
      )}
    </>
  )
}
