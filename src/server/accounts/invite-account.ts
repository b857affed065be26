import type { MadeLink } from '#contract/accounts.ts'
import type { Db } from '#db/database.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { makeAccount, type NewAccount } from './new-account.ts'

export async function inviteAccount(
  db: Db,
  actor: Actor,
  account: NewAccount,
  origin: Origin,
): Promise<{ account: string; link?: MadeLink }> {
  return db.transaction().execute(async (tx) => {
    const { id, link, events } = await makeAccount(tx, account, actor.account)
    await record(tx, events, origin)
    return { account: id, ...(link && { link }) }
  })
}
