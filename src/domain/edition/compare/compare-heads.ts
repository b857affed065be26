import type { DataItem } from '../../item/data-item.ts'
import type { Edition } from '../definition.ts'
import { bandsText } from '../typed-bands.ts'

/** What of an edition as a whole can be otherwise. Its id always is, and is no change. */
export const HEAD_CHANGES = [
  'title-vi',
  'title-en',
  'number',
  'issued-by',
  'issued-on',
  'article',
  'index-set',
  'source',
  'completeness',
  'rank-by',
  'bands',
  'lenses',
  'items',
] as const
export type HeadChangeKind = (typeof HEAD_CHANGES)[number]

/** One thing of the whole that is otherwise, with both sides as text; `undefined` where a side says nothing. */
export type HeadChange = {
  readonly kind: HeadChangeKind
  readonly before: string | undefined
  readonly after: string | undefined
}

/** What a second edition says otherwise of itself than a first. */
export function compareHeads(before: Edition, after: Edition): HeadChange[] {
  const [one, other] = [sidesOf(before, after), sidesOf(after, before)]
  return HEAD_CHANGES.map((kind) => ({ kind, before: one[kind], after: other[kind] })).filter(
    (change) => change.before !== change.after,
  )
}

function sidesOf(edition: Edition, other: Edition): Record<HeadChangeKind, string | undefined> {
  return {
    'title-vi': edition.title.vi,
    'title-en': edition.title.en,
    number: edition.number,
    'issued-by': edition.issuedBy,
    'issued-on': edition.issuedOn,
    article: edition.article,
    'index-set': edition.indexSet,
    source: edition.source,
    completeness: edition.completeness,
    'rank-by': edition.rankBy,
    bands: filled(bandsText(edition.bands)),
    lenses: filled(edition.lenses.map(({ title, nodes }) => `${title}: ${nodes.join(', ')}`).join('; ')),
    items: itemsOnlyIn(edition, other),
  }
}

/** Items that an edition brings along and the other does not, or not so defined. */
function itemsOnlyIn(edition: Edition, other: Edition): string | undefined {
  const known = new Set(other.items.map((item) => JSON.stringify(item)))
  const own = edition.items.filter((item) => !known.has(JSON.stringify(item)))
  return filled(own.map(itemText).join('; '))
}

function itemText({ id, name, unit }: DataItem): string {
  return `${name} (${unit === undefined ? id : `${id}, ${unit}`})`
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text
}
