import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { isTaken, type MediaType } from '#domain/evidence/file-fault.ts'
import type { IncomingFile } from './file-store.ts'
import { isLockedOffice, isLockedPdf } from './locked-file.ts'
import { notTaken } from './not-taken.ts'
import { examineArchive } from './office-archive.ts'

const MOST_PIXELS = 100_000_000
const LONGEST_SIDE = 30_000
const MACROS = /macroenabled/i

/** Method §12.2. What a file is by its bytes; refuses what is not taken in, whatever its name says. */
export async function examineFile({ path, bytes }: IncomingFile): Promise<MediaType> {
  if (bytes === 0) throw notTaken('empty')
  const mediaType = (await fileTypeFromFile(path).catch(() => undefined))?.mime ?? ''
  if (MACROS.test(mediaType)) throw notTaken('with-macros')
  if (mediaType === 'application/x-cfb' && (await isLockedOffice(path))) throw notTaken('password-protected')
  if (!isTaken(mediaType)) throw notTaken('wrong-type')
  if (mediaType === 'application/pdf') {
    if (await isLockedPdf(path)) throw notTaken('password-protected')
  } else if (mediaType.startsWith('image/')) await examinePicture(path)
  else await examineArchive(path)
  return mediaType
}

/** Read from the head alone: a small file can unpack into more points than memory holds. */
async function examinePicture(path: string): Promise<void> {
  const size = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined)
  if (!size?.width || !size.height) throw notTaken('damaged')
  const { width, height } = size
  if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE)
    throw notTaken('picture-too-big', { width, height, most: MOST_PIXELS })
}
