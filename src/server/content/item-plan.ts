import type { Content } from '#domain/content/content.ts'
import type { LoadRefusal, LoadRefusalCode } from '#domain/content/load-report.ts'
import { exactFromDecimal } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { Edition } from '#domain/edition/definition.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { contentHash } from './content-hash.ts'
import type { StoredContent } from './read.ts'

export type ItemPlan = {
  readonly added: readonly DataItem[]
  readonly changed: readonly DataItem[]
  readonly unchanged: number
  readonly refused: readonly LoadRefusal[]
  /** The catalogue as it is after the load. */
  readonly catalogue: ItemCatalogue
}

/** Which items of the catalogue are written. An item that an issued edition reads, or that has values, is frozen. */
export function planItems(content: Content, stored: StoredContent, withValues: ReadonlySet<string>): ItemPlan {
  const frozen = frozenItems(stored)
  const owned = ownedItems(stored.editions)
  const refused: LoadRefusal[] = []
  const accepted = new Map<string, DataItem>()
  let unchanged = 0
  for (const item of content.items.values()) {
    const before = stored.items.get(item.id)
    if (before && sameItem(before, item)) unchanged += 1
    else {
      const [code, params] = whyNot(item, before !== undefined, { frozen, owned, withValues }) ?? []
      if (code) refused.push(refusalOf(item, code, params))
      else accepted.set(item.id, item)
    }
  }
  refused.push(...refuseDangling(accepted, new Set([...stored.items.keys(), ...owned.keys()])))
  const written = [...accepted.values()]
  return {
    added: written.filter(({ id }) => !stored.items.has(id)),
    changed: written.filter(({ id }) => stored.items.has(id)),
    unchanged,
    refused,
    catalogue: new Map([...stored.items, ...accepted]),
  }
}

/** Items that differ from what is stored: only of these it matters whether they have values. */
export function changedItems(content: Content, stored: StoredContent): string[] {
  return [...content.items.values()]
    .filter((item) => stored.items.has(item.id) && !sameItem(stored.items.get(item.id)!, item))
    .map(({ id }) => id)
}

/** Every item that an edition brings along, with the edition. */
export function ownedItems(editions: readonly Edition[]): Map<string, string> {
  return new Map(editions.flatMap(({ id, items }) => items.map((item) => [item.id, id] as const)))
}

type Uses = {
  readonly frozen: ReadonlyMap<string, string>
  readonly owned: ReadonlyMap<string, string>
  readonly withValues: ReadonlySet<string>
}

type Why = readonly [LoadRefusalCode, LoadRefusal['params']]

function whyNot(item: DataItem, isStored: boolean, { frozen, owned, withValues }: Uses): Why | undefined {
  const [reader, owner] = [frozen.get(item.id), owned.get(item.id)]
  if (isStored && reader !== undefined) return ['item-frozen', { edition: reader }]
  if (isStored && withValues.has(item.id)) return ['item-has-values', {}]
  if (owner !== undefined) return ['id-twice', { other: owner }]
  const twice = repeated((item.options ?? []).map(({ slug }) => slug))
  return twice === undefined ? undefined : ['option-twice', { option: twice }]
}

/** What names a whole or a predecessor that nobody knows is taken out again, and what names that in turn. */
function refuseDangling(accepted: Map<string, DataItem>, known: ReadonlySet<string>): LoadRefusal[] {
  const refused: LoadRefusal[] = []
  for (let before = -1; before !== accepted.size;) {
    before = accepted.size
    for (const item of accepted.values()) {
      const why = dangling(item, (id) => known.has(id) || accepted.has(id))
      if (!why) continue
      accepted.delete(item.id)
      refused.push(refusalOf(item, ...why))
    }
  }
  return refused
}

/** An item refers to others by id; undefined when each is known. */
export function dangling(item: DataItem, isKnown: (id: string) => boolean): Why | undefined {
  if (item.partOf !== undefined && !isKnown(item.partOf)) return ['item-whole-unknown', { other: item.partOf }]
  const before = item.replaces?.item
  return before !== undefined && !isKnown(before) ? ['item-replaced-unknown', { other: before }] : undefined
}

/** The items that issued editions read and the wholes of these, with one edition that reads each. */
function frozenItems({ editions, states, items }: StoredContent): Map<string, string> {
  const frozen = new Map<string, string>()
  for (const edition of editions) {
    if (states.get(edition.id) !== 'issued') continue
    for (const id of itemsRead(edition)) {
      for (let at: string | undefined = id; at !== undefined && !frozen.has(at); at = items.get(at)?.partOf)
        frozen.set(at, edition.id)
    }
  }
  return frozen
}

function itemsRead({ nodes }: Pick<Edition, 'nodes'>): string[] {
  return nodes.flatMap((node) => [
    ...Object.values(node.variables).flatMap(({ item }) => (item === undefined ? [] : [item])),
    ...itemsRead({ nodes: node.children ?? [] }),
  ])
}

function sameItem(one: DataItem, other: DataItem): boolean {
  return one === other || itemHash(one) === itemHash(other)
}

/** The database writes 007 as 7: bounds are compared as numbers. */
function itemHash(item: DataItem): string {
  const short = (bound: string | undefined) => bound && toShortDecimal(exactFromDecimal(bound))
  return contentHash({ ...item, range: { least: short(item.range?.least), most: short(item.range?.most) } })
}

export function repeated(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at)
}

function refusalOf(item: DataItem, code: LoadRefusalCode, params: LoadRefusal['params'] = {}): LoadRefusal {
  return { code, kind: 'item', place: item.id, params }
}
