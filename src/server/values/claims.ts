import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Claims } from './assessment.ts'

export type ClaimsKey = { readonly organisation: string; readonly edition: string; readonly period: string }

/** Which leaves do not apply to an organisation in a period, accepted and claimed; of the claims made by a moment. */
export async function claimsOf(
  db: Db,
  organisation: string,
  edition: string,
  period: string,
  madeBy?: Date,
): Promise<Claims> {
  return (await claimsOfAll(db, [{ organisation, edition, period }], madeBy))[0]!
}

/** The same of several, in their order and in one statement. */
export async function claimsOfAll(db: Db, keys: readonly ClaimsKey[], madeBy?: Date): Promise<Claims[]> {
  if (keys.length === 0) return []
  const column = (name: keyof ClaimsKey): string[] => keys.map((key) => key[name])
  const { rows } = await sql<{ place: number; node: string; state: string }>`
    select asked.place, claim.node_code as node, claim.state
    from unnest(${column('organisation')}::uuid[], ${column('edition')}::text[], ${column('period')}::text[])
      with ordinality as asked (organisation, edition, period, place)
    join not_applicable as claim on claim.organisation_id = asked.organisation
      and claim.edition_id = asked.edition and claim.period = asked.period
    where claim.state in ('accepted', 'claimed')
      ${madeBy === undefined ? sql`` : sql`and claim.claimed_at <= ${madeBy}`}
    order by asked.place, claim.node_code
  `.execute(db)
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return keys.map((_, at) => {
    const nodes = (state: string): string[] =>
      (byPlace.get(at + 1) ?? []).filter((row) => row.state === state).map(({ node }) => node)
    return { accepted: nodes('accepted'), waiting: nodes('claimed') }
  })
}
