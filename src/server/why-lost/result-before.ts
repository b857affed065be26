import type { WhyLostView } from '#contract/why-lost.ts'
import type { Db } from '#db/database.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { pastResultsOf } from '../past-tables/past-results.ts'
import { sealedScorecards } from '../submissions/sealed-scorecards.ts'

/** How an organisation stood in an earlier period; `rows` are points by the code of a row of the edition. */
type ResultBefore = {
  readonly whole: NonNullable<WhyLostView['before']>
  readonly rows: ReadonlyMap<string, string>
}

type Whose = { readonly organisation: string; readonly edition: string; readonly period: string }

/** Method §13.7. The latest period of the same edition that ended before: as approved here, else as a table stated it. */
export async function resultBefore(db: Db, whose: Whose): Promise<ResultBefore | undefined> {
  const now = periodFrom(whose.period)!
  const [approved, stated] = [await lastApproved(db, whose, now), await lastStated(db, whose, now)]
  if (stated !== undefined && (!approved || periodFrom(approved.period)!.to < periodFrom(stated)!.to))
    return statedResult(db, whose, stated)
  if (!approved) return undefined
  const card = (await sealedScorecards(db, approved.submission)).findLast(({ stage }) => stage === 'final')
  if (!card) return undefined
  const { total, nodes } = card.body
  return {
    whole: {
      ...{ period: approved.period, isStated: false, points: total.points },
      ...(total.index !== undefined && { index: total.index }),
    },
    rows: new Map(nodes.map(({ code, points }) => [code, points])),
  }
}

async function lastApproved(db: Db, { organisation, edition }: Whose, now: Period) {
  const rows = await db
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .select(['submission.id as submission', 'round.period'])
    .where('submission.organisation_id', '=', organisation)
    .where('submission.state', '=', 'approved')
    .where('round.edition_id', '=', edition)
    .execute()
  return latestBefore(rows, now)
}

async function lastStated(db: Db, { organisation, edition }: Whose, now: Period): Promise<string | undefined> {
  const rows = await db
    .selectFrom('past_result')
    .select('period')
    .distinct()
    .where('organisation_id', '=', organisation)
    .where('edition_id', '=', edition)
    .execute()
  return latestBefore(rows, now)?.period
}

function latestBefore<Row extends { readonly period: string }>(rows: readonly Row[], now: Period): Row | undefined {
  const end = ({ period }: Row): number => periodFrom(period)!.to
  return rows.filter((row) => end(row) < now.to).sort((a, b) => end(b) - end(a))[0]
}

async function statedResult(
  db: Db,
  { edition, organisation }: Whose,
  period: string,
): Promise<ResultBefore | undefined> {
  const [stated] = await pastResultsOf(db, { edition, period, organisation })
  if (!stated) return undefined
  const { rows, points, index, place } = stated
  return {
    whole: {
      ...{ period, isStated: true },
      ...(points !== undefined && { points }),
      ...(index !== undefined && { index }),
      ...(place !== undefined && { place }),
    },
    rows: new Map(rows.map(({ code, points: ofRow }) => [code, ofRow])),
  }
}
