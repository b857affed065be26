import { sql } from 'kysely'
import type { NoticeRow } from '#contract/notices.ts'
import type { Db } from '#db/database.ts'
import { Notice } from '#domain/message/notice.ts'
import { Refusal } from '../refusal.ts'

export type NoticePage = {
  readonly before?: string | undefined
  readonly unread?: 'yes' | undefined
  readonly limit: number
}

/** An account's own notices, newest first. */
export async function noticePage(
  db: Db,
  account: string,
  { before, unread, limit }: NoticePage,
): Promise<{ notices: NoticeRow[]; unread: number; next: string | null }> {
  let query = db
    .selectFrom('notice')
    .select(['id', 'kind', 'params', 'path', 'told_at', 'read_at'])
    .where('account_id', '=', account)
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (before !== undefined) query = query.where(isOlderThan(account, before))
  if (unread) query = query.where('read_at', 'is', null)
  const rows = await query.execute()
  const notices = rows.slice(0, limit).map((row) => ({
    id: row.id,
    notice: Notice.parse({ kind: row.kind, params: row.params }),
    ...(row.path !== null && { path: row.path }),
    toldAt: row.told_at.toISOString(),
    ...(row.read_at !== null && { readAt: row.read_at.toISOString() }),
  }))
  return { notices, unread: await countUnread(db, account), next: rows.length > limit ? notices.at(-1)!.id : null }
}

/** Whether it was read is the reader's own affair: no event tells of it. */
export async function markRead(db: Db, account: string, notice: string): Promise<{ unread: number }> {
  const { numUpdatedRows } = await db
    .updateTable('notice')
    .set({ read_at: sql`coalesce(read_at, now())` })
    .where('account_id', '=', account)
    .where('id', '=', notice)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Refusal('not-found')
  return { unread: await countUnread(db, account) }
}

export async function markAllRead(db: Db, account: string, newest: string): Promise<{ unread: number }> {
  const seen = await db
    .selectFrom('notice')
    .select('id')
    .where('account_id', '=', account)
    .where('id', '=', newest)
    .executeTakeFirst()
  if (!seen) throw new Refusal('not-found')
  await db
    .updateTable('notice')
    .set({ read_at: sql`now()` })
    .where('account_id', '=', account)
    .where('read_at', 'is', null)
    .where((where) => where.or([where('id', '=', newest), isOlderThan(account, newest)]))
    .execute()
  return { unread: await countUnread(db, account) }
}

/** Another account's notice is no place in one's own list: nothing is older than it. */
function isOlderThan(account: string, notice: string) {
  return sql<boolean>`(told_at, id) < (
    select other.told_at, other.id from notice as other where other.id = ${notice} and other.account_id = ${account})`
}

async function countUnread(db: Db, account: string): Promise<number> {
  const { unread } = await db
    .selectFrom('notice')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('account_id', '=', account)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}
