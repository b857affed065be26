import { sql } from 'kysely'
import type { GrantRow } from '#contract/accounts.ts'
import type { HeldRole, OwnSession, SessionRow } from '#contract/sessions.ts'
import type { Db } from '#db/database.ts'
import { secondFactorState } from '#domain/account/second-factor.ts'
import { grantRows } from '../accounts/queries.ts'
import { type Actor, sessionOf } from '../call.ts'
import { isLiveSession } from './live-session.ts'
import type { SessionSettings } from './session-settings.ts'

/** Who the caller is, as what, and until when. */
export async function ownSession(db: Db, actor: Actor, settings: SessionSettings): Promise<OwnSession> {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select(['account.id', 'account.user_name', 'account.display_name', 'account.second_factor_since'])
    .select(['session.second_factor_at', 'session.expires_at', sql<Date>`now()`.as('now')])
    .select(sql<Date>`session.seen_at + make_interval(mins => ${settings.idleMinutes})`.as('idle_ends_at'))
    .where('session.id', '=', sessionOf(actor))
    .executeTakeFirstOrThrow()
  const grants = await grantRows(db, actor.account)
  const held = grants.filter(({ isInForce }) => isInForce)
  return {
    account: {
      id: row.id,
      name: row.display_name,
      userName: row.user_name,
      roles: held.map(heldRole),
    },
    secondFactor: secondFactorState(
      {
        hasOne: row.second_factor_since !== null,
        wasGiven: row.second_factor_at !== null,
        roles: held.map(({ role }) => role),
      },
      settings.demandSecondFactorOf,
    ),
    expiresAt: row.expires_at.toISOString(),
    idleEndsAt: row.idle_ends_at.toISOString(),
    now: row.now.toISOString(),
  }
}

function heldRole({ role, organisation, edition, node, item, task }: GrantRow): HeldRole {
  return { role, organisation, edition, node, item, task }
}

/** The live sessions of an account, the latest first. */
export async function sessionRows(
  db: Db,
  account: string,
  asking: string,
  settings: SessionSettings,
): Promise<SessionRow[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'seen_at', 'expires_at', 'second_factor_at', 'device'])
    .select(sql<string | null>`host(address)`.as('address'))
    .where('account_id', '=', account)
    .where(isLiveSession(settings))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    secondFactorGiven: row.second_factor_at !== null,
    ...(row.address !== null && { address: row.address }),
    ...(row.device !== null && { device: row.device }),
    isThis: row.id === asking,
  }))
}
