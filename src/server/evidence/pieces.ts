import { constants } from 'node:fs'
import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TooManyBytes } from './file-store.ts'

/** What has come of an upload lies in a file of its own: its length is how far it is, also after a restart. */
export function pieceFile(incoming: string, upload: string): string {
  return join(incoming, `${upload}.part`)
}

export async function lengthOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

export function removePiece(file: string): Promise<void> {
  return rm(file, { force: true })
}

/** What a stream was cut off with, if it was: what had come by then is kept. */
export type Appended = { readonly offset: number; readonly error?: unknown }

/** Lets somebody write while nobody else can. */
export type Turn = (write: () => Promise<void>) => Promise<void>

/** So much is written in one turn: little enough to be lost, and enough to be worth a turn. */
const PIECE = 256 * 1024

/** Writes what comes behind what is there, up to `most` in all; more than that is the error `TooManyBytes`. */
export async function append(
  file: string,
  from: number,
  source: AsyncIterable<Uint8Array>,
  most: number,
  turn: Turn,
): Promise<Appended> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  let handle: FileHandle | undefined
  let offset = from
  try {
    for await (const came of inPieces(source)) {
      const piece = came.subarray(0, most - offset)
      await turn(async () => {
        handle ??= await open(file, constants.O_RDWR | constants.O_CREAT, 0o600)
        for (let at = 0; at < piece.length;) {
          const { bytesWritten } = await handle.write(piece, at, piece.length - at, offset)
          at += bytesWritten
          offset += bytesWritten
        }
      })
      if (piece.length < came.length) throw new TooManyBytes()
    }
    return { offset }
  } catch (error) {
    return { offset, error }
  } finally {
    await handle?.sync().catch(() => {})
    await handle?.close()
  }
}

/** The last one as large as it came to be, also where the source is cut off. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const chunk of source) {
      waiting.push(chunk)
      bytes += chunk.length
      if (bytes < PIECE) continue
      yield Buffer.concat(waiting)
      ;[waiting, bytes] = [[], 0]
    }
  } catch (error) {
    if (bytes > 0) yield Buffer.concat(waiting)
    throw error
  }
  if (bytes > 0) yield Buffer.concat(waiting)
}
