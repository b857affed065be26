import type { Outline } from '#domain/edition/outline.ts'
import type { DataItem, ItemCatalogue } from '#domain/item/data-item.ts'
import { expectedParts } from '#domain/value/parts.ts'
import { Refusal } from '../refusal.ts'
import type { Author } from './author.ts'
import type { ValueDeps } from './deps.ts'
import type { ValueKey } from './stored-value.ts'
import type { Surroundings } from './surroundings.ts'

export function itemOf(items: ItemCatalogue, id: string): DataItem {
  const item = items.get(id)
  if (!item) throw new Refusal('not-found')
  return item
}

/** The edition whose points are asked for, if one is. */
export function outlineFor(content: ValueDeps['content'], edition: string | undefined): Outline | undefined {
  if (edition === undefined) return undefined
  const outline = content.outlines.get(edition)
  if (!outline) throw new Refusal('not-found')
  return outline
}

/** A part is given only by one of the item's providers of that time, and such a provider gives nothing but its part. */
export function refusePart(
  { providers, period }: Surroundings,
  { item, part, subject }: ValueKey,
  author: Author,
): void {
  const expected = expectedParts(providers.get(item) ?? [], period)
  if (part !== undefined && !expected.includes(part)) throw new Refusal('not-found')
  if (part === undefined && author.provider !== subject && expected.length > 0) throw new Refusal('not-permitted')
}
