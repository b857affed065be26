import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { ACCOUNT_HEADER } from '#contract/client.ts'
import { API_ROOT } from '#contract/operation.ts'
import { sessions } from '#contract/sessions.ts'
import type { Db } from '#db/database.ts'
import { isComplete, secondFactorState } from '#domain/account/second-factor.ts'
import { actorOfToken } from '../api-tokens/token-actor.ts'
import { bearerTokenOf } from '../bearer-token.ts'
import type { Actor } from '../call.ts'
import { gathered } from '../gathered.ts'
import { Refusal } from '../refusal.ts'
import { tokenOf } from '../session-cookie.ts'
import { type GrantColumns, grantOf, GRANTS_TODAY } from './grants-today.ts'
import { isLiveSession } from './live-session.ts'
import type { SessionSettings } from './session-settings.ts'
import { hashOf } from './token.ts'

/**
 * Who stands behind a request's cookie, or behind its API token, with the roles in force today (Asia/Ho_Chi_Minh, by the
 * database's clock); undefined without a live session. One query, which callers share under load; `seen_at` is written at
 * most once a minute. Where both are shown it is not said who calls, and nobody does.
 *
 * Call it when the request's body has come: that moment is kept as the one at which the caller asked.
 */
export function actorOfRequest(
  db: Db,
  settings: SessionSettings,
): (request: FastifyRequest) => Promise<Actor | undefined> {
  const bearerOf = gathered((tokens: readonly ShownToken[]) => bearers(db, tokens, settings), DOOR)
  const byToken = actorOfToken(db, settings)
  return async (request) => {
    const token = tokenOf(request)
    const shown = bearerTokenOf(request)
    if (shown !== undefined && token !== undefined) throw new Refusal('two-credentials')
    if (shown !== undefined) return byToken({ token: shown, address: request.ip })
    if (token === undefined) return undefined
    const row = await bearerOf({ hash: hashOf(token), shownAt: performance.now() })
    if (!row || !isMeantFor(request, row.account)) return undefined
    if (row.unseen && !isOnlyLooking(request)) await markSeen(db, row.session)
    const grants = row.grants.map(grantOf)
    const state = secondFactorState(
      { hasOne: row.has_second_factor, wasGiven: row.gave_second_factor, roles: grants.map(({ role }) => role) },
      settings.demandSecondFactorOf,
    )
    const { account, name, session, asked_at: askedAt } = row
    return { account, name, session, grants, isComplete: isComplete(state), askedAt }
  }
}

/** Callers of one moment are looked up together. */
const DOOR = { atOnce: 2, most: 50, waiting: 5000 } as const

/** A token at the door, and since when, by this process's stopwatch. */
type ShownToken = { readonly hash: Buffer; readonly shownAt: number }

type Bearer = {
  session: string
  account: string
  name: string
  has_second_factor: boolean
  gave_second_factor: boolean
  unseen: boolean
  grants: GrantColumns[]
  asked_at: Date
}

/**
 * Whose tokens these are, in their order; each is looked up by itself, so that no number of sessions matters. What they
 * have waited here, for one another and for a connection, is taken off the database's time: never more than that, so
 * that nobody asked before they came.
 */
async function bearers(
  db: Db,
  tokens: readonly ShownToken[],
  settings: SessionSettings,
): Promise<(Bearer | undefined)[]> {
  const rows = await db.connection().execute(async (connection) => {
    const now = performance.now()
    const waited = tokens.map(({ shownAt }) => (now - shownAt) / 1000)
    return bearerRows(connection, tokens, waited, settings)
  })
  const byPlace = new Map(rows.map((row) => [Number(row.place), row]))
  return tokens.map((_, at) => byPlace.get(at + 1))
}

async function bearerRows(
  db: Db,
  tokens: readonly ShownToken[],
  waited: readonly number[],
  settings: SessionSettings,
): Promise<(Bearer & { place: string })[]> {
  const hashes = tokens.map(({ hash }) => hash.toString('hex'))
  const { rows } = await sql<Bearer & { place: string }>`/* prepared */
    select asked.place, session.id as session, account.id as account, account.display_name as name,
      account.second_factor_since is not null as has_second_factor,
      session.second_factor_at is not null as gave_second_factor,
      session.seen_at < now() - interval '1 minute' as unseen,
      ${GRANTS_TODAY} as grants,
      clock_timestamp() - make_interval(secs => asked.waited) as asked_at
    from unnest(${hashes}::text[], ${waited}::float8[]) with ordinality as asked (hash, waited, place)
    cross join lateral (select * from session where token_hash = decode(asked.hash, 'hex') limit 1) as session
    cross join lateral (select * from account where id = session.account_id limit 1) as account
    where account.state = 'active' and ${isLiveSession(settings)}
  `.execute(db)
  return rows
}

async function markSeen(db: Db, session: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: sql`now()` })
    .where('id', '=', session)
    .where('seen_at', '<', sql<Date>`now() - interval '1 minute'`)
    .execute()
}

/** What somebody typed is never saved by whoever signed in after them in the same browser. */
function isMeantFor({ headers }: FastifyRequest, account: string): boolean {
  const meant = headers[ACCOUNT_HEADER]
  return meant === undefined || meant === account
}

/** A page that asks how long its session still runs does not make it run longer. */
function isOnlyLooking({ method, url }: FastifyRequest): boolean {
  const { showSession } = sessions
  return method === showSession.method && url.split('?')[0] === API_ROOT + showSession.path
}
