import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RoundDesk } from '#contract/round-desk.ts'
import type { RoundView } from '#contract/round-views.ts'
import type { OwnSession } from '#contract/sessions.ts'
import { dayText } from '../entry/local-time.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { AgencyGate, RoundRefused } from './agency-gate.tsx'
import { BoardSection } from './board-section.tsx'
import { isLate } from './board-rows.ts'
import { CalendarLine } from './calendar-line.tsx'
import styles from './desk-page.module.css'
import { DraftPlan } from './draft-plan.tsx'
import { deskOf, roundOf } from './queries.ts'
import { UnitPanel } from './unit-panel.tsx'
import { useReturn } from './use-return.ts'
import { moment, progressWords, words } from './words.ts'

const route = getRouteApi('/dot-danh-gia/$round')

/** A round for who runs it: how it stands, its calendar, and every unit of it with what can be done. */
export function DeskPage() {
  return <AgencyGate>{(session) => <Loaded session={session} />}</AgencyGate>
}

function Loaded({ session }: { session: OwnSession }) {
  const { round: id } = route.useParams()
  const round = useQuery(roundOf(id))
  const desk = useQuery(deskOf(id))
  const error = (round.error && !round.data && round.error) || (desk.error && !desk.data && desk.error)
  if (error) return <RoundRefused error={error} />
  if (!round.data || !desk.data) return <SkeletonPage label={text.loading} />
  return <Desk round={round.data} desk={desk.data} session={session} />
}

function Desk({ round, desk, session }: { round: RoundView; desk: RoundDesk; session: OwnSession }) {
  const { submission } = route.useSearch()
  const navigate = route.useNavigate()
  const title = words.title(round.title)
  usePageTitle(title, text.product)
  const remember = useReturn(submission)
  const open = desk.rows.find((row) => row.submission === submission)
  const close = () => {
    remember()
    void navigate({ search: (before) => ({ ...before, submission: undefined, act: undefined }), resetScroll: false })
  }
  return (
    <>
      <div className={open ? styles.unseenBelow : undefined}>
        <PageHead title={title}>{standing(round, desk)}</PageHead>
        <Ways round={round} />
        <CalendarLine round={round} now={session.now} />
      </div>
      {round.state === 'draft' ? (
        <DraftPlan round={round} />
      ) : (
        <div className={open ? styles.columns : undefined}>
          <BoardSection desk={desk} round={round} today={session.now} isBehind={open !== undefined} />
          {open ? <UnitPanel key={open.submission} row={open} desk={desk} round={round} onClose={close} /> : null}
        </div>
      )}
    </>
  )
}

/** One line of what stands: what is over and what waits, and nothing that is nought. */
function standing(round: RoundView, { rows }: RoundDesk): string {
  const { lede } = words
  if (round.state === 'draft') return lede.draft
  const count = (is: (row: (typeof rows)[number]) => boolean): number => rows.filter(is).length
  const isIn = (state: (typeof rows)[number]['state']) => count((row) => row.state === state)
  const submitted = rows.length - isIn('draft')
  const parts = [
    lede.submitted(figure(submitted), figure(rows.length)),
    ...[
      [lede.late, count(isLate)],
      [lede.extended, count((row) => row.state === 'draft' && row.hasOwnEnd)],
      [lede.council, isIn('council')],
      [lede.approved, isIn('approved')],
    ].flatMap(([say, some]) =>
      (some as number) > 0 ? [(say as (count: string) => string)(figure(some as number))] : [],
    ),
  ]
  const said = `${parts.join(', ')}.`
  if (round.closedAt !== null) return `${lede.closed(dayText(round.closedAt))} ${said}`
  return submitted === rows.length ? said : `${lede.until(moment(round.entryUntil))}. ${said}`
}

/** What is done of the whole round, each on a page of its own that says what will happen. */
function Ways({ round: { round, state, fixedSince } }: { round: RoundView }) {
  const { ways } = words
  const params = { round }
  return (
    <nav aria-label={ways.label} className={styles.ways}>
      {state === 'closed' ? null : (
        <Link to="/dot-danh-gia/$round/lich" params={params}>
          {state === 'draft' ? ways.plan : ways.calendar}
        </Link>
      )}
      <Link to="/dot-danh-gia/$round/thu" params={params}>
        {ways.try}
      </Link>
      {state === 'draft' ? null : (
        <Link to="/dot-danh-gia/$round/tham-dinh" params={params}>
          {progressWords.way}
        </Link>
      )}
      {state === 'draft' ? null : (
        <Link to="/hoi-dong/$round" params={params}>
          {ways.council}
        </Link>
      )}
      {state === 'open' && fixedSince === null ? (
        <Link to="/dot-danh-gia/$round/viec/$step" params={{ ...params, step: 'chot-so-lieu' }}>
          {ways.fix}
        </Link>
      ) : null}
      {state === 'open' ? (
        <Link to="/dot-danh-gia/$round/viec/$step" params={{ ...params, step: 'dong' }}>
          {ways.close}
        </Link>
      ) : null}
      {state === 'draft' ? (
        <Link to="/dot-danh-gia/$round/viec/$step" params={{ ...params, step: 'xoa' }}>
          {ways.delete}
        </Link>
      ) : null}
    </nav>
  )
}
