import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { TryOutcome } from '#domain/message/mail.ts'
import type { MailText } from '#text/mail.ts'
import type { MailSettings, SmtpServer } from './mail-settings.ts'

export type Letter = MailText & { readonly address: string; readonly messageId: string; readonly at: Date }

/** How a try ended; `said` is what the server or the way to it answered, where it did not accept. */
export type Tried = { readonly outcome: TryOutcome; readonly said?: string; readonly code?: number }

const WITHIN_MS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }
/** A server that answers byte by byte resets every timeout but this one. */
const ALTOGETHER_MS = 120_000
const LONGEST_ANSWER = 500

/**
 * One mail in one conversation. Not nodemailer's pool: when a connection breaks it sends again what was on its way.
 * Never throws: what goes wrong is how the try ended.
 */
export async function trySmtp({ smtp, from }: MailSettings, letter: Letter): Promise<Tried> {
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
    await conversation(smtp, { from: from.address, to: letter.address, size: raw.length }, body)
    return { outcome: 'accepted' }
  } catch (error) {
    return triedOf(error as SmtpError, hasBegun)
  }
}

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string }

/** Of the envelope or the message, not of the way there: only what was said about this mail is final. */
const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE']

function triedOf({ code = '', responseCode, response, message }: SmtpError, hasBegun: boolean): Tried {
  const said = (response || message).slice(0, LONGEST_ANSWER)
  const answer = { said, ...(responseCode !== undefined && { code: responseCode }) }
  if (responseCode === undefined && hasBegun) return { outcome: 'unclear', ...answer }
  const isFinal = ABOUT_THE_MAIL.includes(code) && (responseCode === undefined || responseCode >= 500)
  return { outcome: isFinal ? 'refused' : 'deferred', ...answer }
}

function conversation(
  { host, port, tls, user, password }: SmtpServer,
  envelope: { from: string; to: string; size: number },
  body: Readable,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'at-once',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'off',
      logger: false,
      ...WITHIN_MS,
    })
    const timer = setTimeout(() => end(new Error(`no end within ${ALTOGETHER_MS / 1000} s`)), ALTOGETHER_MS)
    const end = (error?: Error | null): void => {
      clearTimeout(timer)
      if (error) connection.close()
      else connection.quit()
      if (error) reject(error)
      else resolve()
    }
    // Not once: a second error that nobody hears would end the process.
    connection.on('error', end)
    const send = (): void => connection.send(envelope, body, (error) => end(error))
    connection.connect((error) => {
      if (error) end(error)
      else if (user === undefined || password === undefined) send()
      else connection.login({ user, pass: password }, (refused) => (refused ? end(refused) : send()))
    })
  })
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
