import type { Db } from '#db/database.ts'
import { exactFromDecimal, toDecimal } from '#domain/exact.ts'
import { INDEX_DECIMALS, POINT_DECIMALS } from '#domain/scoring/published.ts'

/** What tables state of one organisation and period; `rows` are points of single rows of the edition. */
export type StoredResult = {
  readonly organisation: string
  readonly points?: string
  readonly index?: string
  readonly place?: number
  readonly rows: readonly { readonly code: string; readonly points: string }[]
}

/** The results of a period that were brought in from tables, by organisation; figures as published ones are written. */
export async function pastResultsOf(
  db: Db,
  { edition, period, organisation }: { edition: string; period: string; organisation?: string },
): Promise<StoredResult[]> {
  const rows = await db
    .selectFrom('past_result')
    .select(['organisation_id as organisation', 'node_code as code', 'measure', 'number'])
    .where('edition_id', '=', edition)
    .where('period', '=', period)
    .$if(organisation !== undefined, (query) => query.where('organisation_id', '=', organisation!))
    .orderBy('organisation_id')
    .execute()
  return [...Map.groupBy(rows, (row) => row.organisation)].map(([id, stated]): StoredResult => {
    const whole = new Map(stated.filter(({ code }) => code === '').map(({ measure, number }) => [measure, number]))
    const [points, index, place] = [whole.get('points'), whole.get('index'), whole.get('place')]
    return {
      organisation: id,
      ...(points !== undefined && { points: written(points, POINT_DECIMALS) }),
      ...(index !== undefined && { index: written(index, INDEX_DECIMALS) }),
      ...(place !== undefined && { place: Number(place) }),
      rows: stated
        .filter(({ code }) => code !== '')
        .map(({ code, number }) => ({ code, points: written(number, POINT_DECIMALS) })),
    }
  })
}

function written(number: string, decimals: number): string {
  return toDecimal(exactFromDecimal(number), decimals)
}
