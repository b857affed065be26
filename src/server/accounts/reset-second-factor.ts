import type { Db } from '#db/database.ts'
import { revokeTokens } from '../api-tokens/revoke-tokens.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { clearSecondFactor } from '../sessions/clear-second-factor.ts'
import { endSessions } from '../sessions/end-sessions.ts'
import { lockedAccount, refuseOwn } from './locked-account.ts'

/** For somebody who lost the device: from here on the password alone lets them in, until they set up another. */
export async function resetSecondFactor(db: Db, actor: Actor, id: string, origin: Origin): Promise<void> {
  refuseOwn(actor, id)
  await db.transaction().execute(async (tx) => {
    if (!(await lockedAccount(tx, actor, id)).hasSecondFactor) throw new Refusal('wrong-state')
    await clearSecondFactor(tx, id)
    const how = { by: actor.account, why: 'by-administrator' } as const
    const ended = [...(await endSessions(tx, id, how)), ...(await revokeTokens(tx, id, how))]
    await record(tx, [accountEvent(id, 'account.second-factor-removed', actor.account, {}), ...ended], origin)
  })
}
