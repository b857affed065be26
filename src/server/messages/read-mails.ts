import { sql } from 'kysely'
import type { MailRow } from '#contract/notices.ts'
import type { Db } from '#db/database.ts'
import type { MailState } from '#domain/message/mail.ts'
import type { NoticeKind } from '#domain/message/notice.ts'

export type MailPage = {
  readonly before?: string | undefined
  readonly state?: MailState | undefined
  readonly limit: number
}

/** The outbox, newest first: ids are made in the order of time. */
export async function mailPage(
  db: Db,
  { before, state, limit }: MailPage,
): Promise<{ mails: MailRow[]; next: string | null }> {
  let query = db
    .selectFrom('mail')
    .innerJoin('notice', 'notice.id', 'mail.notice_id')
    .innerJoin('account', 'account.id', 'notice.account_id')
    .select(['mail.id', 'mail.address', 'mail.state', 'mail.attempts', 'mail.last_error', 'mail.message_id'])
    .select(['mail.not_before', 'mail.sent_at', 'notice.kind', 'notice.told_at'])
    .select(['account.id as account_id', 'account.display_name'])
    .orderBy('mail.id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where('mail.id', '<', before)
  if (state !== undefined) query = query.where('mail.state', '=', state)
  const rows = await query.execute()
  const mails = rows.slice(0, limit).map((row) => ({
    id: row.id,
    account: { id: row.account_id, name: row.display_name },
    address: row.address,
    kind: row.kind as NoticeKind,
    state: row.state as MailState,
    attempts: row.attempts,
    ...(row.last_error !== null && { lastError: row.last_error }),
    messageId: row.message_id,
    toldAt: row.told_at.toISOString(),
    notBefore: row.not_before.toISOString(),
    ...(row.sent_at !== null && { sentAt: row.sent_at.toISOString() }),
  }))
  return { mails, next: rows.length > limit ? mails.at(-1)!.id : null }
}

/** For monitoring: how many mails stand how, and since when the longest of those that are due has waited. */
export type OutboxReading = {
  readonly waiting: number
  readonly failed: number
  readonly unknown: number
  readonly dueSince: Date | undefined
}

export async function outboxReading(db: Db): Promise<OutboxReading> {
  const { rows } = await sql<{ waiting: number; failed: number; unknown: number; due_since: Date | null }>`
    select waiting.count as waiting, due_since, failed, unknown
    from (select count(*), min(not_before) filter (where not_before <= now()) as due_since
        from mail where state in ('waiting', 'sending')) as waiting,
      (select count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'unknown') as unknown
        from mail where state in ('failed', 'unknown')) as troubled
  `.execute(db)
  const { due_since, ...counts } = rows[0]!
  return { ...counts, dueSince: due_since ?? undefined }
}

/** How many mails of the last days failed, and of how many nobody knows the end. */
export async function troubledMails(db: Db, days: number): Promise<Pick<OutboxReading, 'failed' | 'unknown'>> {
  const { rows } = await sql<Pick<OutboxReading, 'failed' | 'unknown'>>`
    select count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'unknown') as unknown
    from mail
    where state in ('failed', 'unknown') and coalesce(taken_at, not_before) > now() - make_interval(days => ${days})
  `.execute(db)
  return rows[0]!
}
