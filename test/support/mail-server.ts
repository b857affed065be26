import type { Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = Email & { readonly to_: readonly string[]; readonly raw: string }

/** What the server answers at a recipient or after a message: nothing is an acceptance. */
export type Answer = { readonly code: number; readonly text: string }

export type MailServer = {
  readonly port: number
  readonly url: string
  /** All mails that it accepted, in their order. */
  readonly received: readonly ReceivedMail[]
  /** How it answers a recipient, and a message that it has read; may take its time, and never answer. */
  atRecipient: (address: string) => Answer | undefined
  atMessage: (mail: ReceivedMail) => Promise<Answer | undefined> | Answer | undefined
  /** Breaks every connection, as a cut cable does. */
  readonly breakOff: () => Promise<undefined>
  readonly close: () => Promise<void>
}

type Options = { readonly user?: string; readonly password?: string }

/** A real SMTP server on a free port of this machine that remembers what it was given. */
export async function openMailServer({ user, password }: Options = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disabledCommands: user === undefined ? ['AUTH', 'STARTTLS'] : ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (given, _session, done) =>
      given.username === user && given.password === password
        ? done(null, { user: given.username })
        : done(new Error('Invalid login')),
    onRcptTo: ({ address }, _session, done) => done(errorOf(house.atRecipient(address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(chunks)
          const to = session.envelope.rcptTo.map(({ address }) => address)
          const mail = { ...(await PostalMime.parse(raw)), to_: to, raw: raw.toString('latin1') }
          const answer = await house.atMessage(mail)
          if (!answer) received.push(mail)
          done(errorOf(answer))
        })()
      })
    },
  })
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => sockets.add(socket))
  // A client that dies in the middle is what some tests are about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  const credentials = user === undefined ? '' : `${user}:${password}@`
  const house: MailServer = {
    port,
    url: `smtp://${credentials}127.0.0.1:${port}`,
    received,
    atRecipient: () => undefined,
    atMessage: () => undefined,
    breakOff: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise(() => {})
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return house
}

function errorOf(answer: Answer | undefined): Error | null {
  return answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null
}
