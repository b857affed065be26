import { sql } from 'kysely'
import type { Db } from '#db/database.ts'

/** When each submission of a round was last reminded by hand; the round's history knows. */
export async function remindedAt(db: Db, round: string): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ submission: string; at: Date }>`
    select told.submission, max(event.at) as at
    from event cross join lateral json_array_elements_text(event.body -> 'submissions') as told (submission)
    where event.stream = ${`round:${round}`} and event.kind = 'round.reminded'
    group by told.submission
  `.execute(db)
  return new Map(rows.map(({ submission, at }) => [submission, at]))
}
