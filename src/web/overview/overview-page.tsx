import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RoundOverview } from '#contract/overview.ts'
import type { RoundRow } from '#contract/round-views.ts'
import { periodName, moment } from '../my-work/words.ts'
import { figure, text } from '../language.ts'
import { PageHead } from '../ui/page-head.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { ShareBar } from '../ui/share-bar.tsx'
import { SkeletonPage } from '../ui/skeleton-page.tsx'
import { GroupFigures } from './group-figures.tsx'
import { LargestLosses } from './largest-losses.tsx'
import { Overdue } from './overdue.tsx'
import styles from './overview-page.module.css'
import { National, NationalGoals } from './national.tsx'
import { overviewOf } from './queries.ts'
import { RankingEnds } from './ranking-ends.tsx'
import { RefusedRound, RoundGate } from './round-gate.tsx'
import { words } from './words.ts'

const route = getRouteApi('/tong-quan')

/** Where a round stands, on one screen. */
export function OverviewPage() {
  const { round } = route.useSearch()
  return <RoundGate asked={round}>{(shown, rounds) => <Loaded round={shown} rounds={rounds} />}</RoundGate>
}

function Loaded({ round, rounds }: { round: string; rounds: readonly RoundRow[] }) {
  const { data, error } = useQuery(overviewOf(round))
  if (error && !data) return <RefusedRound error={error} />
  return data ? <Overview of={data} rounds={rounds} /> : <SkeletonPage label={text.loading} />
}

function Overview({ of, rounds }: { of: RoundOverview; rounds: readonly RoundRow[] }) {
  const { group: asked } = route.useSearch()
  const title = words.title(of.title, periodName(of.period))
  usePageTitle(title, text.product)
  const group = of.groups.find((one) => one.group === asked) ?? of.groups[0]
  const waiting = of.rows.filter(({ state }) => state === 'council').length
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageHead title={title}>
          {words.lede(figure(of.submitted), figure(of.members))} {nextSentence(of)} {words.stage[of.stage]}
        </PageHead>
        <RoundChoice round={of.round} rounds={rounds} />
      </div>
      <div className={styles.facts}>
        <div>
          <Complete of={of} />
          <NationalGoals goals={of.national.goals} />
        </div>
        <National round={of.round} places={of.national.places} />
      </div>
      <div className={styles.columns}>
        <div className={styles.column}>
          <GroupFigures of={of} chosen={group?.group} />
          <LargestLosses losses={of.losses} members={of.members} />
        </div>
        <div className={styles.column}>
          <Overdue round={of.round} overdue={of.overdue} />
          {group ? <RankingEnds of={of} group={group} /> : null}
          <p className={styles.ways}>
            <Link to="/hoi-dong/$round" params={{ round: of.round }}>
              {waiting > 0 ? words.council(figure(waiting)) : words.councilSheet}
            </Link>
            <button type="button" onClick={() => window.print()}>
              {words.print}
            </button>
          </p>
        </div>
      </div>
    </div>
  )
}

function nextSentence({ state, next }: RoundOverview): string {
  if (state !== 'open') return words.closed
  if (!next) return words.over
  const { workingDays, until } = next.due
  const what = words.moments[next.moment]
  return workingDays > 0 ? words.next(what, figure(workingDays), moment(until)) : words.nextToday(what, moment(until))
}

function Complete({ of: { complete } }: { of: RoundOverview }) {
  const { asked, given } = complete
  const share = asked === 0 ? undefined : given / asked
  const percent = share === undefined ? words.heat.none : `${figure(Math.floor(share * 100))}%`
  return (
    <div className={styles.complete}>
      <ShareBar share={share} />
      <p>{words.complete(figure(given), figure(asked), percent)}</p>
    </div>
  )
}

function RoundChoice({ round, rounds }: { round: string; rounds: readonly RoundRow[] }) {
  const navigate = route.useNavigate()
  if (rounds.length < 2) return null
  return (
    <label className={styles.choice}>
      {words.round}{' '}
      <select value={round} onChange={({ target }) => void navigate({ search: { round: target.value } })}>
        {rounds.map((one) => (
          <option key={one.round} value={one.round}>
            {one.title}
          </option>
        ))}
      </select>
    </label>
  )
}
