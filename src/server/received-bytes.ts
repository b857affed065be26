import type { Call } from './call.ts'

/** The bytes that a call brings, as far as they are no more than `most`; undefined where they are. */
export async function receivedBytes({ bytes }: Call, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  // What is too much is left unread, not torn off: the caller is to hear why.
  for await (const piece of bytes?.iterator({ destroyOnReturn: false }) ?? []) {
    size += (piece as Uint8Array).length
    if (size > most) return undefined
    pieces.push(piece as Uint8Array)
  }
  return Buffer.concat(pieces)
}
