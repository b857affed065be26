import { parseYaml } from '#content/read-yaml.ts'
import { editionYaml } from '#content/write-yaml.ts'
import { ContentError } from '#domain/content/content-fault.ts'
import { Edition } from '#domain/edition/definition.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { readEditionWorkbook } from './edition-workbook/read-edition.ts'
import { editionWorkbook } from './edition-workbook/write-edition.ts'
import { lookOf } from './file-look.ts'

/** What an edition is judged and completed by: every item, and those that every installation has. */
export type KnownItems = { readonly items: ItemCatalogue; readonly catalogue: ItemCatalogue }

/**
 * An edition as a file that another installation takes in: with it go the items that its letters read and that the
 * catalogue does not have, because an earlier edition brought them along.
 */
export async function editionFile(edition: Edition, format: 'yaml' | 'xlsx', known: KnownItems): Promise<Uint8Array> {
  const whole = { ...edition, items: [...edition.items, ...broughtAlong(edition, known)] }
  return format === 'yaml' ? new TextEncoder().encode(editionYaml(whole)) : editionWorkbook(whole, known.items)
}

/** Reads either file, told apart by its bytes. Throws `ContentError` with every fault at its place. */
export async function readEditionFile(name: string, bytes: Uint8Array): Promise<Edition> {
  const look = lookOf(bytes)
  if (look === 'archive') return readEditionWorkbook(bytes)
  if (look !== 'other') throw new ContentError([{ file: name, line: 0, column: 0, code: look, path: '', params: {} }])
  return parseYaml(name, textOf(name, bytes), Edition)
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ContentError([{ file: name, line: 0, column: 0, code: 'not-utf8', path: '', params: {} }])
  }
}

function broughtAlong(edition: Edition, { items, catalogue }: KnownItems): DataItem[] {
  const own = new Set(edition.items.map(({ id }) => id))
  const found = new Map<string, DataItem>()
  const add = (id: string | undefined): void => {
    const item = id === undefined || own.has(id) || catalogue.has(id) || found.has(id) ? undefined : items.get(id)
    if (!item) return
    found.set(item.id, item)
    add(item.partOf)
    add(item.replaces?.item)
  }
  for (const { node } of placesOf(edition)) for (const { item } of Object.values(node.variables)) add(item)
  return [...found.values()]
}
