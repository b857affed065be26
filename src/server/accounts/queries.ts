import { sql } from 'kysely'
import type { AccountRow, AccountView, GrantRow } from '#contract/accounts.ts'
import type { Db, Tx } from '#db/database.ts'
import type { AccountKind, AccountState, LinkPurpose } from '#domain/account/account.ts'
import type { Role } from '#domain/permission/role.ts'
import { Refusal } from '../refusal.ts'
import { TODAY } from '../sessions/today.ts'

export async function rolesToday(db: Db | Tx, account: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select('role')
    .distinct()
    .where('account_id', '=', account)
    .where(sql<boolean>`valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})`)
    .orderBy('role')
    .execute()
  return rows.map(({ role }) => role as Role)
}

/** Every role the account holds, held or is to hold, oldest first; organisations by their present name, else their last. */
export async function grantRows(db: Db | Tx, account: string): Promise<GrantRow[]> {
  const rows = await db
    .selectFrom('role_grant as held')
    .leftJoin('data_item', 'data_item.id', 'held.item_id')
    .leftJoinLateral(
      (from) =>
        from
          .selectFrom('organisation_version as version')
          .select('version.name')
          .whereRef('version.organisation_id', '=', 'held.organisation_id')
          .orderBy(sql`version.valid_from <= ${TODAY}`, 'desc')
          .orderBy('version.valid_from', 'desc')
          .limit(1)
          .as('named'),
      (join) => join.onTrue(),
    )
    .select(['held.id', 'held.role', 'held.organisation_id', 'held.edition_id', 'held.node_code', 'held.item_id'])
    .select(['held.task', 'held.valid_from', 'held.valid_to', 'named.name', 'data_item.name as item_name'])
    .select(
      sql<boolean>`held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY})`.as(
        'is_in_force',
      ),
    )
    .where('held.account_id', '=', account)
    .orderBy('held.valid_from')
    .orderBy('held.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    ...(row.organisation_id !== null && { organisation: { id: row.organisation_id, name: row.name ?? '' } }),
    ...(row.edition_id !== null && { edition: row.edition_id }),
    ...(row.node_code !== null && { node: row.node_code }),
    ...(row.item_id !== null && { item: { id: row.item_id, name: row.item_name ?? '' } }),
    ...(row.task !== null && { task: row.task }),
    validFrom: row.valid_from,
    ...(row.valid_to !== null && { validTo: row.valid_to }),
    isInForce: row.is_in_force,
  }))
}

export type AccountFilter = {
  readonly words?: string | undefined
  readonly state?: AccountState | undefined
  readonly role?: Role | undefined
  readonly organisation?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of accounts in the order of their user names, which is also what a page ends with. */
export async function accountPage(
  db: Db,
  { words, state, role, organisation, after, limit }: AccountFilter,
): Promise<{ accounts: AccountRow[]; next: string | null }> {
  let query = db
    .selectFrom('account')
    .select(['id', 'user_name', 'display_name', 'kind', 'state'])
    .select(sql<boolean>`second_factor_since is not null`.as('has_second_factor'))
    .select(
      sql<Role[]>`array(
      select distinct role from role_grant
      where account_id = account.id and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})
      order by role)`.as('roles'),
    )
    .select(
      sql<{ organisation: string; name: string }[]>`coalesce((
      select json_agg(json_build_object('organisation', version.organisation_id, 'name', version.name) order by version.name)
      from organisation_version as version
      where version.valid_from <= ${TODAY} and (version.valid_to is null or version.valid_to > ${TODAY})
        and version.organisation_id in (
          select held.organisation_id from role_grant as held
          where held.account_id = account.id
            and held.valid_from <= ${TODAY} and (held.valid_to is null or held.valid_to > ${TODAY}))), '[]')`.as(
        'organisations',
      ),
    )
    .orderBy(sql`user_name collate "C"`)
    .limit(limit + 1)
  for (const word of (words ?? '').split(/\s+/).filter((word) => word !== ''))
    query = query.where(sql<boolean>`position(vn_fold(${word}) in vn_fold(display_name || ' ' || user_name)) > 0`)
  if (state !== undefined) query = query.where('state', '=', state)
  if (role !== undefined)
    query = query.where(sql<boolean>`exists (
      select from role_grant where account_id = account.id and role = ${role}
        and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY}))`)
  if (organisation !== undefined)
    query = query.where(sql<boolean>`exists (
      select from role_grant where account_id = account.id and organisation_id = ${organisation}
        and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY}))`)
  if (after !== undefined) query = query.where(sql<boolean>`user_name collate "C" > ${after}`)
  const rows = await query.execute()
  const page = rows.slice(0, limit).map((row) => ({
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    kind: row.kind as AccountKind,
    state: row.state as AccountState,
    hasSecondFactor: row.has_second_factor,
    roles: row.roles,
    organisations: row.organisations,
  }))
  return { accounts: page, next: rows.length > limit ? page.at(-1)!.userName : null }
}

export async function accountView(db: Db, account: string): Promise<AccountView> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', account).executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  const link = await db
    .selectFrom('one_time_link')
    .select(['purpose', 'expires_at'])
    .where('account_id', '=', account)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return {
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    kind: row.kind as AccountKind,
    state: row.state as AccountState,
    hasSecondFactor: row.second_factor_since !== null,
    ...(row.email !== null && { email: row.email }),
    version: row.version,
    createdAt: row.created_at.toISOString(),
    ...(link && { openLink: { purpose: link.purpose as LinkPurpose, expiresAt: link.expires_at.toISOString() } }),
    grants: await grantRows(db, account),
  }
}
