import type { NewGrant } from '#contract/accounts.ts'
import type { Db } from '#db/database.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { lockedAccount, refuseOwn } from './locked-account.ts'
import { saveGrantEnd, type GrantEnd } from './save-grant-end.ts'
import { saveGrant } from './save-grant.ts'

export async function grantRole(
  db: Db,
  actor: Actor,
  { account, ...grant }: NewGrant & { readonly account: string },
  origin: Origin,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const { kind } = await lockedAccount(tx, actor, account)
    const { id, event } = await saveGrant(tx, { id: account, kind }, grant, actor.account)
    await record(tx, [event], origin)
    return id
  })
}

export async function endGrant(db: Db, actor: Actor, end: GrantEnd, origin: Origin): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockedAccount(tx, actor, end.account)
    const { role, event } = await saveGrantEnd(tx, end, actor.account)
    if (role === 'administrator') refuseOwn(actor, end.account)
    await record(tx, [event], origin)
  })
}
