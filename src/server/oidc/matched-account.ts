import type { MatchedBy } from '#contract/oidc.ts'
import type { Db, Tx } from '#db/database.ts'
import { type AccountState, UserName } from '#domain/account/account.ts'
import type { Identified } from './identity-provider.ts'
import type { OidcSettings } from './oidc-settings.ts'

export type MatchedAccount = {
  readonly id: string
  readonly userName: string
  readonly displayName: string
  readonly state: AccountState
  readonly by: MatchedBy
  /** Another identity is linked to it: who has the name at the provider today need not be who had it. */
  readonly isLinkedOtherwise: boolean
}

/** The account of an identity: the one linked to it, else the one that the configured attribute names. */
export async function matchedAccount(
  db: Db | Tx,
  { issuer, accountAttribute }: Pick<OidcSettings, 'issuer' | 'accountAttribute'>,
  { identity, attributes }: Identified,
): Promise<MatchedAccount | undefined> {
  const linked = await db
    .selectFrom('linked_identity')
    .select('account_id')
    .where('issuer', '=', issuer)
    .where('identity', '=', identity)
    .executeTakeFirst()
  if (linked) return accountWhere(db, 'link', 'account.id', linked.account_id)
  const named = attributes[accountAttribute]
  if (typeof named !== 'string') return undefined
  if (accountAttribute !== 'email') return ofUserName(db, named)
  // An address that the provider has not verified is whatever somebody typed there.
  return attributes['email_verified'] === true ? accountWhere(db, 'email', 'account.email', named) : undefined
}

/** Letter by letter but for case: two names that differ in a mark are two people there, and must not be one here. */
function ofUserName(db: Db | Tx, named: string): Promise<MatchedAccount | undefined> | undefined {
  const name = UserName.safeParse(named)
  return name.success ? accountWhere(db, 'user-name', 'account.user_name', name.data) : undefined
}

async function accountWhere(
  db: Db | Tx,
  by: MatchedBy,
  column: 'account.id' | 'account.email' | 'account.user_name',
  value: string,
): Promise<MatchedAccount | undefined> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('linked_identity', 'linked_identity.account_id', 'account.id')
    .select(['account.id', 'account.user_name', 'account.display_name', 'account.state', 'linked_identity.identity'])
    .where(column, '=', value)
    .where('account.kind', '=', 'person')
    .limit(2)
    .execute()
  const [row] = rows
  // An address that two accounts have names neither.
  if (!row || rows.length > 1) return undefined
  return {
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    state: row.state as AccountState,
    by,
    isLinkedOtherwise: by !== 'link' && row.identity !== null,
  }
}
