import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { AccountKind, AccountState } from '#domain/account/account.ts'
import type { Role } from '#domain/permission/role.ts'
import type { Actor } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { TODAY } from '../sessions/today.ts'

export type LockedAccount = {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly email: string | null
  readonly kind: AccountKind
  readonly state: AccountState
  readonly version: number
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
}

/**
 * The account, locked until the transaction's end together with the administrator who acts: of two who would disable
 * each other at once, the second is no administrator any more when the turn comes.
 */
export async function lockedAccount(tx: Tx, actor: Actor, id: string): Promise<LockedAccount> {
  const [account] = await lockedAccounts(tx, actor, { ids: [id], roles: ['administrator'] })
  return account!
}

/** Several accounts as asked for, locked together with whoever acts, who must still have one of the roles. */
export async function lockedAccounts(
  tx: Tx,
  actor: Actor,
  { ids, roles }: { readonly ids: readonly string[]; readonly roles: readonly Role[] },
): Promise<LockedAccount[]> {
  const rows = await tx
    .selectFrom('account')
    .select(['id', 'user_name', 'display_name', 'email', 'kind', 'state', 'version'])
    .select(sql<boolean>`password_hash is not null`.as('has_password'))
    .select(sql<boolean>`second_factor_since is not null`.as('has_second_factor'))
    .where('id', 'in', [actor.account, ...ids])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const own = rows.find((row) => row.id === actor.account)
  if (own?.state !== 'active' || !(await hasOneOf(tx, actor.account, roles))) throw new Refusal('not-permitted')
  return ids.map((id) => {
    const row = rows.find((row) => row.id === id)
    if (!row) throw new Refusal('not-found')
    return {
      id,
      userName: row.user_name,
      displayName: row.display_name,
      email: row.email,
      kind: row.kind as AccountKind,
      state: row.state as AccountState,
      version: row.version,
      hasPassword: row.has_password,
      hasSecondFactor: row.has_second_factor,
    }
  })
}

/** What could leave the installation without an administrator, or an administrator without a second factor. */
export function refuseOwn(actor: Actor, account: string): void {
  if (actor.account === account) throw new Refusal('own-account')
}

async function hasOneOf(tx: Tx, account: string, roles: readonly Role[]): Promise<boolean> {
  const grant = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('account_id', '=', account)
    .where('role', 'in', roles)
    .where(sql<boolean>`valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})`)
    .limit(1)
    .executeTakeFirst()
  return grant !== undefined
}
