import { sql } from 'kysely'
import type { VerifierWork } from '#contract/my-work.ts'
import type { Actor } from '../call.ts'
import type { StoredRound } from '../rounds/stored-round.ts'
import type { ValueDeps } from '../values/deps.ts'
import { TAKES_VERDICT, verifiedItems } from '../verdicts/charge.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** Of the items that the caller verifies, the values of open rounds' periods on which there is no verdict (method §7.5). */
export async function verifierWork(
  { db }: ValueDeps,
  { grants }: Actor,
  open: readonly StoredRound[],
  { left }: MomentOfAsking,
): Promise<VerifierWork[]> {
  const items = verifiedItems(grants)
  const ends = endsByPeriod(open)
  if (items.length === 0 || ends.size === 0) return []
  const { rows } = await sql<{ period: string; values: number }>`
    select latest.period, count(*) as values from (
      select distinct on (item_id, subject_id, period, part_id) id, period, kind, source from value
      where item_id = any(${items}::text[]) and period = any(${[...ends.keys()]}::text[])
      order by item_id, subject_id, period, part_id, version desc
    ) as latest
    where ${TAKES_VERDICT}
      and not exists (select from value_verdict where value_id = latest.id)
    group by latest.period
  `.execute(db)
  return rows
    .map(({ period, values }) => ({ period, values, due: left(ends.get(period)!) }))
    .sort((a, b) => (a.due.until < b.due.until ? -1 : 1))
}

/** The first end of appraisal that each period's values are waited for. */
function endsByPeriod(open: readonly StoredRound[]): Map<string, number> {
  const byPeriod = Map.groupBy(open, ({ period }) => period.key)
  return new Map(
    [...byPeriod].map(([key, rounds]) => [key, Math.min(...rounds.map(({ calendar }) => calendar.appraisalUntil))]),
  )
}
