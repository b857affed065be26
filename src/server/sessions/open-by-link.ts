import { normalPassword } from '#domain/account/password.ts'
import { revokeTokens } from '../api-tokens/revoke-tokens.ts'
import type { Call } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import type { SessionDeps } from './deps.ts'
import { endSessions } from './end-sessions.ts'
import { enter, type Entered } from './enter.ts'
import { openLink, useLink } from './one-time-link.ts'
import { passwordHash } from './password-hash.ts'
import { refuseWeak } from './password-strength.ts'
import { forgetFailures, subjectOf } from './throttle.ts'

/**
 * Sets the password of the link's account, which is open from here on, and lets its owner in. A second factor that is
 * set is asked for all the same.
 */
export async function openByLink(
  { db, sessionSettings }: Pick<SessionDeps, 'db' | 'sessionSettings'>,
  { token, password }: { readonly token: string; readonly password: string },
  call: Pick<Call, 'origin' | 'actor'>,
): Promise<Entered> {
  const link = await openLink(db, token)
  if (!link) throw new Refusal('link-not-valid')
  const chosen = normalPassword(password)
  refuseWeak(chosen, link)
  const hash = await passwordHash(chosen)
  const { account: id, userName, purpose } = link
  return db.transaction().execute(async (tx) => {
    const opened = await tx
      .updateTable('account')
      .set({ password_hash: hash, state: 'active' })
      .where('id', '=', id)
      .where('state', '<>', 'disabled')
      .returning('second_factor_since')
      .executeTakeFirst()
    if (!opened || !(await useLink(tx, token))) throw new Refusal('link-not-valid')
    await forgetFailures(tx, [subjectOf('account', userName)])
    const how = { by: id, why: 'new-password' } as const
    const ended = [...(await endSessions(tx, id, how)), ...(await revokeTokens(tx, id, how))]
    const who = { id, hasSecondFactor: opened.second_factor_since !== null }
    const { entered, events } = await enter(tx, who, { means: 'link' }, call, sessionSettings)
    const kind = purpose === 'open-account' ? 'account.opened' : 'account.password-changed'
    await record(tx, [accountEvent(id, kind, id, { means: 'link' }), ...ended, ...events], call.origin)
    return entered
  })
}
