import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { afterTry, LOST_AFTER, STALE_AFTER, type MailState } from '#domain/message/mail.ts'
import { Notice } from '#domain/message/notice.ts'
import type { Tried } from './smtp-try.ts'

/** A mail that this process, and no other, is to send now. */
export type TakenMail = {
  readonly id: string
  readonly account: string
  readonly address: string
  readonly messageId: string
  /** Which try it is, from 1. */
  readonly tries: number
  readonly notice: Notice
  readonly path: string | null
  readonly takenAt: Date
}

type TakenRow = {
  id: string
  account_id: string
  address: string
  message_id: string
  attempts: number
  kind: string
  params: unknown
  path: string | null
}

/**
 * Takes the mail that has waited longest. Committed before the conversation begins: whoever finds it `sending` knows
 * that somebody may be sending it.
 */
export async function takeMail(db: Db, at: Date): Promise<TakenMail | undefined> {
  const { rows } = await sql<TakenRow>`
    update mail set state = 'sending', taken_at = ${at}, attempts = attempts + 1
    from notice
    where mail.id = (
      select id from mail where state = 'waiting' and not_before <= ${at}
      order by not_before, id limit 1 for update skip locked
    ) and notice.id = mail.notice_id
    returning mail.id, notice.account_id, mail.address, mail.message_id, mail.attempts,
      notice.kind, notice.params, notice.path
  `.execute(db)
  const row = rows[0]
  if (!row) return undefined
  const { id, account_id: account, address, message_id: messageId, attempts: tries, path, kind, params } = row
  return { id, account, address, messageId, tries, path, notice: Notice.parse({ kind, params }), takenAt: at }
}

/**
 * Writes down how the try ended. Also where the mail was given up for lost meanwhile: this is the one who knows. Not
 * where an administrator has had it sent again since.
 */
export async function settleMail(db: Db, mail: TakenMail, { outcome, said }: Tried, at: Date): Promise<MailState> {
  const { state, notBefore } = afterTry(outcome, mail.tries, at.getTime())
  await db
    .updateTable('mail')
    .set({
      state,
      ...(notBefore !== undefined && { not_before: new Date(notBefore) }),
      ...(state === 'sent' && { sent_at: at }),
      last_error: said ?? null,
    })
    .where('id', '=', mail.id)
    .where('state', 'in', ['sending', 'unknown'])
    .where('taken_at', '=', mail.takenAt)
    .where('attempts', '=', mail.tries)
    .execute()
  return state
}

/** Why a mail was given up without an answer: codes, as the administrator's list shows them. */
export const GIVEN_UP = { lost: 'sender-lost', restored: 'restored-from-backup', stale: 'too-old' } as const

/**
 * Gives up what nobody answers for: a mail whose sender died may have been accepted, and one that was due when the
 * installation was restored may have been sent since its backup; neither is sent again by itself. What was due for
 * days is old news. Answers how many were given up.
 */
export async function clearOutbox(db: Db, at: Date): Promise<number> {
  const before = (age: number): Date => new Date(at.getTime() - age)
  const { rows } = await sql<{ cleared: number }>`
    with lost as (
      update mail set state = 'unknown', last_error = ${GIVEN_UP.lost}
      where state = 'sending' and taken_at < ${before(LOST_AFTER)} returning id
    ), restored as (
      update mail set state = 'unknown', last_error = ${GIVEN_UP.restored}
      where state = 'waiting' and not_before <= (
        select max(at) from event where stream = ${INSTALLATION} and kind = 'installation.restored'
      ) returning id
    ), stale as (
      update mail set state = 'failed', last_error = ${GIVEN_UP.stale}
      where state = 'waiting' and not_before < ${before(STALE_AFTER)} and id not in (select id from restored)
      returning id
    )
    select (select count(*) from lost) + (select count(*) from restored) + (select count(*) from stale) as cleared
  `.execute(db)
  return rows[0]!.cleared
}
