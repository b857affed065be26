import { compare, exactFromDecimal, fraction, multiply, ONE, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem } from '../item/data-item.ts'
import { hardFaults, type ValueContent } from '../value/value-content.ts'
import { cellContent } from '../value/written-cell.ts'
import type { PastFault } from './past-fault.ts'
import type { SheetCell } from './past-sheet.ts'

export type PastContent =
  | { readonly kind: 'content'; readonly content: ValueContent }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: PastFault }

/** A cell as a value of an item, in the item's measure; `scale` is the power of ten that the column's head asks for. */
export function pastContent(item: DataItem, cell: SheetCell, scale: number): PastContent {
  const read = cellContent(item, cell)
  if (read.kind !== 'content' || read.content.kind !== 'number') return read
  const isStated = cell.isPercent === true || (cell.kind === 'text' && cell.text.includes('%'))
  const content = scale === 0 || (isStated && item.kind === 'ratio') ? read.content : scaled(read.content, scale)
  const [fault] = hardFaults(item, content)
  if (fault) return { kind: 'fault', fault: { code: fault.code, params: fault.params } }
  if (isDoubtful(item, content)) return { kind: 'fault', fault: { code: 'share-above-one', params: {} } }
  return { kind: 'content', content }
}

type Numbered = Extract<ValueContent, { kind: 'number' }>

/** What was typed is no longer what the number says. */
function scaled({ number }: Numbered, scale: number): Numbered {
  return { kind: 'number', number: toShortDecimal(multiply(exactFromDecimal(number), powerOfTen(scale))) }
}

function powerOfTen(power: number): Exact {
  const ten = 10n ** BigInt(Math.abs(power))
  return power < 0 ? fraction(1n, ten) : fraction(ten, 1n)
}

/** 95 for a share may be 95 %: whoever knows writes the sign. */
function isDoubtful({ kind, range }: DataItem, { number }: Numbered): boolean {
  const most = range?.most === undefined ? ONE : exactFromDecimal(range.most)
  return kind === 'ratio' && compare(exactFromDecimal(number), most) > 0
}
