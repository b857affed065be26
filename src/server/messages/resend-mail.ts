import type { Db } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { earliestMailTime } from '#domain/message/quiet-hours.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import type { Actor, Origin } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'

/**
 * Puts a mail back that failed or whose end nobody knows, under the same Message-ID, to the address that the account
 * has today.
 */
export async function resendMail(db: Db, actor: Actor, id: string, origin: Origin): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, [INSTALLATION])
    const mail = await tx
      .selectFrom('mail')
      .innerJoin('notice', 'notice.id', 'mail.notice_id')
      .innerJoin('account', 'account.id', 'notice.account_id')
      .select(['mail.state', 'mail.address', 'account.id as account', 'account.email'])
      .where('mail.id', '=', id)
      .forUpdate('mail')
      .executeTakeFirst()
    if (!mail) throw new Refusal('not-found')
    if (!isOpen('resendMail', mail.state)) throw new Refusal('wrong-state')
    const address = mail.email ?? mail.address
    const notBefore = new Date(earliestMailTime(heads.at.getTime()))
    const again = { state: 'waiting', attempts: 0, taken_at: null, last_error: null, address, not_before: notBefore }
    await tx.updateTable('mail').set(again).where('id', '=', id).execute()
    const body = { mail: id, account: mail.account, before: mail.state }
    await recordOn(
      tx,
      heads,
      [{ stream: INSTALLATION, kind: 'installation.mail-resent', by: actor.account, body }],
      origin,
    )
  })
}
