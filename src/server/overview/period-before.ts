import { sql } from 'kysely'
import type { OverviewRow, RoundOverview } from '#contract/overview.ts'
import type { Db } from '#db/database.ts'
import { periodFrom } from '#domain/period/period.ts'
import { pastResultsOf } from '../past-tables/past-results.ts'
import { readBoard } from '../boards/read-board.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import { storedRounds, type StoredRound } from '../rounds/stored-round.ts'
import { shownOf } from './shown-board.ts'

/** What a round is compared with, and how each organisation stood then. */
export type PeriodBefore = {
  readonly said: NonNullable<RoundOverview['before']>
  readonly members: ReadonlyMap<string, StandingBefore>
}
/** The group is known of a round that was scored here. */
type StandingBefore = NonNullable<OverviewRow['before']> & { readonly group?: string }

/**
 * Method §11.14. The latest period of the same edition that ended before the round's own: of a round here, else of
 * results that were brought in from tables.
 */
export async function periodBefore(deps: RoundDeps, round: StoredRound): Promise<PeriodBefore | undefined> {
  const [before, brought] = [await roundBefore(deps.db, round), await broughtBefore(deps.db, round)]
  if (brought !== undefined && (!before || before.period.to < periodFrom(brought)!.to))
    return { said: { period: brought }, members: await broughtStandings(deps.db, round.edition, brought) }
  if (!before) return undefined
  const { members } = shownOf(await readBoard(deps, before, 'pillar'))
  return {
    said: { period: before.period.key, round: { id: before.id, title: before.title } },
    members: new Map(
      members.map(({ id, of, figures: { total } }) => [
        id,
        { group: of.member.group, place: total.place, isShared: total.isShared, index: total.index },
      ]),
    ),
  }
}

/** The latest one of the same edition whose period ended before this one's. */
async function roundBefore(db: Db, { edition, period }: StoredRound): Promise<StoredRound | undefined> {
  const rounds = (await storedRounds(db)).filter(
    (one) => one.state !== 'draft' && one.edition === edition && one.period.to < period.to,
  )
  return rounds.sort((a, b) => b.period.to - a.period.to)[0]
}

async function broughtBefore(db: Db, { edition, period }: StoredRound): Promise<string | undefined> {
  const rows = await db
    .selectFrom('past_result')
    .select('period')
    .distinct()
    .where('edition_id', '=', edition)
    .where('node_code', '=', '')
    .where(sql<boolean>`measure in ('index', 'place')`)
    .execute()
  return rows
    .map((row) => periodFrom(row.period)!)
    .filter(({ to }) => to < period.to)
    .sort((a, b) => b.to - a.to)[0]?.key
}

async function broughtStandings(db: Db, edition: string, period: string) {
  const results = await pastResultsOf(db, { edition, period })
  return new Map(
    results.map(({ organisation, place, index }) => [
      organisation,
      { ...(place !== undefined && { place }), ...(index !== undefined && { index }) },
    ]),
  )
}
