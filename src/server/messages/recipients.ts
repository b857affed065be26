import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import type { Recipient } from '#domain/message/reminders-due.ts'

/** Who works for organisations, leads them, or answers for them from above, on a day. */
export type RecipientsOf = (organisation: string) => readonly Recipient[]

type Row = { account: string; organisation: string | null; tier: 'officer' | 'head' | 'supervisor' | 'leader' }

/**
 * The accounts that are told about organisations on a day: by their roles, and by the positions of the person whose
 * account it is. A leader without an organisation answers for all, one with one for what stands below it.
 */
export async function recipientsOn(db: Db | Tx, day: string): Promise<RecipientsOf> {
  const { rows } = await sql<Row>`
    select account.id as account, role_grant.organisation_id as organisation,
      case role when 'unit-officer' then 'officer' when 'unit-head' then 'head' else role end as tier
    from role_grant join account on account.id = role_grant.account_id
    where account.state = 'active' and role in ('unit-officer', 'unit-head', 'supervisor', 'leader')
      and (role <> 'supervisor' or role_grant.organisation_id is not null)
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    union
    select account.id, held_position.organisation_id,
      case held_position.kind when 'head' then 'head' else 'officer' end
    from held_position join account on account.person_id = held_position.person_id
    where account.state = 'active' and held_position.kind in ('head', 'focal-officer')
      and valid_from <= ${day} and (valid_to is null or valid_to > ${day})
    order by account, organisation, tier
  `.execute(db)
  const above = await aboveOn(db, day)
  const ofUnit = grouped(rows.filter(({ tier }) => tier === 'officer' || tier === 'head'))
  const ofThoseBelow = grouped(rows.filter(({ tier }) => tier === 'supervisor' || tier === 'leader'))
  return (organisation) => [
    ...(ofUnit.get(organisation) ?? []).map(({ account, tier }) => ({ account, tier: tier as 'officer' | 'head' })),
    ...[null, ...above(organisation)].flatMap((one) =>
      (ofThoseBelow.get(one) ?? []).map(({ account }) => ({ account, tier: 'leader' as const })),
    ),
  ]
}

/** Who stands above whom, nearest first; read in the caller's transaction. */
async function aboveOn(db: Db | Tx, day: string): Promise<(organisation: string) => string[]> {
  const rows = await db
    .selectFrom('organisation_version')
    .select(['organisation_id', 'parent_id'])
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .execute()
  const parents = new Map(rows.map(({ organisation_id, parent_id }) => [organisation_id, parent_id]))
  return (organisation) => {
    const above: string[] = []
    for (let at = parents.get(organisation); at && !above.includes(at); at = parents.get(at)) above.push(at)
    return above
  }
}

function grouped(rows: readonly Row[]): Map<string | null, Row[]> {
  const groups = new Map<string | null, Row[]>()
  for (const row of rows) groups.set(row.organisation, [...(groups.get(row.organisation) ?? []), row])
  return groups
}
