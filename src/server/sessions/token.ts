import { createHash, randomBytes } from 'node:crypto'

/** 256 bits that open something; only the hash is kept. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** A token is random throughout: a plain hash of it cannot be searched. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
