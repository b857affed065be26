import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { TryOutcome } from '#domain/message/mail.ts'
import type { MailText } from '#text/mail.ts'
import type { MailSettings, SmtpServer } from './mail-settings.ts'
import { conversation, saidBy, type SmtpError } from './smtp-conversation.ts'

export type Letter = MailText & { readonly address: string; readonly messageId: string; readonly at: Date }

/** How a try ended; `said` is what the server or the way to it answered, where it did not accept. */
export type Tried = { readonly outcome: TryOutcome; readonly said?: string; readonly code?: number }

const ALTOGETHER_MS = 120_000

/**
 * One mail in one conversation. Not nodemailer's pool: when a connection breaks it sends again what was on its way.
 * Never throws: what goes wrong is how the try ended.
 */
export async function trySmtp(
  { smtp, from }: MailSettings,
  letter: Letter,
  withinMs: number = ALTOGETHER_MS,
): Promise<Tried> {
  let hasBegun = false
  try {
    const raw = await composed(from, letter)
    const body = new Readable({
      // Read from only when the server has asked for the message.
      read() {
        hasBegun = true
        this.push(raw)
        this.push(null)
      },
    })
    const envelope = { from: from.address, to: letter.address, size: raw.length }
    await conversation(smtp, withinMs, (connection, end) => connection.send(envelope, body, (error) => end(error)))
    return { outcome: 'accepted' }
  } catch (error) {
    return triedOf(error as SmtpError, smtp, hasBegun)
  }
}

/** Of the envelope or the message, not of the way there: only what was said about this mail is final. */
const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE']

function triedOf(error: SmtpError, smtp: SmtpServer, hasBegun: boolean): Tried {
  const { code = '', responseCode } = error
  const answer = { said: saidBy(error, smtp), ...(responseCode !== undefined && { code: responseCode }) }
  if (responseCode === undefined && hasBegun) return { outcome: 'unclear', ...answer }
  const isFinal = ABOUT_THE_MAIL.includes(code) && (responseCode === undefined || responseCode >= 500)
  return { outcome: isFinal ? 'refused' : 'deferred', ...answer }
}

function composed(from: MailSettings['from'], letter: Letter): Promise<Buffer> {
  const { subject, text, html, address, messageId, at } = letter
  const composer = new MailComposer({
    from,
    to: { name: '', address },
    subject,
    text,
    html,
    messageId,
    date: at,
    // Nobody's holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}
