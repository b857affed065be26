import * as exact from '../exact.ts'
import { fraction, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem, OverTime } from '../item/data-item.ts'
import { previousPeriod, yearStart } from '../period/period.ts'
import { derived, endingAt, type ValueOfPeriod } from './over-time.ts'
import type { SoftContext, SoftFinding } from './soft-check.ts'

/** How many times larger or smaller a number may be than the one before without a note (method §7.8). */
export const JUMP_FACTOR = { stock: 2n, flow: 3n, cumulative: 3n } as const satisfies Record<OverTime, bigint>

/** Counts that differ by less than this never jump: from 1 to 4 is no news. */
export const SMALLEST_JUMP = 10n

/** How far a ratio may move without a note: 30 percentage points. */
export const RATIO_JUMP: Exact = fraction(3n, 10n)

/** What the number says against the one before it, of a period of equal length. */
export function jumpFindings(item: DataItem, value: Exact, context: SoftContext): SoftFinding[] {
  const falls = item.overTime === 'cumulative' ? fallFindings(value, context) : []
  const before = comparable(item, context)
  return before && isJump(item, before.value, value) ? [...falls, finding('jump', value, before)] : falls
}

/**
 * A stock: what stood when the period began. A flow: the period of the same kind just before. A cumulative: what had run
 * a year earlier to the same month.
 */
function comparable(item: DataItem, { period, others }: SoftContext): ValueOfPeriod | undefined {
  if (item.overTime === 'cumulative') return endingAt(others, period.to - 12)
  const before = previousPeriod(period)
  const stored = others.find((one) => one.period.key === before.key)
  if (stored || (item.kind === 'ratio' && item.overTime === 'flow')) return stored
  const value = derived(item, others, before.from, before.to)
  return value && { period: before, value }
}

function isJump(item: DataItem, before: Exact, value: Exact): boolean {
  const distance = distanceOf(before, value)
  if (item.kind === 'ratio') return exact.compare(distance, RATIO_JUMP) > 0
  if (item.kind !== 'count' && item.kind !== 'amount') return false
  if (item.kind === 'count' && exact.compare(distance, whole(SMALLEST_JUMP)) < 0) return false
  const [smaller, larger] = [exact.lesser(before, value), exact.greater(before, value)]
  return exact.compare(larger, exact.multiply(smaller, whole(JUMP_FACTOR[item.overTime]))) > 0
}

/** What has run since January cannot become less within the year. */
function fallFindings(value: Exact, { period, others }: SoftContext): SoftFinding[] {
  const sameYear = others.filter((one) => yearStart(one.period) === yearStart(period))
  const above = sameYear.filter((one) => one.period.to < period.to && exact.compare(one.value, value) > 0)
  const below = sameYear.filter((one) => one.period.to > period.to && exact.compare(one.value, value) < 0)
  return [...above, ...below].map((one) => finding('cumulative-falls', value, one))
}

function finding(code: SoftFinding['code'], value: Exact, before: ValueOfPeriod): SoftFinding {
  return {
    code,
    params: { value: toShortDecimal(value), other: toShortDecimal(before.value), period: before.period.key },
  }
}

function distanceOf(a: Exact, b: Exact): Exact {
  return exact.subtract(exact.greater(a, b), exact.lesser(a, b))
}

function whole(value: bigint): Exact {
  return { numerator: value, denominator: 1n }
}
