import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { accountEvent } from './account-event.ts'

export type WhyEnded = 'by-owner' | 'by-administrator' | 'signed-in-anew' | 'new-password' | 'disabled'

/** Which of an account's open sessions end: one, all but one, or all. */
export type WhichSessions = { readonly but?: string | undefined; readonly only?: string | undefined }

/** Ends open sessions; the events are for the caller to record with its own. */
export async function endSessions(
  tx: Tx,
  account: string,
  { by, why }: { readonly by: string; readonly why: WhyEnded },
  { but, only }: WhichSessions = {},
): Promise<NewEvent[]> {
  let query = tx
    .updateTable('session')
    .set({ ended_at: sql`now()` })
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
  if (but !== undefined) query = query.where('id', '<>', but)
  if (only !== undefined) query = query.where('id', '=', only)
  const ended = await query.execute()
  return ended.map(({ id }) => accountEvent(account, 'account.session-ended', by, { session: id, why }))
}
