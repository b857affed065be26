import { sql } from 'kysely'
import type { Db } from '#db/database.ts'

export type UnitsAsked = {
  readonly units: readonly string[]
  readonly edition: string
  /** The edition's. */
  readonly items: readonly string[]
}

/** A unit that has to do with an edition, and the newest period in which it gave one of its numbers. */
export type KnownUnit = { readonly id: string; readonly latest: string | null }

/**
 * Units that gave a number of the edition or are asked by a round of it. Each is looked up by itself, from its newest
 * period backwards: what is read does not grow with what others gave.
 */
export async function knownUnits(db: Db, { units, edition, items }: UnitsAsked): Promise<readonly KnownUnit[]> {
  if (units.length === 0) return []
  const { rows } = await sql<KnownUnit>`
    select unit.id, latest.period as latest
    from unnest(${units}::uuid[]) with ordinality as unit (id, place)
    left join lateral (
      select period from value where subject_id = unit.id and item_id = any(${items}::text[]) and part_id is null
      order by period desc limit 1
    ) as latest on true
    where latest.period is not null or exists (
      select from submission join round on round.id = submission.round_id
      where submission.keeper_id = unit.id and round.edition_id = ${edition}
    )
    order by unit.place
  `.execute(db)
  return rows
}

/** The periods of the rounds of an edition in which some of these units are. */
export async function roundPeriods(db: Db, { units, edition }: UnitsAsked): Promise<readonly string[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('round')
    .innerJoin('submission', 'submission.round_id', 'round.id')
    .select('round.period')
    .distinct()
    .where('round.edition_id', '=', edition)
    .where('submission.keeper_id', 'in', [...units])
    .execute()
  return rows.map(({ period }) => period)
}
