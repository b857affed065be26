import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Tx } from '#db/database.ts'
import { Notice, type NewNotice } from '#domain/message/notice.ts'
import { earliestMailTime } from '#domain/message/quiet-hours.ts'

/**
 * Tells people something, in the transaction of the change that they are told of: a notice each, and a mail to those
 * who have an address, while somebody can send. What an account was told under the same key is not told again. Answers
 * how many notices are new.
 */
export async function tell(tx: Tx, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) return 0
  const { now, domain } = await senderSeen(tx)
  const told = await insertNotices(tx, notices, now)
  if (told.length > 0 && domain !== null) await insertMails(tx, told, now, domain)
  return told.length
}

/** The outbox takes nothing that nobody could send: when mail is turned on, no old news goes out. */
async function senderSeen(tx: Tx): Promise<{ now: Date; domain: string | null }> {
  const { rows } = await sql<{ now: Date; domain: string | null }>`
    select now() as now, (select domain from mail_sender where seen_at > now() - interval '1 day') as domain
  `.execute(tx)
  return rows[0]!
}

type Told = { readonly id: string; readonly account_id: string }

async function insertNotices(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<Told[]> {
  // In one order everywhere, so that two commands that tell the same cannot wait for each other.
  const ordered = onceEach(notices).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  const rows = ordered.map(({ kind, params, account, path, onceKey }) => {
    Notice.parse({ kind, params })
    return { id: uuidv7(), account, kind, params: JSON.stringify(params), path: path ?? null, key: onceKey }
  })
  const column = <Name extends keyof (typeof rows)[number]>(name: Name) => rows.map((row) => row[name])
  const inserted = await sql<Told>`
    insert into notice (id, account_id, kind, params, path, once_key, told_at)
    select id, account_id, kind, params::json, path, once_key, ${now} from unnest(
      ${column('id')}::uuid[], ${column('account')}::uuid[], ${column('kind')}::text[], ${column('params')}::text[],
      ${column('path')}::text[], ${column('key')}::text[]
    ) as new (id, account_id, kind, params, path, once_key)
    on conflict (account_id, once_key) do nothing
    returning id, account_id
  `.execute(tx)
  return inserted.rows
}

function onceEach(notices: readonly NewNotice[]): NewNotice[] {
  return [...new Map(notices.map((notice) => [orderOf(notice), notice])).values()]
}

const orderOf = ({ account, onceKey }: NewNotice): string => `${account} ${onceKey}`

async function insertMails(tx: Tx, told: readonly Told[], now: Date, domain: string): Promise<void> {
  const mails = told.map(({ id, account_id }) => ({ id: uuidv7(), notice: id, account: account_id }))
  const notBefore = new Date(earliestMailTime(now.getTime()))
  await sql`
    insert into mail (id, notice_id, address, state, message_id, not_before, attempts)
    select new.id, new.notice_id, account.email, 'waiting', '<' || new.id || '@' || ${domain}::text || '>', ${notBefore}, 0
    from unnest(
      ${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ notice }) => notice)}::uuid[],
      ${mails.map(({ account }) => account)}::uuid[]
    ) as new (id, notice_id, account_id)
    join account on account.id = new.account_id and account.email is not null and account.state = 'active'
  `.execute(tx)
}
