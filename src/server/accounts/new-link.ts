import type { MadeLink } from '#contract/accounts.ts'
import type { Db } from '#db/database.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { makeLink } from '../sessions/one-time-link.ts'
import { lockedAccount, refuseOwn } from './locked-account.ts'

/** Lets a person open the account, or set a new password where it was opened before. */
export async function newLink(db: Db, actor: Actor, id: string, origin: Origin): Promise<MadeLink> {
  refuseOwn(actor, id)
  return db.transaction().execute(async (tx) => {
    const { state, kind, hasPassword } = await lockedAccount(tx, actor, id)
    if (!isOpen('openAccount', state) || kind !== 'person') throw new Refusal('wrong-state')
    const { link, event } = await makeLink(tx, id, hasPassword ? 'new-password' : 'open-account')
    await record(tx, [event(actor.account)], origin)
    return link
  })
}
