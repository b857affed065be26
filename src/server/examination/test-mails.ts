import { uuidv7 } from 'uuidv7'
import type { TestMail } from '#contract/examination.ts'
import type { Db } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { testMailText } from '#text/mail.ts'
import type { Actor, Origin } from '../call.ts'
import { record } from '../events/record.ts'
import type { MailSettings } from '../messages/mail-settings.ts'
import { trySmtp } from '../messages/smtp-try.ts'
import { Refusal } from '../refusal.ts'

const NEXT_AFTER_MS = 60_000
const WITHIN_MS = 20_000

/** Method §14.7. One mail to whoever asks for it, at once and past the outbox: what the mail server answers is told. */
export class TestMails {
  readonly #db: Db
  readonly #settings: MailSettings | undefined
  /** When each account asked last. */
  readonly #askedAt = new Map<string, number>()

  constructor(db: Db, settings: MailSettings | undefined) {
    this.#db = db
    this.#settings = settings
  }

  async send({ account, name }: Actor, origin: Origin): Promise<TestMail> {
    const settings = this.#settings
    if (!settings) throw new Refusal('mail-not-set-up')
    const address = await this.#addressOf(account)
    this.#takeTurn(account)
    const at = new Date()
    const text = testMailText(name, at.toISOString(), `${settings.baseUrl}/quan-tri/he-thong`)
    const messageId = `<${uuidv7()}@${settings.from.address.split('@')[1]}>`
    const { outcome, said, code } = await trySmtp(settings, { ...text, address, messageId, at }, WITHIN_MS)
    const body = { outcome, ...(code !== undefined && { reply: code }) }
    const event = { stream: INSTALLATION, kind: 'installation.mail-tested', by: account, body } as const
    await this.#db.transaction().execute((tx) => record(tx, [event], origin))
    return { outcome, address, ...(said !== undefined && { said }), at: at.toISOString() }
  }

  async #addressOf(account: string): Promise<string> {
    const { email } = await this.#db
      .selectFrom('account')
      .select('email')
      .where('id', '=', account)
      .executeTakeFirstOrThrow()
    if (email === null) throw new Refusal('no-own-address')
    return email
  }

  #takeTurn(account: string): void {
    const now = Date.now()
    for (const [one, at] of this.#askedAt) if (now - at >= NEXT_AFTER_MS) this.#askedAt.delete(one)
    const before = this.#askedAt.get(account)
    if (before !== undefined) {
      const retryAfterSeconds = Math.ceil((before + NEXT_AFTER_MS - now) / 1000)
      throw new Refusal('too-many-requests', undefined, { retryAfterSeconds })
    }
    this.#askedAt.set(account, now)
  }
}
