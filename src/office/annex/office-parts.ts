import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { lookOf } from '../file-look.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { MOST_FILE_BYTES, MOST_PARTS, MOST_UNPACKED_BYTES } from './limits.ts'

/** The parts of an Office file, unpacked one at a time and only as far as the limits go. */
export class OfficeParts {
  private unpacked = 0
  private readonly archive: ZipFile
  private readonly entries: ReadonlyMap<string, Entry>

  constructor(archive: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.archive = archive
    this.entries = entries
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  /** How many parts lie in a folder. */
  count(folder: RegExp): number {
    return [...this.entries.keys()].filter((name) => folder.test(name)).length
  }

  /** The bytes of a part, piece by piece; what the archive says of its sizes is not believed. */
  async *bytes(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) throw new AnnexFileError('file-damaged', { part: name })
    if (entry.isEncrypted()) throw new AnnexFileError('file-protected')
    this.refuseMore(entry.uncompressedSize)
    let read = 0
    for await (const piece of unpacked(this.archive, entry)) {
      read += piece.length
      this.refuseMore(read)
      yield piece
    }
    this.unpacked += read
  }

  private refuseMore(bytes: number): void {
    if (this.unpacked + bytes > MOST_UNPACKED_BYTES)
      throw new AnnexFileError('file-unpacks-too-big', { most: MOST_UNPACKED_BYTES })
  }
}

/** The archive's own check is made at the end: until then what is read may be another text. */
async function* unpacked(archive: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let check = 0
  try {
    for await (const chunk of await archive.openReadStreamPromise(entry)) {
      check = crc32(chunk as Buffer, check)
      yield chunk as Buffer
    }
  } catch {
    throw new AnnexFileError('file-damaged', { part: entry.fileName })
  }
  if (check !== entry.crc32) throw new AnnexFileError('file-damaged', { part: entry.fileName })
}

/** Opens the archive in `bytes`, or says by code what the bytes are instead. */
export async function officeParts(bytes: Buffer): Promise<OfficeParts> {
  refuseOthers(bytes)
  const archive = await opened(bytes)
  if (archive.entryCount > MOST_PARTS) throw new AnnexFileError('file-too-many-parts', { most: MOST_PARTS })
  const entries = new Map<string, Entry>()
  for (const entry of await listed(archive)) {
    const name = entry.fileName.toLowerCase()
    if (entries.has(name)) throw new AnnexFileError('file-damaged', { part: entry.fileName })
    entries.set(name, entry)
  }
  return new OfficeParts(archive, entries)
}

async function opened(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { validateEntrySizes: true, autoClose: false })
  } catch {
    throw new AnnexFileError('file-damaged', { part: '' })
  }
}

async function listed(archive: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) if (entries.push(entry) > MOST_PARTS) break
  } catch {
    throw new AnnexFileError('file-damaged', { part: '' })
  }
  return entries
}

function refuseOthers(bytes: Buffer): void {
  if (bytes.length === 0) throw new AnnexFileError('file-empty')
  if (bytes.length > MOST_FILE_BYTES)
    throw new AnnexFileError('file-too-large', { bytes: bytes.length, most: MOST_FILE_BYTES })
  const look = lookOf(bytes)
  if (look !== 'archive') throw new AnnexFileError(NOT_ANNEXES[look])
}

const NOT_ANNEXES = {
  'password-protected': 'file-protected',
  'old-format': 'file-old-format',
  'is-pdf': 'file-is-pdf',
  other: 'file-not-office',
} as const
