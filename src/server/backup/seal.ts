import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { BackupError, fileError } from './backup-error.ts'

/*
 * gzip notices most damage, but not all: bytes of its header and spare bits may change unseen, and whole files may be
 * swapped. So an archive ends with its seal: an empty gzip member, which every tool passes over, whose extra field holds
 * the SHA-256 of all bytes before it.
 */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 36, 0, ...Buffer.from('LB'), 32, 0])
const EMPTY = Buffer.from([3, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const HASH_BYTES = 32
export const SEAL_BYTES = HEAD.length + HASH_BYTES + EMPTY.length

/** Passes everything on and puts the seal behind it. */
export function sealing(): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      hash.update(chunk)
      pass(null, chunk)
    },
    flush(pass) {
      pass(null, sealOf(hash.digest()))
    },
  })
}

/** Throws unless the file is an archive, whole, and every byte of it as it was written. Returns where the seal begins. */
export async function checkSeal(file: string): Promise<number> {
  try {
    const { size, begins, seal } = await ends(file)
    if (!begins.equals(HEAD.subarray(0, 3))) throw new BackupError('not-an-archive', { file })
    const looksSealed = seal.subarray(0, HEAD.length).equals(HEAD) && seal.subarray(-EMPTY.length).equals(EMPTY)
    if (!looksSealed) throw new BackupError('cut', { file, bytes: size })
    const end = size - SEAL_BYTES
    if (!seal.equals(sealOf(await hashUpTo(file, end)))) throw new BackupError('changed', { file })
    return end
  } catch (error) {
    throw fileError('cannot-read', file, error)
  }
}

function sealOf(sha256: Buffer): Buffer {
  return Buffer.concat([HEAD, sha256, EMPTY])
}

async function ends(file: string): Promise<{ size: number; begins: Buffer; seal: Buffer }> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const at = async (position: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    }
    return { size, begins: await at(0, 3), seal: await at(Math.max(0, size - SEAL_BYTES), SEAL_BYTES) }
  } finally {
    await handle.close()
  }
}

async function hashUpTo(file: string, end: number): Promise<Buffer> {
  const hash = createHash('sha256')
  if (end > 0) for await (const chunk of createReadStream(file, { end: end - 1 })) hash.update(chunk as Buffer)
  return hash.digest()
}
