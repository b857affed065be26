import { randomBytes } from 'node:crypto'
import { hashOf } from '../sessions/token.ts'

const PREFIX_BYTES = 4
const SECRET_BYTES = 32

/** A visible prefix and 256 bits that open something; of the whole only the hash is kept. */
export type FreshToken = { readonly token: string; readonly prefix: string; readonly hash: Buffer }

export function freshToken(): FreshToken {
  const prefix = `laban_${randomBytes(PREFIX_BYTES).toString('hex')}`
  const token = `${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`
  return { token, prefix, hash: hashOf(token) }
}

/** True of what could be a token: anything else is not looked up. */
export function isTokenShaped(shown: string): boolean {
  return /^laban_[\da-f]{8}_[\w-]{43}$/.test(shown)
}
