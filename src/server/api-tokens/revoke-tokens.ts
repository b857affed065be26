import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { accountEvent } from '../sessions/account-event.ts'

export type WhyRevoked = 'by-owner' | 'by-administrator' | 'new-password' | 'disabled'

/** Revokes the valid tokens of an account, or one of them; the events are for the caller to record with its own. */
export async function revokeTokens(
  tx: Tx,
  account: string,
  { by, why }: { readonly by: string; readonly why: WhyRevoked },
  only?: string,
): Promise<NewEvent[]> {
  let query = tx
    .updateTable('api_token')
    .set({ revoked_at: sql`now()`, revoked_by: by })
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['id', 'prefix'])
  if (only !== undefined) query = query.where('id', '=', only)
  const revoked = await query.execute()
  return revoked.map(({ id, prefix }) => accountEvent(account, 'account.token-revoked', by, { id, prefix, why }))
}
