import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { TODAY } from '../sessions/today.ts'

export type GrantEnd = { readonly account: string; readonly grant: string; readonly validTo?: string | undefined }

/**
 * Ends a grant from a day on, else today. One that did not hold before that day is taken out, since no stretch of days
 * is left; its events stay. The event is for the command to record.
 */
export async function saveGrantEnd(
  tx: Tx,
  { account, grant, validTo }: GrantEnd,
  by: string,
): Promise<{ role: string; event: NewEvent }> {
  const { role, validFrom, end } = await endedGrant(tx, account, grant, validTo)
  if (end <= validFrom) await tx.deleteFrom('role_grant').where('id', '=', grant).execute()
  else await tx.updateTable('role_grant').set({ valid_to: end }).where('id', '=', grant).execute()
  return { role, event: accountEvent(account, 'account.role-ended', by, { grant, role, validFrom, validTo: end }) }
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
