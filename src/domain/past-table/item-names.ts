import { fold } from '../fold.ts'
import type { Outline } from '../edition/outline.ts'
import type { DataItem } from '../item/data-item.ts'

/** What an item is called in tables, as `itemKey` writes it. */
export type ItemNaming = { readonly item: DataItem; readonly names: readonly string[] }

/** The item that words name. */
export type NamedItem = { readonly item: DataItem } | 'unclear' | 'not-found'

/**
 * The names of all items of an edition: slug, name, criterion with letter ("1.1.1 a"), and the criterion alone, by its
 * code or title, where it reads one item.
 */
export function itemNamings({ leaves }: Outline): ItemNaming[] {
  const names = new Map<DataItem, string[]>()
  const add = (item: DataItem, ...said: readonly string[]): void => {
    names.set(item, [...(names.get(item) ?? []), ...said])
  }
  for (const { codes, row, leaf } of leaves) {
    const letters = leaf!.letters
    const isOne = new Set(letters.map(({ item }) => item.id)).size === 1
    for (const { item, name } of letters) {
      add(item, item.id, item.name)
      for (const code of codes) {
        add(item, `${code} ${name}`, `${code}.${name}`, `${code}${name}`)
        if (isOne) add(item, code, `${code} ${row.title.text}`, `${code} ${item.name}`)
      }
      if (isOne) add(item, row.title.text)
    }
  }
  return [...names].map(([item, said]) => namingOf(item, said))
}

export function namingOf(item: DataItem, said: readonly string[]): ItemNaming {
  return { item, names: [...new Set(said.map(itemKey))].filter((name) => name !== '') }
}

/** Items by what tables call them, whatever the marks, capitals and punctuation. */
export class ItemNames {
  readonly #items = new Map<string, DataItem[]>()

  constructor(namings: readonly ItemNaming[]) {
    for (const { item, names } of namings)
      for (const name of names) {
        const known = this.#items.get(name)
        if (known) known.push(item)
        else this.#items.set(name, [item])
      }
  }

  /** By the whole text, else without the measure that stands in brackets at its end. */
  of(text: string): NamedItem {
    const found = this.#items.get(itemKey(text)) ?? this.#items.get(itemKey(text.replace(MEASURE_AT_END, '')))
    if (!found) return 'not-found'
    return found.length === 1 ? { item: found[0]! } : 'unclear'
  }

  /** By several texts that speak of the same item, alone or one after the other; two items are unclear. */
  ofAll(texts: readonly string[]): NamedItem {
    const said = texts.filter((text) => text.trim() !== '')
    const found = [said.join(' '), ...said].map((text) => this.of(text))
    const items = new Set(found.flatMap((one) => (typeof one === 'object' ? [one.item] : [])))
    const [item, ...others] = items
    if (item) return others.length > 0 ? 'unclear' : { item }
    return found.includes('unclear') ? 'unclear' : 'not-found'
  }
}

const MEASURE_AT_END = /\s*\([^()]*\)\s*$/

/** Codes keep their dots; one that ends a word says nothing. */
function itemKey(text: string): string {
  return fold(text).replace(/\.+(?= |$)/g, '')
}
