import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import { SESSION_COOKIE } from '#server/session-cookie.ts'
import { newToken } from '#server/sessions/token.ts'

/** An account with a session of six hours. */
export type Bearer = { readonly account: string; readonly cookie: string }

export type BearerWish = {
  readonly id?: string
  readonly state?: string
  readonly grants: readonly GrantColumns[]
  /** With a second factor, which the session has not given. */
  readonly hasSecondFactor?: boolean
}

type GrantColumns = {
  readonly role: string
  readonly organisation_id?: string
  readonly edition_id?: string
  readonly node_code?: string
  readonly item_id?: string
  readonly task?: string
}

const SESSION_MS = 6 * 3_600_000

/** Writes an account with its roles and a session, without an event: what a test walks with, not what it looks at. */
export async function entered(tx: Tx, wish: BearerWish): Promise<Bearer> {
  const { id = uuidv7(), state = 'active', grants, hasSecondFactor = false } = wish
  const now = new Date()
  await tx
    .insertInto('account')
    .values({
      id,
      user_name: `can-bo-${id}`,
      kind: 'person',
      display_name: 'Nguyễn Văn A',
      state,
      ...(hasSecondFactor && { second_factor: Buffer.from('sealed'), second_factor_since: now }),
      version: 1,
      created_at: now,
    })
    .execute()
  for (const grant of grants)
    await tx
      .insertInto('role_grant')
      .values({ id: uuidv7(), account_id: id, ...grant, valid_from: '2019-01-01', granted_at: now })
      .execute()
  const { token, hash } = newToken()
  await tx
    .insertInto('session')
    .values({
      id: uuidv7(),
      token_hash: hash,
      account_id: id,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + SESSION_MS),
    })
    .execute()
  return { account: id, cookie: `${SESSION_COOKIE}=${token}` }
}
