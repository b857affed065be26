import type { Db } from '#db/database.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'
import { lockedAccount } from './locked-account.ts'

export type AccountEdit = {
  readonly account: string
  readonly displayName: string
  readonly email: string | null
  readonly version: number
}

/** Events are kept for good: they tell that an address was changed, not to which. */
export async function editAccount(db: Db, actor: Actor, edit: AccountEdit, origin: Origin): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const before = await lockedAccount(tx, actor, edit.account)
    if (before.version !== edit.version) throw new Refusal('stale', undefined, { version: before.version })
    const version = before.version + 1
    await tx
      .updateTable('account')
      .set({ display_name: edit.displayName, email: edit.email, version })
      .where('id', '=', edit.account)
      .execute()
    const body = {
      before: { displayName: before.displayName },
      after: { displayName: edit.displayName },
      emailChanged: before.email !== edit.email,
    }
    await record(tx, [accountEvent(edit.account, 'account.changed', actor.account, body)], origin)
    return version
  })
}
