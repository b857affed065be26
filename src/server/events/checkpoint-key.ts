import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { appendFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsSigned } from '#domain/event/verify-checkpoints.ts'

export const PRIVATE_KEY_FILE = 'checkpoint-key.pem'
/** May hold several keys, one below the other: those of before stay, so that old checkpoints can still be verified. */
export const PUBLIC_KEY_FILE = 'checkpoint-key.pub.pem'

export type CheckpointKey = {
  readonly fingerprint: string
  /** It did not exist before. */
  readonly isNew: boolean
  /** Ed25519, in 128 hexadecimal digits. */
  readonly sign: (text: string) => string
}

/** The key of a folder; made there when there is none, also when two processes start at once. */
export function checkpointKey(folder: string): CheckpointKey {
  const file = join(folder, PRIVATE_KEY_FILE)
  const isNew = !existsSync(file) && madeIn(folder, file)
  const key = createPrivateKey(readFileSync(file))
  publish(key, join(folder, PUBLIC_KEY_FILE))
  return {
    fingerprint: fingerprintOf(createPublicKey(key)),
    isNew,
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('hex'),
  }
}

/** Judges by the keys that the text of a public key file holds; undefined when it holds none. */
export function signedByKeysOf(pem: string): IsSigned | undefined {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  const keys = new Map(blocks.flatMap(readKey).map((key) => [fingerprintOf(key), key]))
  if (keys.size === 0) return undefined
  return (text, signature, fingerprint) => {
    const key = keys.get(fingerprint)
    return key !== undefined && verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'hex'))
  }
}

/** Another kind of key than ours would let another kind of signature pass. */
function readKey(block: string): KeyObject[] {
  try {
    const key = createPublicKey(block)
    return key.asymmetricKeyType === 'ed25519' ? [key] : []
  } catch {
    return []
  }
}

/** A link fails where a file stands already, so that no reader sees half a key and the first one wins. */
function madeIn(folder: string, file: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const own = `${file}.${process.pid}`
  writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own)
  }
}

function publish(key: KeyObject, file: string): void {
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
  const held = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (!held.includes(pem.trim())) appendFileSync(file, pem, { mode: 0o644 })
}

function fingerprintOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}
