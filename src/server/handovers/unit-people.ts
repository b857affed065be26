import { sql } from 'kysely'
import type { handovers } from '#contract/handovers.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'

type UnitPeople = OutputOf<typeof handovers.listUnitPeople>['people']

/** People with an account that is not disabled, who have, had or are to have a role of the organisation. */
export async function unitPeople(db: Db, organisation: string): Promise<UnitPeople> {
  const { rows } = await sql<UnitPeople[number]>`
    select id as account, user_name as "userName", display_name as name from account
    where kind = 'person' and state <> 'disabled'
      and exists (select from role_grant where account_id = account.id and organisation_id = ${organisation})
    order by display_name, user_name
  `.execute(db)
  return rows
}
