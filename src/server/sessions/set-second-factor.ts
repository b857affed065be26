import { sql } from 'kysely'
import { LIMITS } from '#domain/account/throttle.ts'
import { type Actor, type Origin, sessionOf } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import type { SessionDeps } from './deps.ts'
import type { Entered } from './enter.ts'
import { newSecondFactor } from './one-time-code.ts'
import { refuseWrongPassword } from './own-password.ts'
import { completedSession } from './renewed-token.ts'
import { sealed } from './sealed-secret.ts'
import { countTry, forgetFailures, subjectOf } from './throttle.ts'
import { lockedFactor, useCode } from './used-code.ts'

type Deps = Pick<SessionDeps, 'db' | 'secret'>

/**
 * Makes a secret for a device and keeps it sealed until it is confirmed. Asks for the password: whoever finds a session
 * open must not lock its owner out. Refused while a second factor is set: one who knows only the password must not put
 * their own device in its place.
 */
export async function beginSecondFactor(
  { db, secret }: Deps,
  actor: Actor,
  password: string,
): Promise<{ secret: string; uri: string }> {
  const { userName } = await refuseWrongPassword(db, actor.account, password)
  return db.transaction().execute(async (tx) => {
    if ((await lockedFactor(tx, actor.account)) === 'set') throw new Refusal('wrong-state')
    const made = newSecondFactor(userName)
    await tx
      .updateTable('account')
      .set({ second_factor: sealed(made.secret, secret, actor.account), second_factor_step: null })
      .where('id', '=', actor.account)
      .execute()
    return made
  })
}

/** From here on the account has a second factor, and this session, which gets another token, has given it. */
export async function confirmSecondFactor(
  { db, secret }: Deps,
  actor: Actor,
  code: string,
  origin: Origin,
): Promise<Entered> {
  const subject = subjectOf('code', actor.account)
  await countTry(db, subject, LIMITS.account)
  const token = await db.transaction().execute(async (tx) => {
    if ((await lockedFactor(tx, actor.account)) !== 'pending') throw new Refusal('wrong-state')
    if (!(await useCode(tx, secret, actor.account, code))) throw new Refusal('wrong-code')
    await tx
      .updateTable('account')
      .set({ second_factor_since: sql`now()` })
      .where('id', '=', actor.account)
      .execute()
    const token = await completedSession(tx, sessionOf(actor))
    await forgetFailures(tx, [subject])
    await record(tx, [accountEvent(actor.account, 'account.second-factor-set', actor.account, {})], origin)
    return token
  })
  return { token, secondFactor: 'given' }
}
