import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Charges } from '#domain/round/opening.ts'
import { TODAY } from '../sessions/today.ts'

export type Appraiser = { readonly node: string; readonly account: string; readonly name: string }

/** Who is charged today with appraising which node of an edition. */
export async function appraisersOf(db: Db, edition: string): Promise<Appraiser[]> {
  const { rows } = await sql<Appraiser>`
    select distinct held.node_code as node, account.id as account, account.display_name as name
    from role_grant as held join account on account.id = held.account_id
    where held.role = 'appraiser' and held.edition_id = ${edition} and held.node_code is not null
      and held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})
      and account.state <> 'disabled'
    order by node, name, account
  `.execute(db)
  return rows
}

/** What the warnings of a draft ask: the nodes with an appraiser, the organisations with somebody of their own. */
export async function chargesOf(db: Db, appraisers: readonly Appraiser[]): Promise<Charges> {
  const { rows } = await sql<{ organisation: string }>`
    select distinct held.organisation_id as organisation
    from role_grant as held join account on account.id = held.account_id
    where held.role in ('unit-officer', 'unit-head') and held.organisation_id is not null
      and held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})
      and account.state <> 'disabled'
  `.execute(db)
  return {
    nodes: [...new Set(appraisers.map(({ node }) => node))],
    staffed: new Set(rows.map(({ organisation }) => organisation)),
  }
}
