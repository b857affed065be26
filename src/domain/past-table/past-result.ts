import type { Outline, OutlineNode } from '../edition/outline.ts'
import { add, compare, exactFromDecimal, ZERO } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem } from '../item/data-item.ts'
import type { ValueContent } from '../value/value-content.ts'
import { namingOf, type ItemNaming } from './item-names.ts'
import type { PastFaultCode } from './past-fault.ts'

export const RESULT_MEASURES = ['points', 'index', 'place'] as const
export type ResultMeasure = (typeof RESULT_MEASURES)[number]

/** What a table of results states of a unit: points of the whole edition (`code` is empty) or of one row, index, place. */
export type PastResult = { readonly measure: ResultMeasure; readonly code: string }

/** How heads of columns name the results of the whole; the first is the name that people read. */
export type ResultHeads = Readonly<Record<ResultMeasure, readonly [string, ...string[]]>>

const KINDS: Readonly<Record<ResultMeasure, DataItem['kind']>> = { points: 'points', index: 'ratio', place: 'count' }
const ROW = 'row-'
const CALLED = ['', 'điểm', 'mục', 'điểm mục', 'tiêu chí', 'điểm tiêu chí']

/**
 * Method §7.15. Results as columns hold them, in the shape of items, so that a table of points is matched, read and laid
 * beside what is there as a table of values is.
 */
export function resultNamings({ nodes, leaves }: Outline, heads: ResultHeads): ItemNaming[] {
  const whole = RESULT_MEASURES.map((measure) => {
    const item = itemOf(measure, heads[measure][0], KINDS[measure])
    return namingOf(measure === 'points' ? { ...item, ...rangeOf(leaves) } : item, heads[measure])
  })
  return [...whole, ...nodes.map((node) => namingOfRow(node, leaves))]
}

function namingOfRow(node: OutlineNode, leaves: readonly OutlineNode[]): ItemNaming {
  const title = node.row.title.text
  const item = itemOf(`${ROW}${node.index}`, `${node.code} ${title}`, 'points')
  const called = node.codes.flatMap((code) => [`${code} ${title}`, ...CALLED.map((word) => `${word} ${code}`)])
  const below = leaves.filter(({ index }) => index >= node.index && index < node.end)
  return namingOf({ ...item, ...rangeOf(below) }, [title, ...called])
}

/** The most that criteria can give together, bonus among them; unknown where one of them states no maximum. */
function rangeOf(leaves: readonly OutlineNode[]): Pick<DataItem, 'range'> {
  const giving = leaves.filter(({ leaf, outside }) => !leaf!.unscored && outside !== 'penalty')
  if (giving.length === 0 || giving.some(({ row }) => row.max === undefined)) return {}
  const most = giving.reduce((sum, { row }) => add(sum, exactFromDecimal(row.max!)), ZERO)
  return { range: { most: toShortDecimal(most) } }
}

function itemOf(id: string, name: string, kind: DataItem['kind']): DataItem {
  return { id, name, kind, overTime: 'stock', overUnits: 'none', providers: [] }
}

/** The result that such an item stands for; undefined for what is none. */
export function pastResultOf({ nodes }: Outline, item: string): PastResult | undefined {
  const measure = RESULT_MEASURES.find((one) => one === item)
  if (measure) return { measure, code: '' }
  const node = item.startsWith(ROW) ? nodes[Number(item.slice(ROW.length))] : undefined
  return node && { measure: 'points', code: node.code }
}

/** What cannot be: a place before the first, points above what a criterion, or all below a row, can give. */
export function resultFault({ id, range }: DataItem, content: ValueContent): PastFaultCode | undefined {
  if (content.kind !== 'number') return undefined
  const number = exactFromDecimal(content.number)
  if (id === 'place' && number.numerator < 1n) return 'place-below-one'
  if (id === 'index' || range?.most === undefined) return undefined
  return compare(number, exactFromDecimal(range.most)) > 0 ? 'points-above-most' : undefined
}
