import { isQuiet } from '#domain/message/quiet-hours.ts'
import { mailSettingsOf } from '../messages/mail-settings.ts'
import { outboxReading, troubledMails } from '../messages/read-mails.ts'
import { reachSmtp, saidBy, type SmtpError } from '../messages/smtp-conversation.ts'
import type { Found, Look } from './look.ts'

const ANSWERS_WITHIN_MS = 8000
const LATE_AFTER_MS = 15 * 60_000
const TROUBLED_DAYS = 7

/** Whether the mail server is there, speaks as it should and lets us in: no mail is sent. */
export const MAIL: Look = {
  look: 'mail',
  withinMs: ANSWERS_WITHIN_MS + 1000,
  find: async ({ config }) => {
    const settings = mailSettingsOf(config)
    if (!settings) return { code: 'no-mail', state: 'unused', params: {} }
    const { smtp, from } = settings
    const begun = performance.now()
    const where = { host: smtp.host, port: String(smtp.port), from: from.address }
    return reachSmtp(smtp, ANSWERS_WITHIN_MS).then(
      (): Found => ({ code: 'mail', state: 'fine', params: { ...where, ms: Math.round(performance.now() - begun) } }),
      (error: SmtpError): Found => ({
        code: codeOf(error),
        state: 'broken',
        params: { ...where, said: saidBy(error, smtp) },
      }),
    )
  },
}

function codeOf({ code }: SmtpError): 'mail-sign-in' | 'mail-not-encrypted' | 'mail-away' {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'mail-sign-in'
  return code === 'ETLS' ? 'mail-not-encrypted' : 'mail-away'
}

/** What waits though it is due, and what could not be sent of late. */
export const OUTBOX: Look = {
  look: 'outbox',
  find: async ({ database: { db }, config, now }) => {
    if (!mailSettingsOf(config)) return undefined
    const { waiting, dueSince } = await outboxReading(db)
    const { failed, unknown } = await troubledMails(db, TROUBLED_DAYS)
    const params = { waiting, failed, unknown, days: TROUBLED_DAYS }
    const at = now()
    if (dueSince && at - dueSince.getTime() > LATE_AFTER_MS && !isQuiet(at)) {
      const since = dueSince.toISOString()
      return { code: 'outbox-late', state: 'broken', params: { ...params, at: since }, since }
    }
    if (failed + unknown > 0) return { code: 'outbox-troubled', state: 'remark', params }
    return { code: 'outbox', state: 'fine', params }
  },
}
