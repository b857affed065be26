import type { Tx } from '#db/database.ts'
import { secondFactorState, type SecondFactorState } from '#domain/account/second-factor.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { rolesToday } from '../accounts/queries.ts'
import type { Call } from '../call.ts'
import { accountEvent } from './account-event.ts'
import { endSessions } from './end-sessions.ts'
import { openSession } from './new-session.ts'
import type { SessionSettings } from './session-settings.ts'

/** A session that was just opened: its token goes to the caller, `secondFactor` says what is still wanted. */
export type Entered = { readonly token: string; readonly secondFactor: SecondFactorState }

/** By what somebody comes in; the identity provider may have asked for a second factor already. */
export type Means = { readonly means: 'typed' | 'link' | 'oidc'; readonly gaveSecondFactor?: boolean }

/** Opens a session in place of the one the caller came with; the events are for the command to record with its own. */
export async function enter(
  tx: Tx,
  account: { readonly id: string; readonly hasSecondFactor: boolean },
  { means, gaveSecondFactor = false }: Means,
  { origin, actor }: Pick<Call, 'origin' | 'actor'>,
  settings: SessionSettings,
): Promise<{ entered: Entered; events: NewEvent[] }> {
  const { id: session, token } = await openSession(tx, account.id, origin, settings, {
    isByOidc: means === 'oidc',
    gaveSecondFactor,
  })
  const facts = { hasOne: account.hasSecondFactor, wasGiven: gaveSecondFactor, roles: await rolesToday(tx, account.id) }
  const secondFactor = secondFactorState(facts, settings.demandSecondFactorOf)
  const left = actor
    ? await endSessions(tx, actor.account, { by: actor.account, why: 'signed-in-anew' }, { only: actor.session })
    : []
  const signedIn = accountEvent(account.id, 'account.signed-in', account.id, { session, means, secondFactor })
  return { entered: { token, secondFactor }, events: [...left, signedIn] }
}
