import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { revokeTokens } from './revoke-tokens.ts'

/** Ends a token of the caller's own. */
export async function revokeOwnToken(db: Db, actor: Actor, token: string, origin: Origin): Promise<void> {
  const how = { by: actor.account, why: 'by-owner' } as const
  await db.transaction().execute(async (tx) => recordOne(tx, await revokeTokens(tx, actor.account, how, token), origin))
}

/** Ends a token of any account. */
export async function revokeAccountToken(
  db: Db,
  actor: Actor,
  { account, token }: { readonly account: string; readonly token: string },
  origin: Origin,
): Promise<void> {
  const how = { by: actor.account, why: 'by-administrator' } as const
  await db.transaction().execute(async (tx) => {
    await lockedAccount(tx, actor, account)
    await recordOne(tx, await revokeTokens(tx, account, how, token), origin)
  })
}

/** One that is over, or another account's, is none to revoke. */
async function recordOne(tx: Tx, revoked: readonly NewEvent[], origin: Origin): Promise<void> {
  if (revoked.length === 0) throw new Refusal('not-found')
  await record(tx, revoked, origin)
}
