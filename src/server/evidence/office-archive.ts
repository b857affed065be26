import { text } from 'node:stream/consumers'
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl'
import { Refusal } from '../refusal.ts'
import { notTaken } from './not-taken.ts'

const MOST_UNPACKED = 500 * 1024 * 1024
const MOST_ENTRIES = 20_000
/** What text packs down to; beyond it only what was made to swell. Small archives may be as dense as they like. */
const MOST_RATIO = 200
const HARMLESS = 20 * 1024 * 1024
const LONGEST_MANIFEST = 1024 * 1024

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\//i
const MANIFEST = 'META-INF/manifest.xml'

/**
 * Unpacks all of an office document, in a file or in memory, into nothing, to see what it comes to; refuses macros,
 * passwords and bombs.
 */
export async function examineArchive(document: string | Buffer, mostUnpacked = MOST_UNPACKED): Promise<void> {
  let archive: ZipFile | undefined
  try {
    const options = { autoClose: false, validateEntrySizes: true }
    archive = await (typeof document === 'string'
      ? openPromise(document, options)
      : fromBufferPromise(document, options))
    const most = Math.min(mostUnpacked, Math.max(HARMLESS, archive.fileSize * MOST_RATIO))
    if (archive.entryCount > MOST_ENTRIES) throw notTaken('unpacks-too-big', { most })
    let unpacked = 0
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted()) throw notTaken('password-protected')
      if (MACROS.test(entry.fileName)) throw notTaken('with-macros')
      if (entry.fileName === MANIFEST && entry.uncompressedSize <= LONGEST_MANIFEST)
        await examineManifest(archive, entry)
      unpacked = await unpackedSize(archive, entry, unpacked, most)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw notTaken('damaged')
  } finally {
    archive?.close()
  }
}

/** What the archive says of its sizes is only believed until it is unpacked. */
async function unpackedSize(archive: ZipFile, entry: Entry, before: number, most: number): Promise<number> {
  const tooBig = () => notTaken('unpacks-too-big', { most })
  if (before + entry.uncompressedSize > most) throw tooBig()
  if (entry.fileName.endsWith('/')) return before
  let size = before
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > most) throw tooBig()
  }
  return size
}

/** An OpenDocument with a password is a plain archive of parts that the manifest calls encrypted. */
async function examineManifest(archive: ZipFile, entry: Entry): Promise<void> {
  const manifest = await text(await archive.openReadStreamPromise(entry))
  if (manifest.includes('encryption-data')) throw notTaken('password-protected')
}
