import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import type { Origin } from '../call.ts'
import type { SessionSettings } from './session-settings.ts'
import { newToken } from './token.ts'

export type NewSession = { readonly id: string; readonly token: string }

/** What is known of a session from its beginning: that the identity provider opened it, and asked a second factor. */
export type OpenedBy = { readonly isByOidc?: boolean; readonly gaveSecondFactor?: boolean }

/** Opens a session of the account; the second factor, if there is one, is still to be given where it was not. */
export async function openSession(
  tx: Tx,
  account: string,
  { address, device }: Origin,
  { longestHours }: Pick<SessionSettings, 'longestHours'>,
  { isByOidc = false, gaveSecondFactor = false }: OpenedBy = {},
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
      by_oidc: isByOidc,
      ...(gaveSecondFactor && { second_factor_at: sql`now()` }),
    })
    .execute()
  return { id, token }
}
