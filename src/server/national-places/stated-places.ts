import { sql } from 'kysely'
import type { StatedPlaceRow } from '#contract/national-places.ts'
import type { Db } from '#db/database.ts'

/** What the province itself states of its places, the earliest year first; withdrawn ones too. */
export async function statedPlaces(db: Db): Promise<StatedPlaceRow[]> {
  const rows = await db
    .selectFrom('stated_place')
    .innerJoin('account', 'account.id', 'stated_place.changed_by')
    .selectAll('stated_place')
    .select([sql<string | null>`published_on::text`.as('day'), 'account.display_name as name'])
    .orderBy('year')
    .execute()
  return rows.map(({ year, place, of, index, day, source, version, ...row }) => ({
    ...{ year, place, of, source, version },
    ...(index !== null && { index }),
    publishedBy: row.published_by,
    ...(day !== null && { publishedOn: day }),
    ...(row.withdrawn_because !== null && { withdrawnBecause: row.withdrawn_because }),
    changedBy: { id: row.changed_by, name: row.name },
    changedAt: row.changed_at.toISOString(),
  }))
}
