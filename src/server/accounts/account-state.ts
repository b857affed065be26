import type { Db } from '#db/database.ts'
import { isOpen, MOVES } from '#domain/workflow/moves.ts'
import { revokeTokens } from '../api-tokens/revoke-tokens.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { voidLinks } from '../sessions/one-time-link.ts'
import { lockedAccount, refuseOwn } from './locked-account.ts'

type Wish = { readonly account: string; readonly reason: string }

/** Nobody comes in by the account any more, and whoever is in is out at once. */
export async function disableAccount(
  db: Db,
  actor: Actor,
  { account: id, reason }: Wish,
  origin: Origin,
): Promise<void> {
  refuseOwn(actor, id)
  await db.transaction().execute(async (tx) => {
    const { state } = await lockedAccount(tx, actor, id)
    if (!isOpen('disableAccount', state)) throw new Refusal('wrong-state')
    await tx.updateTable('account').set({ state: MOVES.disableAccount.to }).where('id', '=', id).execute()
    await voidLinks(tx, id)
    const how = { by: actor.account, why: 'disabled' } as const
    const ended = [...(await endSessions(tx, id, how)), ...(await revokeTokens(tx, id, how))]
    await record(tx, [accountEvent(id, 'account.disabled', actor.account, { reason }), ...ended], origin)
  })
}

/** The account opens by its old password; one that never had any needs a new link. */
export async function enableAccount(
  db: Db,
  actor: Actor,
  { account: id, reason }: Wish,
  origin: Origin,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { state } = await lockedAccount(tx, actor, id)
    if (!isOpen('enableAccount', state)) throw new Refusal('wrong-state')
    await tx.updateTable('account').set({ state: MOVES.enableAccount.to }).where('id', '=', id).execute()
    await record(tx, [accountEvent(id, 'account.enabled', actor.account, { reason })], origin)
  })
}
