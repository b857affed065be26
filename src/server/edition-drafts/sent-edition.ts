import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { EDITION_FILES, type EditionFileFormat } from '#contract/edition-drafts.ts'
import type { SentFile } from '#contract/operation.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { editionFile, type KnownItems } from '#office/edition-file.ts'

/** An edition as a file to be saved; the same edition gives the same YAML. */
export async function sentEdition(edition: Edition, format: EditionFileFormat, known: KnownItems): Promise<SentFile> {
  const file = Buffer.from(await editionFile(edition, format, known))
  return {
    mediaType: EDITION_FILES[format],
    name: `${edition.id}.${format}`,
    bytes: file.length,
    tag: createHash('sha256').update(file).digest('hex').slice(0, 32),
    isShown: false,
    open: () => Readable.from([file]),
  }
}
