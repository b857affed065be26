import { LIMITS } from '#domain/account/throttle.ts'
import { secondFactorState, type SecondFactorState } from '#domain/account/second-factor.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import { clearSecondFactor } from './clear-second-factor.ts'
import type { SessionDeps } from './deps.ts'
import { refuseWrongPassword } from './own-password.ts'
import { countTry, forgetFailures, subjectOf } from './throttle.ts'
import { lockedFactor, useCode } from './used-code.ts'

/** Takes the caller's second factor away, for a new device; asks for all that the account can be asked for. */
export async function removeSecondFactor(
  { db, secret, sessionSettings }: SessionDeps,
  actor: Actor,
  { password, code }: { readonly password: string; readonly code: string },
  origin: Origin,
): Promise<{ secondFactor: SecondFactorState }> {
  await refuseWrongPassword(db, actor.account, password)
  const subject = subjectOf('code', actor.account)
  await countTry(db, subject, LIMITS.account)
  await db.transaction().execute(async (tx) => {
    if ((await lockedFactor(tx, actor.account)) !== 'set') throw new Refusal('wrong-state')
    if (!(await useCode(tx, secret, actor.account, code))) throw new Refusal('wrong-code')
    await clearSecondFactor(tx, actor.account)
    await forgetFailures(tx, [subject])
    await record(tx, [accountEvent(actor.account, 'account.second-factor-removed', actor.account, {})], origin)
  })
  const roles = actor.grants.map(({ role }) => role)
  const facts = { hasOne: false, wasGiven: false, roles }
  return { secondFactor: secondFactorState(facts, sessionSettings.demandSecondFactorOf) }
}
