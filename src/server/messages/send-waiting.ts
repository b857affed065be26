import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#db/database.ts'
import { isQuiet } from '#domain/message/quiet-hours.ts'
import { mailText } from '#text/mail.ts'
import type { MailSettings } from './mail-settings.ts'
import { settleMail, takeMail, type TakenMail } from './outbox.ts'
import { trySmtp, type Tried } from './smtp-try.ts'

export type MessageLog = {
  info(details: object, message: string): void
  error(details: object, message: string): void
}

export type Sending = {
  readonly db: Db
  readonly settings: MailSettings
  /** The database's time where nobody says otherwise. */
  readonly now: () => Promise<Date>
  readonly log: MessageLog
  readonly isStopped?: () => boolean
}

/** Sends what is due, one mail after the other, until nothing is or quiet hours begin. Answers how many were tried. */
export async function sendWaiting(sending: Sending): Promise<number> {
  let tried = 0
  while (!sending.isStopped?.()) {
    const now = await sending.now()
    if (isQuiet(now.getTime())) break
    const mail = await takeMail(sending.db, now)
    if (!mail) break
    await sendOne(sending, mail)
    tried += 1
  }
  return tried
}

async function sendOne(sending: Sending, mail: TakenMail): Promise<void> {
  const { settings, log } = sending
  const { notice, path, address, messageId, takenAt } = mail
  const text = mailText(notice, settings.baseUrl + (path ?? '/'))
  const tried = await trySmtp(settings, { ...text, address, messageId, at: takenAt })
  const state = await settled(sending, mail, tried)
  // What the server says often repeats the address: the list for administrators has it, the log has its code.
  const details = { mail: mail.id, notice: notice.kind, account: mail.account, tries: mail.tries, state }
  log.info({ ...details, ...(tried.code !== undefined && { reply: tried.code }) }, 'mail tried')
}

const WRITE_TRIES = 6
const WRITE_AGAIN_MS = 500

/** An accepted mail that nobody could note would pass for lost: a database that is away for a moment is waited for. */
async function settled({ db, now }: Sending, mail: TakenMail, tried: Tried): Promise<string> {
  for (let left = WRITE_TRIES; ; left -= 1)
    try {
      return await settleMail(db, mail, tried, await now())
    } catch (error) {
      if (left <= 1) throw error
      await sleep(WRITE_AGAIN_MS)
    }
}
