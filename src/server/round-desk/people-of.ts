import { sql } from 'kysely'
import type { DeskPerson } from '#contract/round-desk.ts'
import type { Db } from '#db/database.ts'
import { TODAY } from '../sessions/today.ts'

type Row = {
  organisation: string
  account: string
  name: string
  role: DeskPerson['role']
  state: string
  since: string
  until: string | null
}

/** Who enters or signs for units by the roles in force today; by unit, heads last. */
export async function peopleOf(db: Db, units: readonly string[]): Promise<ReadonlyMap<string, DeskPerson[]>> {
  const { rows } = await sql<Row>`
    select held.organisation_id as organisation, account.id as account, account.display_name as name,
      held.role, account.state, min(held.valid_from)::text as since,
      case when bool_and(held.valid_to is not null) then max(held.valid_to)::text end as until
    from role_grant as held join account on account.id = held.account_id
    where held.organisation_id = any(${units}::uuid[]) and held.role in ('unit-officer', 'unit-head')
      and held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})
      and account.state <> 'disabled'
    group by held.organisation_id, account.id, held.role
    order by organisation, held.role desc, name, account
  `.execute(db)
  const byUnit = new Map<string, DeskPerson[]>()
  for (const { organisation, account, name, role, state, since, until } of rows)
    byUnit.set(organisation, [
      ...(byUnit.get(organisation) ?? []),
      { account, name, role, since, ...(until !== null && { until }), isOpened: state === 'active' },
    ])
  return byUnit
}
