import { normalPassword } from '#domain/account/password.ts'
import { type Actor, type Origin, sessionOf } from '../call.ts'
import { record } from '../events/record.ts'
import { accountEvent } from './account-event.ts'
import type { SessionDeps } from './deps.ts'
import { endSessions } from './end-sessions.ts'
import { voidLinks } from './one-time-link.ts'
import { refuseWrongPassword } from './own-password.ts'
import { passwordHash } from './password-hash.ts'
import { refuseWeak } from './password-strength.ts'
import { renewedToken } from './renewed-token.ts'

/** Gives the caller another password; whoever else is in by the old one is out. Returns the session's new token. */
export async function changePassword(
  { db }: Pick<SessionDeps, 'db'>,
  actor: Actor,
  { password, newPassword }: { readonly password: string; readonly newPassword: string },
  origin: Origin,
): Promise<string> {
  const owner = await refuseWrongPassword(db, actor.account, password)
  const next = normalPassword(newPassword)
  refuseWeak(next, owner)
  const hash = await passwordHash(next)
  return db.transaction().execute(async (tx) => {
    await tx.updateTable('account').set({ password_hash: hash }).where('id', '=', actor.account).execute()
    await voidLinks(tx, actor.account)
    const how = { by: actor.account, why: 'new-password' } as const
    const ended = await endSessions(tx, actor.account, how, { but: sessionOf(actor) })
    const token = await renewedToken(tx, sessionOf(actor))
    const changed = accountEvent(actor.account, 'account.password-changed', actor.account, { means: 'typed' })
    await record(tx, [changed, ...ended], origin)
    return token
  })
}
