import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpServer } from './mail-settings.ts'

export type SmtpError = Error & { readonly code?: string; readonly responseCode?: number; readonly response?: string }

const WITHIN_MS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }
const LONGEST_ANSWER = 500

/**
 * One conversation with the mail server, signed in where it wants that, ended however it goes. A server that answers
 * byte by byte resets every timeout but `withinMs`.
 */
export function conversation(
  { host, port, tls, user, password }: SmtpServer,
  withinMs: number,
  say: (connection: SMTPConnection, end: (error?: Error | null) => void) => void,
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
    const timer = setTimeout(() => end(new Error(`no end within ${Math.round(withinMs / 1000)} s`)), withinMs)
    const end = (error?: Error | null): void => {
      clearTimeout(timer)
      if (error) connection.close()
      else connection.quit()
      if (error) reject(error)
      else resolve()
    }
    // Not once: a second error that nobody hears would end the process.
    connection.on('error', end)
    connection.connect((error) => {
      if (error) end(error)
      else if (user === undefined || password === undefined) say(connection, end)
      else connection.login({ user, pass: password }, (refused) => (refused ? end(refused) : say(connection, end)))
    })
  })
}

/** Comes as far as a mail would begin; rejects with an `SmtpError` where it does not. */
export function reachSmtp(server: SmtpServer, withinMs: number): Promise<void> {
  return conversation(server, withinMs, (_, end) => end())
}

/** What the server, or the way to it, answered; never the password, should it be repeated there. */
export function saidBy({ response, message }: SmtpError, { password }: SmtpServer): string {
  const said = (response || message).slice(0, LONGEST_ANSWER)
  return password === undefined ? said : said.replaceAll(password, '…')
}
