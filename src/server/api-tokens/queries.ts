import { sql } from 'kysely'
import type { TokenRow } from '#contract/api-tokens.ts'
import type { Db, Tx } from '#db/database.ts'
import type { TokenRight } from '#domain/permission/token-right.ts'
import { TODAY } from '../sessions/today.ts'

/** So many are told of, those that are over included. */
const MOST = 200

/** An account's tokens, the latest first, or the one that is named. */
export async function tokenRows(db: Db | Tx, account: string, only?: string): Promise<TokenRow[]> {
  let query = db
    .selectFrom('api_token as token')
    .innerJoin('account as maker', 'maker.id', 'token.made_by')
    .leftJoin('account as revoker', 'revoker.id', 'token.revoked_by')
    .select(['token.id', 'token.name', 'token.prefix', 'token.scope', 'token.made_at', 'token.made_by'])
    .select(['token.expires_at', 'token.used_at', 'token.revoked_at'])
    .select(['maker.display_name as maker_name', 'revoker.display_name as revoker_name'])
    .select(sql<string | null>`host(token.used_from)`.as('used_from'))
    .select(
      sql<TokenRow['state']>`case when token.revoked_at is not null then 'revoked'
      when token.expires_at <= now() then 'expired' else 'valid' end`.as('state'),
    )
    .select(
      sql<number>`greatest(0, (token.expires_at at time zone 'Asia/Ho_Chi_Minh')::date - ${TODAY})`.as('days_left'),
    )
    .where('token.account_id', '=', account)
    .orderBy('token.made_at', 'desc')
    .orderBy('token.id', 'desc')
    .limit(MOST)
  if (only !== undefined) query = query.where('token.id', '=', only)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scope: row.scope as TokenRight[],
    madeAt: row.made_at.toISOString(),
    ...(row.made_by !== account && { madeBy: row.maker_name }),
    expiresAt: row.expires_at.toISOString(),
    daysLeft: row.days_left,
    ...(row.used_at !== null && { usedAt: row.used_at.toISOString() }),
    ...(row.used_from !== null && { usedFrom: row.used_from }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at.toISOString() }),
    ...(row.revoker_name !== null && { revokedBy: row.revoker_name }),
    state: row.state,
  }))
}
