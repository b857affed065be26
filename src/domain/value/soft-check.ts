import { z } from 'zod'
import * as exact from '../exact.ts'
import { exactFromDecimal, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem } from '../item/data-item.ts'
import type { Period } from '../period/period.ts'
import { jumpFindings } from './jump.ts'
import type { ValueOfPeriod } from './over-time.ts'
import { otherPeriodFindings } from './other-periods.ts'
import { exactOf, type ValueContent } from './value-content.ts'

/** What a value that is saved all the same must be explained for. */
export const SoftCode = z.enum([
  'below-range',
  'above-range',
  'jump',
  'cumulative-falls',
  'above-whole',
  'below-part',
  'ratio-outside',
  'differs-from-parts',
  'differs-from-period',
])
export type SoftCode = z.infer<typeof SoftCode>

/** Numbers in `params` are decimal text; `item` is the id and `name` the name of the other item that is spoken of. */
export type SoftFinding = { readonly code: SoftCode; readonly params: Readonly<Record<string, string>> }

/** The number of another item of the same subject and period. */
export type ItemValue = { readonly item: Pick<DataItem, 'id' | 'name'>; readonly value: Exact }

export type SoftContext = {
  readonly period: Period
  /** The same subject's and item's numbers of other periods. */
  readonly others: readonly ValueOfPeriod[]
  /** The number of the item that this one is part of. */
  readonly whole?: ItemValue | undefined
  /** Numbers of items that are part of this one. */
  readonly parts?: readonly ItemValue[]
}

/** Method §7.7: everything about the value that needs a note; nothing here keeps it from being saved. */
export function softFindings(item: DataItem, content: ValueContent, context: SoftContext): SoftFinding[] {
  const value = exactOf(item, content)
  if (!value || content.kind !== 'number') return []
  return [
    ...rangeFindings(item, value),
    ...wholeFindings(item, value, context),
    ...jumpFindings(item, value, context),
    ...otherPeriodFindings(item, value, context),
  ]
}

function rangeFindings(item: DataItem, value: Exact): SoftFinding[] {
  const { least, most } = item.range ?? {}
  const written = { value: toShortDecimal(value) }
  if (least !== undefined && exact.compare(value, exactFromDecimal(least)) < 0)
    return [{ code: 'below-range', params: { ...written, least } }]
  if (most !== undefined && exact.compare(value, exactFromDecimal(most)) > 0)
    return [{ code: 'above-range', params: { ...written, most } }]
  const isOutside = value.numerator < 0n || exact.compare(value, exact.ONE) > 0
  return item.kind === 'ratio' && !item.range && isOutside ? [{ code: 'ratio-outside', params: written }] : []
}

/** Method §3.4, from either side: a part above its whole, or a whole below a part that was given before. */
function wholeFindings(item: DataItem, value: Exact, { whole, parts = [] }: SoftContext): SoftFinding[] {
  const above = whole && item.partOf === whole.item.id && exact.compare(value, whole.value) > 0 ? [whole] : []
  const below = parts.filter((part) => exact.compare(value, part.value) < 0)
  return [
    ...above.map((other) => ({ code: 'above-whole' as const, params: compared(value, other) })),
    ...below.map((other) => ({ code: 'below-part' as const, params: compared(value, other) })),
  ]
}

function compared(value: Exact, { item, value: other }: ItemValue): SoftFinding['params'] {
  return { value: toShortDecimal(value), item: item.id, name: item.name, other: toShortDecimal(other) }
}
