import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import type { Origin } from '../call.ts'
import type { SessionSettings } from './session-settings.ts'
import { newToken } from './token.ts'

export type NewSession = { readonly id: string; readonly token: string }

/** Opens a session of the account; the second factor is still to be given, if there is one. */
export async function openSession(
  tx: Tx,
  account: string,
  { address, device }: Origin,
  { longestHours }: Pick<SessionSettings, 'longestHours'>,
): Promise<NewSession> {
  const id = uuidv7()
  const { token, hash } = newToken()
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: hash,
      account_id: account,
      created_at: sql`now()`,
      seen_at: sql`now()`,
      expires_at: sql`now() + make_interval(hours => ${longestHours})`,
      address: address ?? null,
      device: device ?? null,
    })
    .execute()
  return { id, token }
}
