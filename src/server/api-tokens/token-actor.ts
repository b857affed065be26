import { sql } from 'kysely'
import type { RefusalCode } from '#contract/refusal.ts'
import type { Db } from '#db/database.ts'
import type { AccountKind, AccountState } from '#domain/account/account.ts'
import { isComplete, secondFactorState } from '#domain/account/second-factor.ts'
import type { Grant } from '#domain/permission/grant.ts'
import type { TokenRight } from '#domain/permission/token-right.ts'
import type { Actor } from '../call.ts'
import { gathered } from '../gathered.ts'
import { Refusal } from '../refusal.ts'
import { type GrantColumns, grantOf, GRANTS_TODAY } from '../sessions/grants-today.ts'
import type { SessionSettings } from '../sessions/session-settings.ts'
import { hashOf } from '../sessions/token.ts'
import { isTokenShaped } from './new-token.ts'

/** A token at the door, and from which address. */
export type Shown = { readonly token: string; readonly address: string }

/** Callers of one moment are looked up together. */
const DOOR = { atOnce: 2, most: 50, waiting: 5000 } as const

/**
 * Who stands behind an API token, with the account's roles in force today; refuses with the reason where nobody may
 * call by it (method §18). When and from where it was used is written at most once a minute.
 */
export function actorOfToken(db: Db, settings: SessionSettings): (shown: Shown) => Promise<Actor> {
  const holderOf = gathered((asked: readonly Asked[]) => holders(db, asked), DOOR)
  return async ({ token, address }) => {
    const shownAt = performance.now()
    const row = isTokenShaped(token) ? await holderOf({ hash: hashOf(token), shownAt }) : undefined
    if (!row) throw new Refusal('token-not-valid')
    const grants = row.grants.map(grantOf)
    const whyNot = whyNotBy(row, grants, settings)
    if (whyNot) throw new Refusal(whyNot)
    if (row.unseen) await markUsed(db, row.id, address)
    const { account, name, id, prefix, scope, asked_at: askedAt } = row
    return { account, name, session: undefined, token: { id, prefix, scope }, grants, isComplete: true, askedAt }
  }
}

type Asked = { readonly hash: Buffer; readonly shownAt: number }

type Holder = {
  id: string
  prefix: string
  scope: TokenRight[]
  account: string
  name: string
  kind: AccountKind
  state: AccountState
  has_second_factor: boolean
  gave_second_factor: boolean
  revoked: boolean
  expired: boolean
  unseen: boolean
  grants: GrantColumns[]
  asked_at: Date
}

function whyNotBy(row: Holder, grants: readonly Grant[], settings: SessionSettings): RefusalCode | undefined {
  if (row.state !== 'active') return 'token-account-disabled'
  if (row.revoked) return 'token-revoked'
  if (row.expired) return 'token-expired'
  if (grants.length === 0) return 'token-without-role'
  // A service has no second device: who gave it the token had to show theirs.
  if (row.kind === 'service') return undefined
  const facts = {
    hasOne: row.has_second_factor,
    wasGiven: row.gave_second_factor,
    roles: grants.map(({ role }) => role),
  }
  return isComplete(secondFactorState(facts, settings.demandSecondFactorOf)) ? undefined : 'token-without-second-factor'
}

/** Whose these are, in their order. What they have waited here is taken off the database's time, as for sessions. */
async function holders(db: Db, asked: readonly Asked[]): Promise<(Holder | undefined)[]> {
  const hashes = asked.map(({ hash }) => hash.toString('hex'))
  const rows = await db.connection().execute(async (connection) => {
    const now = performance.now()
    const waited = asked.map(({ shownAt }) => (now - shownAt) / 1000)
    const answer = await sql<Holder & { place: string }>`/* prepared */
      select asked.place, token.id, token.prefix, token.scope, account.id as account, account.display_name as name,
        account.kind, account.state, account.second_factor_since is not null as has_second_factor,
        token.second_factor_given as gave_second_factor, token.revoked_at is not null as revoked,
        token.expires_at <= now() as expired,
        (token.used_at is null or token.used_at < now() - interval '1 minute') as unseen,
        ${GRANTS_TODAY} as grants, clock_timestamp() - make_interval(secs => asked.waited) as asked_at
      from unnest(${hashes}::text[], ${waited}::float8[]) with ordinality as asked (hash, waited, place)
      cross join lateral (select * from api_token where token_hash = decode(asked.hash, 'hex') limit 1) as token
      cross join lateral (select * from account where id = token.account_id limit 1) as account
    `.execute(connection)
    return answer.rows
  })
  const byPlace = new Map(rows.map((row) => [Number(row.place), row]))
  return asked.map((_, at) => byPlace.get(at + 1))
}

async function markUsed(db: Db, id: string, address: string): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ used_at: sql`now()`, used_from: address })
    .where('id', '=', id)
    .where(sql<boolean>`(used_at is null or used_at < now() - interval '1 minute')`)
    .execute()
}
