import type { handovers } from '#contract/handovers.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db, Tx } from '#db/database.ts'
import type { NewEvent } from '#domain/event/event.ts'
import type { Role } from '#domain/permission/role.ts'
import { lockedAccounts } from '../accounts/locked-account.ts'
import { makeAccount } from '../accounts/new-account.ts'
import { saveGrantEnd } from '../accounts/save-grant-end.ts'
import { saveGrant } from '../accounts/save-grant.ts'
import { actorOf, type Call } from '../call.ts'
import { record } from '../events/record.ts'
import { readHandover, type HandoverWish } from './read-handover.ts'

const MAY_HAND_OVER: readonly Role[] = ['administrator', 'standing-agency']

type Wish = HandoverWish & { readonly reason: string }

/** Method §10.10. The account that acts and both others are locked: no second handover or grant runs beside it. */
export async function handOver(db: Db, wish: Wish, call: Call): Promise<OutputOf<typeof handovers.handOver>> {
  const actor = actorOf(call)
  return db.transaction().execute(async (tx) => {
    const there = await tx.selectFrom('account').select('id').where('user_name', '=', wish.to).executeTakeFirst()
    const ids = [wish.account, ...(there ? [there.id] : [])]
    await lockedAccounts(tx, actor, { ids, roles: MAY_HAND_OVER })
    const { giver, taker, on, ending, taken } = await readHandover(tx, actor, wish)
    const made = taker ? undefined : await newAccount(tx, wish, actor.account)
    const to = taker?.account ?? made!.id
    const { organisation, role, reason } = wish
    const events: NewEvent[] = [...(made?.events ?? [])]
    for (const { id } of ending) {
      const { event } = await saveGrantEnd(tx, { account: giver.account, grant: id, validTo: on }, actor.account)
      events.push(told(event, { to, reason }))
    }
    for (const { from, to: validTo } of taken) {
      const grant = { role, organisation, validFrom: from, validTo }
      const { event } = await saveGrant(tx, { id: to, kind: 'person' }, grant, actor.account)
      events.push(told(event, { from: giver.account, reason }))
    }
    await record(tx, events, call.origin)
    return { taker: to, on, ...(made?.link && { link: made.link }) }
  })
}

function newAccount(tx: Tx, { to, newName }: Wish, by: string) {
  return makeAccount(tx, { userName: to, displayName: newName!, kind: 'person', grants: [] }, by)
}

/** The event of a role that was handed over tells with whom, and why. */
function told(event: NewEvent, handover: Record<string, string>): NewEvent {
  return { ...event, body: { ...event.body, handover } }
}
