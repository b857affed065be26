import type { Edition } from '../../src/domain/edition/definition.ts'
import type { DataItem } from '../../src/domain/item/data-item.ts'
import { editionOf, itemsOf } from '../../test/support/small-edition.ts'

const PARTS = 10
const CRITERIA_EACH = 30

export const CRITERIA = PARTS * CRITERIA_EACH
export const EDITION = 'ba-tram-tieu-chi'

/** An edition of 300 criteria as documents have them: every third a share of two numbers, the others one number. */
export function largeEdition(): { readonly edition: Edition; readonly items: ReadonlyMap<string, DataItem> } {
  const kinds: Record<string, string> = {}
  const leaf = (part: number, at: number) => {
    const id = `so-lieu-${part}-${at}`
    kinds[id] = 'count'
    const code = `${part}.${at}`
    const title = `Tiêu chí ${code}: số hoạt động đã làm trong năm`
    if (at % 3 !== 0) return { code, title, max: 1, formula: 'SHARE(n, 10)*max', variables: { n: { item: id } } }
    kinds[`${id}-tong`] = 'count'
    return {
      ...{ code, title, max: 1, formula: 'RATIO(a, b)*max' },
      variables: { a: { item: id }, b: { item: `${id}-tong` } },
    }
  }
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)
  const nodes = numbers(PARTS).map((part) => ({
    code: String(part),
    title: `Chỉ số ${part}`,
    children: numbers(CRITERIA_EACH).map((at) => leaf(part, at)),
  }))
  const edition = editionOf(nodes, {
    id: EDITION,
    indexSet: EDITION,
    title: { vi: 'Bộ 300 tiêu chí', en: '300 criteria' },
  })
  return { edition, items: itemsOf(kinds) }
}
