import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'

/** Where, in the store's folder, a file is put in which the scanner found something. */
export const QUARANTINE = '.quarantine'

/** Bytes that have come and lie under a name of their own, not in the store yet. */
export type IncomingFile = { readonly path: string; readonly hash: string; readonly bytes: number }

/** Thrown where more comes than is taken; what came is gone. */
export class TooManyBytes extends Error {}

/**
 * Files by the SHA-256 of their bytes, under `ab/cd/<hash>`. What is on its way lies in `.incoming` of the same folder,
 * what a virus was found in lies in `.quarantine`, PDFs drawn of office documents in `.drawn`: a backup takes none of
 * them (names that begin with a dot).
 */
export type FileStore = {
  /** Writes a stream beside the store and hashes it meanwhile; cut off or too long, it leaves nothing. */
  readonly receive: (source: AsyncIterable<Uint8Array>, most: number) => Promise<IncomingFile>
  /** Moves what came to its place; there already, it only becomes as young as if it had come now. */
  readonly keep: (file: IncomingFile) => Promise<void>
  readonly forget: (file: IncomingFile) => Promise<void>
  readonly has: (hash: string) => Promise<boolean>
  readonly pathOf: (hash: string) => string
  readonly read: (hash: string) => AsyncIterable<Uint8Array>
  /** Puts a file where nothing is handed out from: the one at `path`, else the stored one. */
  readonly quarantine: (hash: string, path?: string) => Promise<void>
  /** The hashes of all files, with when each was put there last. */
  readonly all: () => AsyncIterable<{ readonly hash: string; readonly at: Date }>
  readonly remove: (hash: string) => Promise<void>
  /** The folder of what is on its way. */
  readonly incoming: string
  /** The folder of PDFs drawn of office documents: they can be drawn anew. */
  readonly drawn: string
}

const HASH = /^[0-9a-f]{64}$/
const PRIVATE = { recursive: true, mode: 0o700 } as const

export function fileStore(folder: string): FileStore {
  const incoming = join(folder, '.incoming')
  const pathOf = (hash: string): string => {
    if (!HASH.test(hash)) throw new Error('not a hash')
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }
  return {
    incoming,
    drawn: join(folder, '.drawn'),
    pathOf,
    receive: async (source, most) => {
      await mkdir(incoming, PRIVATE)
      return written(join(incoming, uuidv7()), source, most)
    },
    keep: (file) => moved(file.path, pathOf(file.hash)),
    forget: ({ path }) => rm(path, { force: true }),
    has: (hash) => isThere(pathOf(hash)),
    read: (hash) => createReadStream(pathOf(hash)),
    quarantine: (hash, path = pathOf(hash)) => moved(path, join(folder, QUARANTINE, hash)),
    all: () => storedIn(folder),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

/** The hash, size and durable bytes of a file that lies there whole. */
export async function measuredFile(path: string): Promise<IncomingFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  return { path, hash: hash.digest('hex'), bytes }
}

async function written(path: string, source: AsyncIterable<Uint8Array>, most: number): Promise<IncomingFile> {
  const handle = await open(path, 'wx', 0o600)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > most) throw new TooManyBytes()
      hash.update(chunk)
      await writeAll(handle, chunk)
    }
    await handle.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  return { path, hash: hash.digest('hex'), bytes }
}

/** A single write may take only part of what it is given. */
async function writeAll(handle: Awaited<ReturnType<typeof open>>, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten
}

/** Renaming over an equal file changes nothing but its age. The folders are synced, so that it is there after a loss of power. */
async function moved(from: string, to: string): Promise<void> {
  const folder = join(to, '..')
  await mkdir(folder, PRIVATE)
  await rename(from, to)
  for (const one of [folder, join(folder, '..')]) {
    const handle = await open(one, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function* storedIn(folder: string): AsyncIterable<{ hash: string; at: Date }> {
  for (const first of await namesIn(folder, /^[0-9a-f]{2}$/))
    for (const second of await namesIn(join(folder, first), /^[0-9a-f]{2}$/))
      for (const hash of await namesIn(join(folder, first, second), HASH)) {
        const { mtime } = await stat(join(folder, first, second, hash))
        yield { hash, at: mtime }
      }
}

async function namesIn(folder: string, shape: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => shape.test(name)).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
