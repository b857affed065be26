import { LIMITS } from '#domain/account/throttle.ts'
import { type Actor, type Origin, sessionOf } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import type { SessionDeps } from './deps.ts'
import type { Entered } from './enter.ts'
import { completedSession } from './renewed-token.ts'
import { countTry, forgetFailures, subjectOf } from './throttle.ts'
import { lockedFactor, useCode } from './used-code.ts'

/** Completes the caller's session, which gets another token. */
export async function giveSecondFactor(
  { db, secret }: Pick<SessionDeps, 'db' | 'secret'>,
  actor: Actor,
  code: string,
  origin: Origin,
): Promise<Entered> {
  const subject = subjectOf('code', actor.account)
  await countTry(db, subject, LIMITS.account)
  const token = await db.transaction().execute(async (tx) => {
    if ((await lockedFactor(tx, actor.account)) !== 'set') throw new Refusal('wrong-state')
    if (!(await useCode(tx, secret, actor.account, code))) {
      await record(tx, [accountEvent(actor.account, 'account.sign-in-failed', null, { why: 'wrong-code' })], origin)
      return undefined
    }
    const token = await completedSession(tx, sessionOf(actor))
    await forgetFailures(tx, [subject])
    const body = { session: sessionOf(actor), means: 'code', secondFactor: 'given' }
    await record(tx, [accountEvent(actor.account, 'account.signed-in', actor.account, body)], origin)
    return token
  })
  if (token === undefined) throw new Refusal('wrong-code')
  return { token, secondFactor: 'given' }
}
