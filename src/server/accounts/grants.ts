import type { NewGrant } from '#contract/accounts.ts'
import type { Db, Tx } from '#db/database.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { TODAY } from '../sessions/today.ts'
import { lockedAccount, refuseOwn } from './locked-account.ts'
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

export type GrantEnd = { readonly account: string; readonly grant: string; readonly validTo?: string | undefined }

/**
 * Ends a grant from a day on, else today. One that did not hold before that day is taken out, since no stretch of days
 * is left; its events stay.
 */
export async function endGrant(
  db: Db,
  actor: Actor,
  { account, grant, validTo }: GrantEnd,
  origin: Origin,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockedAccount(tx, actor, account)
    const { role, validFrom, end } = await endedGrant(tx, account, grant, validTo)
    if (role === 'administrator') refuseOwn(actor, account)
    if (end <= validFrom) await tx.deleteFrom('role_grant').where('id', '=', grant).execute()
    else await tx.updateTable('role_grant').set({ valid_to: end }).where('id', '=', grant).execute()
    const body = { grant, role, validFrom, validTo: end }
    await record(tx, [accountEvent(account, 'account.role-ended', actor.account, body)], origin)
  })
}

/** The grant with the day on which it is to end: not in the past, and not after it would have ended anyway. */
async function endedGrant(tx: Tx, account: string, grant: string, validTo: string | undefined) {
  const row = await tx
    .selectFrom('role_grant')
    .select(['role', 'valid_from', 'valid_to', TODAY.as('today')])
    .where('id', '=', grant)
    .where('account_id', '=', account)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  const end = validTo ?? row.today
  if (end < row.today || (row.valid_to !== null && row.valid_to <= end)) throw new Refusal('wrong-state')
  return { role: row.role, validFrom: row.valid_from, end }
}
