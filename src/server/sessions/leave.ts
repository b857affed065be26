import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { type Actor, type Origin, sessionOf } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import { endSessions, type WhichSessions } from './end-sessions.ts'

/** Ends the caller's session; true where the identity provider had opened it, and may still know who sits there. */
export async function signOut(db: Db, actor: Actor, origin: Origin): Promise<boolean> {
  const { account } = actor
  const session = sessionOf(actor)
  return db.transaction().execute(async (tx) => {
    const { by_oidc: isByOidc } = await tx
      .updateTable('session')
      .set({ ended_at: sql`now()` })
      .where('id', '=', session)
      .returning('by_oidc')
      .executeTakeFirstOrThrow()
    await record(tx, [accountEvent(account, 'account.signed-out', account, { session })], origin)
    return isByOidc
  })
}

/** Ends the caller's sessions on other devices, or one of them, which may be this; tells how many. */
export async function leaveElsewhere(
  db: Db,
  { account }: Actor,
  which: WhichSessions,
  origin: Origin,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const ended = await endSessions(tx, account, { by: account, why: 'by-owner' }, which)
    if (which.only !== undefined && ended.length === 0) throw new Refusal('not-found')
    if (ended.length > 0) await record(tx, ended, origin)
    return ended.length
  })
}
