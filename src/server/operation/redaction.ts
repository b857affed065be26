const HIDDEN = '***'

/** Keys whose values are nobody's to read. `err` is told by its own serializer. */
const SECRET_KEY = /^(set-)?cookie$|authorization|passw|mat-?khau|token|secret|^(code|otp|pin)$/i

/** The same object with what must not be logged replaced, at any depth; errors are left to their serializer. */
export function withoutSecrets(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, SECRET_KEY.test(key) ? HIDDEN : hidden(inner)]),
  )
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden)
  return isPlain(value) ? withoutSecrets(value) : value
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

// An identity number has 12 digits, often written in threes. The end of a UUID may look like one; so may a JSON number,
// which it cannot be.
const CITIZEN = new RegExp(`(${UUID})|(?<![\\da-z]|[^\\\\:]":)\\d{3}([ .]?)\\d{3}\\2\\d{3}\\2\\d{3}(?![\\da-z])`, 'gi')
const URL_PASSWORD = /(:\/\/[^\s:/@"]*:)[^\s@"]+(@)/g
// The beginning of an API token is how people recognise it; the rest opens.
const API_TOKEN = /\b(laban_[\da-f]{8})_[\w-]+/gi
const BEARER = /\b(bearer|basic) +[\w+/=.~-]{6,}/gi
// password=…, "token":"…", mật khẩu: … stand in sentences and addresses. An unquoted value of a JSON key is a number.
const NAMED =
  /\b(\w*passw\w*|mat-?khau|mật khẩu|\w*token|\w*secret|otp|laban_session)(\\?["']?\s*[=:]\s*)(\\?["'])?[^\s"'\\&,;}]+/giu

/** A line of the log without what sentences let slip: identity numbers, passwords in addresses, tokens. */
export function scrubbed(line: string): string {
  return line
    .replace(URL_PASSWORD, `$1${HIDDEN}$2`)
    .replace(BEARER, `$1 ${HIDDEN}`)
    .replace(API_TOKEN, `$1_${HIDDEN}`)
    .replace(NAMED, (found, name: string, between: string, quote: string | undefined) =>
      between.startsWith('"') && quote === undefined ? found : name + between + (quote ?? '') + HIDDEN,
    )
    .replace(CITIZEN, (_found, uuid: string | undefined) => uuid ?? HIDDEN)
}
