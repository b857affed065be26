import { mkdir, open, rm, stat } from 'node:fs/promises'
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

/** Writes what comes behind what is there, up to `most` in all; more than that is the error `TooManyBytes`. */
export async function append(
  file: string,
  from: number,
  source: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Appended> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, from === 0 ? 'w' : 'r+', 0o600)
  let offset = from
  try {
    for await (const chunk of source) {
      const piece = chunk.subarray(0, most - offset)
      for (let at = 0; at < piece.length;) {
        const { bytesWritten } = await handle.write(piece, at, piece.length - at, offset)
        at += bytesWritten
        offset += bytesWritten
      }
      if (piece.length < chunk.length) throw new TooManyBytes()
    }
    return { offset }
  } catch (error) {
    return { offset, error }
  } finally {
    await handle.sync().catch(() => {})
    await handle.close()
  }
}

const running = new Map<string, { readonly stop: () => void; readonly over: Promise<unknown> }>()

/**
 * One writer an upload. Who comes anew takes over from the connection that was lost and that may not know it yet: it is
 * stopped, and what it wrote by then counts.
 */
export async function alone<Result>(upload: string, stop: () => void, act: () => Promise<Result>): Promise<Result> {
  for (let other = running.get(upload); other; other = running.get(upload)) {
    other.stop()
    await other.over.catch(() => {})
  }
  const over = act()
  running.set(upload, { stop, over })
  try {
    return await over
  } finally {
    running.delete(upload)
  }
}
