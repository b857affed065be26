import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { MadeToken, NewToken } from '#contract/api-tokens.ts'
import type { Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { freshToken } from './new-token.ts'
import { tokenRows } from './queries.ts'

/** So many valid tokens an account may have. */
const MOST_VALID = 20

export type TokenWish = NewToken & {
  readonly account: string
  readonly by: string
  readonly isSecondFactorGiven: boolean
}

/** Writes a token of an account that is locked; the event is for the command to record, and tells nothing that opens. */
export async function saveToken(tx: Tx, wish: TokenWish): Promise<{ made: MadeToken; event: NewEvent }> {
  await refuseTooMany(tx, wish.account)
  const { token, prefix, hash } = freshToken()
  const id = uuidv7()
  const { expires_at: expiresAt } = await tx
    .insertInto('api_token')
    .values({
      id,
      account_id: wish.account,
      name: wish.name,
      prefix,
      token_hash: hash,
      scope: [...wish.scope],
      made_by: wish.by,
      made_at: sql`now()`,
      second_factor_given: wish.isSecondFactorGiven,
      expires_at: sql`now() + make_interval(days => ${wish.days})`,
    })
    .returning('expires_at')
    .executeTakeFirstOrThrow()
  const [row] = await tokenRows(tx, wish.account, id)
  const body = { id, name: wish.name, prefix, scope: wish.scope, expiresAt: expiresAt.toISOString() }
  return { made: { token, row: row! }, event: accountEvent(wish.account, 'account.token-made', wish.by, body) }
}

async function refuseTooMany(tx: Tx, account: string): Promise<void> {
  const { valid } = await tx
    .selectFrom('api_token')
    .select(sql<number>`count(*)::int`.as('valid'))
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirstOrThrow()
  if (valid >= MOST_VALID) throw new Refusal('too-many-tokens')
}
