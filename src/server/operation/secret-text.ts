import { randomBytes } from 'node:crypto'

/** The name of the secret's file in the folder of keys. */
export const SECRET_FILE = 'secret'

const BYTES = 32

/** A fresh secret: 32 random bytes in 43 characters that need no quoting anywhere. */
export function freshSecret(): string {
  return randomBytes(BYTES).toString('base64url')
}

export function isInstallationSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text) && Buffer.from(text, 'base64url').length === BYTES
}

/** The password inside a database's address; undefined where there is none. */
export function passwordOf(url: string): string | undefined {
  const { password } = new URL(url)
  if (password === '') return undefined
  try {
    return decodeURIComponent(password)
  } catch {
    return password
  }
}

const SAMPLES =
  /^(…|\.+|x+|postgres|laban|admin|root|secret|passw(or)?d|mat-?khau|change-?(me|it|this)|doi-?mat-?khau|example|sample|test|demo|minh-?hoa|1234\d*)\d*$/i
const FEWEST_CHARACTERS = 5

/** What examples print, and what a person types to be done with it. */
export function isEasyToGuess(secret: string): boolean {
  return SAMPLES.test(secret) || new Set(secret).size < FEWEST_CHARACTERS
}
