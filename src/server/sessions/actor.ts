import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { API_ROOT } from '#contract/operation.ts'
import { sessions } from '#contract/sessions.ts'
import type { Db } from '#db/database.ts'
import { isComplete, secondFactorState } from '#domain/account/second-factor.ts'
import type { Grant } from '#domain/permission/grant.ts'
import type { Actor } from '../call.ts'
import { tokenOf } from '../session-cookie.ts'
import { isLiveSession } from './live-session.ts'
import type { SessionSettings } from './session-settings.ts'
import { TODAY } from './today.ts'
import { hashOf } from './token.ts'

/**
 * Who stands behind a request's cookie, with the roles in force today (Asia/Ho_Chi_Minh, by the database's clock);
 * undefined without a live session. One query; `seen_at` is written at most once a minute.
 */
export function actorOfRequest(
  db: Db,
  settings: SessionSettings,
): (request: FastifyRequest) => Promise<Actor | undefined> {
  return async (request) => {
    const token = tokenOf(request)
    if (token === undefined) return undefined
    const row = await bearer(db, hashOf(token), settings)
    if (!row) return undefined
    if (row.unseen && !isOnlyLooking(request)) await markSeen(db, row.session)
    const grants = row.grants.map(grantOf)
    const state = secondFactorState(
      { hasOne: row.has_second_factor, wasGiven: row.gave_second_factor, roles: grants.map(({ role }) => role) },
      settings.demandSecondFactorOf,
    )
    return { account: row.account, name: row.name, session: row.session, grants, isComplete: isComplete(state) }
  }
}

type GrantColumns = { [Key in keyof Grant]: Grant[Key] | null }

type Bearer = {
  session: string
  account: string
  name: string
  has_second_factor: boolean
  gave_second_factor: boolean
  unseen: boolean
  grants: GrantColumns[]
}

async function bearer(db: Db, tokenHash: Buffer, settings: SessionSettings): Promise<Bearer | undefined> {
  const { rows } = await sql<Bearer>`/* prepared */
    select session.id as session, account.id as account, account.display_name as name,
      account.second_factor_since is not null as has_second_factor,
      session.second_factor_at is not null as gave_second_factor,
      session.seen_at < now() - interval '1 minute' as unseen,
      (
        select coalesce(json_agg(json_build_object(
          'role', role, 'organisation', organisation_id, 'edition', edition_id, 'node', node_code,
          'item', item_id, 'task', task)), '[]')
        from role_grant
        where account_id = account.id
          and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})
      ) as grants
    from session join account on account.id = session.account_id
    where session.token_hash = ${tokenHash} and account.state = 'active' and ${isLiveSession(settings)}
  `.execute(db)
  return rows[0]
}

function grantOf(columns: GrantColumns): Grant {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Grant
}

async function markSeen(db: Db, session: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: sql`now()` })
    .where('id', '=', session)
    .where('seen_at', '<', sql<Date>`now() - interval '1 minute'`)
    .execute()
}

/** A page that asks how long its session still runs does not make it run longer. */
function isOnlyLooking({ method, url }: FastifyRequest): boolean {
  const { showSession } = sessions
  return method === showSession.method && url.split('?')[0] === API_ROOT + showSession.path
}
