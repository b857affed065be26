import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { pastTables } from '#contract/past-tables.ts'
import type { Db } from '#db/database.ts'
import { compare, exactFromDecimal } from '#domain/exact.ts'
import { periodFrom } from '#domain/period/period.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { pastResultsOf, type StoredResult } from './past-results.ts'

const NAMES = new Intl.Collator('vi')

/** Results of earlier periods as tables stated them (method §7.15): which periods there are, and one of them whole. */
export async function listPastResults(
  { db, content }: ValueDeps,
  { edition, period: asked }: InputOf<typeof pastTables.listPastResults>,
): Promise<OutputOf<typeof pastTables.listPastResults>> {
  if (!content.outlines.has(edition)) throw new Refusal('not-found')
  const periods = await periodsOf(db, edition)
  const period = asked === undefined ? periods[0]?.period : periodFrom(asked)!.key
  if (period === undefined) return { periods, rows: [] }
  const results = await pastResultsOf(db, { edition, period })
  const names = await namesOf(db)
  return {
    periods,
    period,
    rows: results
      .map(({ organisation: id, rows, ...stated }) => ({
        organisation: { id, name: names.get(id) ?? id },
        ...stated,
        rows: rows.length,
      }))
      .sort((a, b) => byStanding(a, b) || NAMES.compare(a.organisation.name, b.organisation.name)),
  }
}

type Stated = Pick<StoredResult, 'place' | 'points'>

function byStanding(a: Stated, b: Stated): number {
  const byPlace = (a.place ?? Infinity) - (b.place ?? Infinity)
  if (a.place !== b.place) return byPlace
  if (a.points === undefined || b.points === undefined)
    return Number(a.points === undefined) - Number(b.points === undefined)
  return compare(exactFromDecimal(b.points), exactFromDecimal(a.points))
}

async function periodsOf(db: Db, edition: string) {
  const rows = await db
    .selectFrom('past_result')
    .innerJoin('account', 'account.id', 'past_result.brought_by')
    .select(({ fn }) => [
      'period',
      fn.count<string>('organisation_id').distinct().as('units'),
      fn.max('brought_at').as('at'),
      sql<string>`(array_agg(account.display_name order by brought_at desc, account.id))[1]`.as('by'),
    ])
    .where('edition_id', '=', edition)
    .groupBy('period')
    .execute()
  return rows
    .sort((a, b) => periodFrom(b.period)!.to - periodFrom(a.period)!.to)
    .map(({ period, units, at, by }) => ({
      ...{ period, units: Number(units), broughtBy: by, broughtAt: at.toISOString() },
    }))
}

/** By the name that each bore last. */
async function namesOf(db: Db): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('organisation_version')
    .select(['organisation_id as id', 'name'])
    .orderBy('valid_from')
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
