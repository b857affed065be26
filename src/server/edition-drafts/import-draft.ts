import { LARGEST_EDITION_FILE, type editionDrafts } from '#contract/edition-drafts.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { Call } from '../call.ts'
import { contentHash } from '../content/content-hash.ts'
import { receivedBytes } from '../received-bytes.ts'
import { writeDraft } from './begin-draft.ts'
import type { EditionDraftDeps } from './deps.ts'
import { editionNotRead, editionReader, wholeFile } from './edition-thread.ts'

const read = editionReader()

/** Begins a draft from a file; `edition` is the id that it is to bear instead of the file's own. */
export async function importDraft(
  deps: EditionDraftDeps,
  { fileName, edition }: { readonly fileName: string; readonly edition?: string | undefined },
  call: Call,
): Promise<OutputOf<typeof editionDrafts.importEditionDraft>> {
  const bytes = await gathered(call, fileName)
  const sent = await read({ fileName, bytes })
  const definition = { ...sent, id: edition ?? sent.id }
  return writeDraft(deps, withoutKnown(definition, deps.content.items), { basedOn: null }, call)
}

async function gathered(call: Call, fileName: string): Promise<Buffer> {
  const most = LARGEST_EDITION_FILE
  const bytes = await receivedBytes(call, most)
  if (!bytes) throw editionNotRead([wholeFile(fileName, 'too-large', { bytes: most + 1, most })])
  if (bytes.length === 0) throw editionNotRead([wholeFile(fileName, 'empty')])
  return bytes
}

/** Items that are there already, and say the same, need not come along again. */
function withoutKnown(definition: Edition, known: ItemCatalogue): Edition {
  const isKnown = (id: string, hash: string) => known.has(id) && contentHash(known.get(id)) === hash
  return { ...definition, items: definition.items.filter((item) => !isKnown(item.id, contentHash(item))) }
}
