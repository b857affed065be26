import { LARGEST_WORKBOOK } from '#contract/form-files.ts'
import { lookOf } from '#office/file-look.ts'
import type { Call } from '../call.ts'
import { notTaken } from '../evidence/not-taken.ts'
import { examineArchive } from '../evidence/office-archive.ts'
import { whyNotWritten } from '../evidence/upload-file.ts'
import { TooManyBytes } from '../evidence/file-store.ts'

/** What a workbook of 20,000 rows comes to several times over. */
const MOST_UNPACKED = 64 * 1024 * 1024

/** The bytes that a call brings, once they are known for an archive that unpacks to no more than a workbook does. */
export async function receivedWorkbook({ bytes }: Call): Promise<Buffer> {
  if (!bytes) throw notTaken('empty')
  // What is too much is left unread, not torn off: the caller is to hear why.
  const workbook = await gathered(bytes.iterator({ destroyOnReturn: false }))
  await examineWorkbook(workbook)
  return workbook
}

export async function examineWorkbook(workbook: Buffer): Promise<void> {
  if (workbook.length === 0) throw notTaken('empty')
  const look = lookOf(workbook)
  if (look !== 'archive') throw notTaken(look === 'other' ? 'wrong-type' : look)
  await examineArchive(workbook, MOST_UNPACKED)
}

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of pieces) {
      length += piece.length
      if (length > LARGEST_WORKBOOK) throw new TooManyBytes()
      kept.push(piece)
    }
  } catch (error) {
    if (error instanceof TooManyBytes) throw notTaken('too-big', { most: LARGEST_WORKBOOK })
    throw whyNotWritten(error)
  }
  return Buffer.concat(kept)
}
