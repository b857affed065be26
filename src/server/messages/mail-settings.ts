/** How mail goes out; made of the configuration, where it speaks of mail at all. */
export type MailSettings = {
  readonly smtp: SmtpServer
  readonly from: Mailbox
  /** What links begin with. */
  readonly baseUrl: string
}

export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** `at-once`: TLS from the first byte (smtps). `required`: STARTTLS or nothing. `off`: plain, as to a relay beside us. */
  readonly tls: 'at-once' | 'required' | 'off'
  readonly user?: string
  readonly password?: string
}

export type Mailbox = { readonly name: string; readonly address: string }

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Undefined where mail is not set up; what was checked when the configuration was read needs no second word. */
export function mailSettingsOf({ SMTP_URL, MAIL_FROM, BASE_URL }: MailVariables): MailSettings | undefined {
  const smtp = SMTP_URL === undefined ? undefined : smtpServerOf(SMTP_URL)
  const from = MAIL_FROM === undefined ? undefined : mailboxOf(MAIL_FROM)
  return smtp && from && BASE_URL !== undefined ? { smtp, from, baseUrl: BASE_URL } : undefined
}

type MailVariables = {
  readonly SMTP_URL?: string | undefined
  readonly MAIL_FROM?: string | undefined
  readonly BASE_URL?: string | undefined
}

/** `smtps://user:password@host`, `smtp://host:25?tls=off`; undefined where it is no such address. */
export function smtpServerOf(text: string): SmtpServer | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port, pathname, hash, search, username, password } = new URL(text)
  if (!/^smtps?:$/.test(protocol) || hostname === '' || !/^\/?$/.test(pathname) || hash !== '') return undefined
  if (!['', '?tls=off'].includes(search) || (protocol === 'smtps:' && search !== '')) return undefined
  const [user, secret] = [decoded(username), decoded(password)]
  if (user === undefined || secret === undefined || (user === '') !== (secret === '')) return undefined
  const isOff = search === '?tls=off' || LOOPBACK.test(hostname)
  const isAtOnce = protocol === 'smtps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isAtOnce ? 465 : 587) : Number(port),
    tls: isAtOnce ? 'at-once' : isOff ? 'off' : 'required',
    ...(user !== '' && { user, password: secret }),
  }
}

/** `La Bàn <laban@tinh.gov.vn>` or the address alone; undefined where it is neither. */
export function mailboxOf(text: string): Mailbox | undefined {
  const match = /^(?:([^<>\p{Cc}]{1,100}?) *<([^<>]+)>|([^<>]+))$/u.exec(text.trim())
  const address = match?.[2] ?? match?.[3]
  if (address === undefined || !/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d-]+(\.[a-z\d-]+)*$/i.test(address))
    return undefined
  return { name: match?.[1] ?? '', address }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
