import type { Db } from '#db/database.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { lockedAccount } from './locked-account.ts'

/** Ends one session of an account, or all; tells how many. */
export async function endAccountSessions(
  db: Db,
  actor: Actor,
  { account, session }: { readonly account: string; readonly session?: string | undefined },
  origin: Origin,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await lockedAccount(tx, actor, account)
    const ended = await endSessions(tx, account, { by: actor.account, why: 'by-administrator' }, { only: session })
    if (session !== undefined && ended.length === 0) throw new Refusal('not-found')
    if (ended.length > 0) await record(tx, ended, origin)
    return ended.length
  })
}
