import { uuidv7 } from 'uuidv7'
import { openDatabase, type Database } from '#db/database.ts'
import type { NewNotice } from '#domain/message/notice.ts'
import { mailboxOf, smtpServerOf, type MailSettings } from '#server/messages/mail-settings.ts'
import { sendWaiting } from '#server/messages/send-waiting.ts'
import { beSeen } from '#server/messages/start-messages.ts'
import { tell } from '#server/messages/tell.ts'
import { freshDatabase } from './database/database.ts'
import { openMailServer, type MailServer } from './mail-server.ts'

export const DAYTIME = new Date('2026-12-29T09:00:00+07:00')

/** An outbox over a database of its own, and a mail server that it sends to. */
export type OutboxHouse = {
  readonly database: Database
  readonly url: string
  readonly mailServer: MailServer
  readonly settings: MailSettings
  /** Lines of the log. */
  readonly log: Record<string, unknown>[]
  /** One that sends, at a moment that stands still. */
  readonly send: (at?: Date) => Promise<number>
  /** An account with an address. */
  readonly account: (email: string | null, state?: string) => Promise<string>
  /** Tells an account of a round's opening, and lets the mail be due at once. */
  readonly told: (account: string, more?: Partial<NewNotice>) => Promise<number>
  readonly states: () => Promise<Record<string, number>>
  readonly mails: () => Promise<MailColumns[]>
  readonly close: () => Promise<void>
}

type MailColumns = {
  id: string
  state: string
  attempts: number
  last_error: string | null
  not_before: Date
  message_id: string
  address: string
}

export async function openOutbox(credentials: { user?: string; password?: string } = {}): Promise<OutboxHouse> {
  const fresh = await freshDatabase('empty')
  const database = openDatabase(fresh.url, { most: 6 })
  const { db } = database
  const mailServer = await openMailServer(credentials)
  const log: Record<string, unknown>[] = []
  const settings: MailSettings = {
    smtp: smtpServerOf(mailServer.url)!,
    from: mailboxOf('La Bàn <laban@tinh.example>')!,
    baseUrl: 'https://laban.tinh.example',
  }
  await beSeen(db, settings)
  return {
    database,
    url: fresh.url,
    mailServer,
    settings,
    log,
    send: (at = DAYTIME) =>
      sendWaiting({
        db,
        settings,
        now: () => Promise.resolve(at),
        log: { info: (line) => log.push({ ...line }), error: (line) => log.push({ ...line }) },
      }),
    account: async (email, state = 'active') => {
      const id = uuidv7()
      const names = { user_name: id, display_name: 'Nguyễn Văn Đạt' }
      const row = { id, ...names, kind: 'person', email, state, version: 1, created_at: new Date() }
      await db.insertInto('account').values(row).execute()
      return id
    },
    told: async (account, more = {}) => {
      const params = { round: 'Đợt năm 2026', organisation: 'Sở Nội vụ', until: '2026-12-30T23:59:59+07:00' }
      const notice = { kind: 'round-opened', params, account, path: '/nhap-so-lieu', onceKey: uuidv7(), ...more }
      const count = await db.transaction().execute((tx) => tell(tx, [notice as NewNotice]))
      await db.updateTable('mail').set({ not_before: DAYTIME }).where('attempts', '=', 0).execute()
      return count
    },
    states: async () => {
      const rows = await db
        .selectFrom('mail')
        .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
    },
    mails: () => db.selectFrom('mail').selectAll().orderBy('id').execute(),
    close: async () => {
      await mailServer.close()
      await database.close()
      await fresh.drop()
    },
  }
}
