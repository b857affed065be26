import type { Db } from '#db/database.ts'
import type { Claims } from './assessment.ts'

/** Which leaves do not apply to an organisation in a period, accepted and claimed; of the claims made by a moment. */
export async function claimsOf(
  db: Db,
  organisation: string,
  edition: string,
  period: string,
  madeBy?: Date,
): Promise<Claims> {
  const rows = await db
    .selectFrom('not_applicable')
    .select(['node_code', 'state'])
    .where('organisation_id', '=', organisation)
    .where('edition_id', '=', edition)
    .where('period', '=', period)
    .$if(madeBy !== undefined, (query) => query.where('claimed_at', '<=', madeBy!))
    .execute()
  const codes = (state: string): string[] => rows.filter((row) => row.state === state).map((row) => row.node_code)
  return { accepted: codes('accepted'), waiting: codes('claimed') }
}
