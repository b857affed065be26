import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { lockedAccount, refuseOwn } from '../accounts/locked-account.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from '../sessions/account-event.ts'

type Wish = { readonly account: string; readonly identity: string | null }

/** An administrator says who an account's owner is at the identity provider, or that nobody is any more. */
export async function linkIdentity(
  db: Db,
  actor: Actor,
  issuer: string,
  { account: id, identity }: Wish,
  origin: Origin,
): Promise<void> {
  // Whoever is let in by another's identity is that other in the history.
  refuseOwn(actor, id)
  await db.transaction().execute(async (tx) => {
    const { kind } = await lockedAccount(tx, actor, id)
    if (kind !== 'person') throw new Refusal('wrong-state')
    const { numDeletedRows } = await tx.deleteFrom('linked_identity').where('account_id', '=', id).executeTakeFirst()
    if (identity === null) {
      if (numDeletedRows === 0n) return
      await record(tx, [accountEvent(id, 'account.identity-unlinked', actor.account, {})], origin)
      return
    }
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('linked_identity')
      .values({ account_id: id, issuer, identity, linked_at: sql`now()` })
      .onConflict((conflict) => conflict.columns(['issuer', 'identity']).doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) throw new Refusal('name-taken')
    await record(tx, [accountEvent(id, 'account.identity-linked', actor.account, { issuer })], origin)
  })
}

/** Since when, and at which provider; who it is there is not told. */
export async function linkedIdentity(
  db: Db,
  account: string,
): Promise<{ readonly issuer: string; readonly linkedAt: string } | null> {
  const row = await db
    .selectFrom('linked_identity')
    .select(['issuer', 'linked_at'])
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row ? { issuer: row.issuer, linkedAt: row.linked_at.toISOString() } : null
}
