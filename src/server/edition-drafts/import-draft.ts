import { fromBufferPromise } from 'yauzl'
import { LARGEST_EDITION_FILE, type editionDrafts } from '#contract/edition-drafts.ts'
import type { OutputOf } from '#contract/operation.ts'
import { ContentError, type ContentFault } from '#domain/content/content-fault.ts'
import type { Edition } from '#domain/edition/definition.ts'
import { editionFrom } from '#domain/edition/edit/definition-limits.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { isArchive, readEditionFile } from '#office/edition-file.ts'
import type { Call } from '../call.ts'
import { contentHash } from '../content/content-hash.ts'
import { receivedBytes } from '../received-bytes.ts'
import { Refusal } from '../refusal.ts'
import { writeDraft } from './begin-draft.ts'
import type { EditionDraftDeps } from './deps.ts'

const MOST_UNPACKED = 32 * 1024 * 1024
const MOST_PARTS = 200

/** Begins a draft from a file; `edition` is the id that it is to bear instead of the file's own. */
export async function importDraft(
  deps: EditionDraftDeps,
  { fileName, edition }: { readonly fileName: string; readonly edition?: string | undefined },
  call: Call,
): Promise<OutputOf<typeof editionDrafts.importEditionDraft>> {
  const bytes = await gathered(call, fileName)
  const read = await readWithin(fileName, bytes)
  const limited = editionFrom(JSON.parse(JSON.stringify(read)))
  if ('faults' in limited) throw notRead([wholeFile(fileName, 'shape', { reason: limited.faults.join('; ') })])
  const definition = { ...limited.edition, id: edition ?? limited.edition.id }
  return writeDraft(deps, withoutKnown(definition, deps.content.items), { basedOn: null }, call)
}

async function gathered(call: Call, fileName: string): Promise<Buffer> {
  const most = LARGEST_EDITION_FILE
  const bytes = await receivedBytes(call, most)
  if (!bytes) throw notRead([wholeFile(fileName, 'too-large', { bytes: most + 1, most })])
  if (bytes.length === 0) throw notRead([wholeFile(fileName, 'empty')])
  return bytes
}

async function readWithin(fileName: string, bytes: Buffer): Promise<Edition> {
  if (isArchive(bytes) && !(await unpacksWithin(bytes, MOST_UNPACKED)))
    throw notRead([wholeFile(fileName, 'not-a-workbook')])
  try {
    return await readEditionFile(fileName, bytes)
  } catch (error) {
    if (error instanceof ContentError) throw notRead(error.faults)
    throw error
  }
}

/** Unpacks all of an archive into nothing, to see what it comes to: what it says of its sizes is not believed. */
async function unpacksWithin(bytes: Buffer, most: number): Promise<boolean> {
  let size = 0
  try {
    const archive = await fromBufferPromise(bytes, { validateEntrySizes: true })
    if (archive.entryCount > MOST_PARTS) return false
    for await (const entry of archive.eachEntry()) {
      if (entry.isEncrypted() || size + entry.uncompressedSize > most) return false
      if (entry.fileName.endsWith('/')) continue
      for await (const chunk of await archive.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length
        if (size > most) return false
      }
    }
    return true
  } catch {
    return false
  }
}

/** Items that are there already, and say the same, need not come along again. */
function withoutKnown(definition: Edition, known: ItemCatalogue): Edition {
  const isKnown = (id: string, hash: string) => known.has(id) && contentHash(known.get(id)) === hash
  return { ...definition, items: definition.items.filter((item) => !isKnown(item.id, contentHash(item))) }
}

function wholeFile(file: string, code: ContentFault['code'], params: ContentFault['params'] = {}): ContentFault {
  return { file, line: 0, column: 0, code, path: '', params }
}

function notRead(faults: readonly ContentFault[]): Refusal {
  return new Refusal('edition-file-not-read', undefined, { faults })
}
