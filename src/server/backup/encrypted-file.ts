import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { BackupError, fileError } from './backup-error.ts'

/*
 * magic · salt · pieces. A piece is 64 KiB (the last one less, or nothing) under AES-256-GCM with its tag. Its nonce is
 * its number and whether it is the last, so that pieces cannot be swapped, left out or cut off. The key is made from the
 * passphrase and the file's own salt, so that no nonce serves twice under one key.
 */
const MAGIC = Buffer.from('laban-encrypted-1\n')
const SALT_BYTES = 16
const HEAD_BYTES = MAGIC.length + SALT_BYTES
const PIECE_BYTES = 65_536
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

/** Memory and time that one guess at the passphrase costs: 64 MiB. */
const SCRYPT = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

export async function isEncrypted(file: string): Promise<boolean> {
  return reading(file, async (handle) => (await bytesAt(handle, 0, MAGIC.length)).equals(MAGIC))
}

export async function encryptFile(from: string, to: string, passphrase: string): Promise<void> {
  await reading(from, async (handle) => {
    const { size } = await handle.stat()
    await pipeline(encrypted(handle, size, passphrase), newFile(to))
  })
}

/** Throws unless the passphrase opens it and every byte is as it was written. */
export async function decryptFile(from: string, to: string, passphrase: string): Promise<void> {
  await reading(from, async (handle) => {
    const { size } = await handle.stat()
    await pipeline(decrypted(handle, size, passphrase, from), newFile(to))
  })
}

async function* encrypted(handle: FileHandle, size: number, passphrase: string): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  yield Buffer.concat([MAGIC, salt])
  const key = await keyOf(passphrase, salt)
  const last = Math.floor(size / PIECE_BYTES)
  for (let number = 0; number <= last; number += 1) {
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, number === last))
    const piece = await bytesAt(handle, number * PIECE_BYTES, PIECE_BYTES)
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  }
}

async function* decrypted(handle: FileHandle, size: number, passphrase: string, file: string): AsyncGenerator<Buffer> {
  const head = await bytesAt(handle, 0, HEAD_BYTES)
  if (head.length < HEAD_BYTES) throw new BackupError('cut', { file, bytes: size })
  const key = await keyOf(passphrase, head.subarray(MAGIC.length))
  const stride = PIECE_BYTES + TAG_BYTES
  const last = Math.floor((size - HEAD_BYTES) / stride)
  for (let number = 0; number <= last; number += 1) {
    const sealed = await bytesAt(handle, HEAD_BYTES + number * stride, stride)
    const piece = opened(sealed, key, nonceOf(number, number === last))
    if (!piece) throw new BackupError(number === 0 ? 'passphrase-wrong' : 'changed', { file })
    yield piece
  }
}

/** The piece's content; undefined when key, nonce or any byte is another. */
function opened(sealed: Buffer, key: Buffer, nonce: Buffer): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined
  const cipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  const content = cipher.update(sealed.subarray(0, -TAG_BYTES))
  try {
    return Buffer.concat([content, cipher.final()])
  } catch {
    return undefined
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce[0] = isLast ? 1 : 0
  nonce.writeBigUInt64BE(BigInt(number), 4)
  return nonce
}

function keyOf(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((made, refused) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, SCRYPT, (error, key) => (error ? refused(error) : made(key)))
  })
}

async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

async function reading<T>(file: string, act: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    const handle = await open(file)
    try {
      return await act(handle)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw fileError('cannot-read', file, error)
  }
}

function newFile(file: string) {
  return createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true })
}
