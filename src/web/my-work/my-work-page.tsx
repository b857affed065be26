import { useQuery } from '@tanstack/react-query'
import type { MyWork } from '#contract/my-work.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { dayText } from '../entry/local-time.ts'
import { useOwnSession } from '../entry/resumed-session.ts'
import { TurnedAway } from '../frame/turned-away.tsx'
import {
  chooseRole,
  roleName,
  sessionAs,
  useWorkingRole,
  workingRoles,
  type WorkingRole,
} from '../frame/working-role.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import styles from './my-work-page.module.css'
import { Notices } from './notices.tsx'
import { ownWork } from './queries.ts'
import { WorkList } from './work-list.tsx'
import { workRows, type WorkRows } from './work-rows.ts'
import { words } from './words.ts'

/** Everybody's home: what I owe in the role that I work in, by when, and what came back. */
export function MyWorkPage() {
  const session = useOwnSession()
  usePageTitle(words.title, text.product)
  return session ? <Home session={session} /> : <TurnedAway title={words.title} />
}

function Home({ session }: { session: OwnSession }) {
  const role = useWorkingRole(session)
  const { data, error } = useQuery(ownWork)
  if (error && !data) throw error
  if (!data) return <SkeletonPage label={text.loading} />
  return role ? <Work work={data} role={role} session={session} /> : <WithoutRole />
}

function WithoutRole() {
  return <PageHead title={words.title}>{words.pointer.none}</PageHead>
}

/** A leader has two minutes: more than so many rounds are a number. */
const MOST_WATCHED = 5

function Work({ work, role, session }: { work: MyWork; role: WorkingRole; session: OwnSession }) {
  const rows = workRows(work, sessionAs(session, role))
  const { sections } = words
  const watched = rows.watch.slice(0, MOST_WATCHED)
  return (
    <>
      <PageHead title={words.title}>
        <p>{answerTo(rows, role, work)}</p>
        <OtherRoles work={work} role={role} session={session} />
      </PageHead>
      <div className={styles.columns}>
        <div className={styles.work}>
          <WorkList title={sections.todo} rows={rows.todo} />
          <WorkList title={sections.watch} rows={watched} />
          {rows.watch.length > watched.length ? (
            <p className={styles.more}>{words.more(figure(rows.watch.length - watched.length))}</p>
          ) : null}
          <WorkList title={sections.done} rows={rows.done} isDone />
        </div>
        <Notices />
      </div>
    </>
  )
}

/** What waits in the roles that somebody does not work in just now, so that nothing falls behind them. */
function OtherRoles({ work, role, session }: { work: MyWork; role: WorkingRole; session: OwnSession }) {
  const others = workingRoles(session)
    .filter(({ key }) => key !== role.key)
    .map((other) => ({ other, count: workRows(work, sessionAs(session, other)).todo.length }))
    .filter(({ count }) => count > 0)
  if (others.length === 0) return null
  return (
    <p className={styles.others}>
      {words.role.elsewhere}
      {others.map(({ other, count }) => (
        <button key={other.key} type="button" onClick={() => chooseRole(session.account.id, other)}>
          {words.role.waiting(roleName(other), figure(count))}
        </button>
      ))}
    </p>
  )
}

/** How much waits; where nothing does, what comes next. */
function answerTo(rows: WorkRows, { role }: WorkingRole, { coming }: MyWork): string {
  const { lede, pointer } = words
  const all = rows.todo
  const over = all.filter(({ due }) => due?.tone === 'over').length
  if (over > 0) return lede.overdue(figure(all.length), figure(over))
  if (all.length > 0) return lede.todo(figure(all.length))
  const nothing = role in pointer ? pointer[role as keyof typeof pointer] : lede.none
  if (!coming) return nothing
  return `${nothing} ${lede.coming(coming.round, words.moments[coming.moment], dayText(coming.due.until))}`
}
