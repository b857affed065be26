import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { DataItem } from '../item/data-item.ts'
import type { Period } from '../period/period.ts'
import { derived, type ValueOfPeriod } from './over-time.ts'
import type { SoftContext, SoftFinding } from './soft-check.ts'

/**
 * Method §7.4: numbers of other periods that contradict this one. A flow against its own shorter periods, and against a
 * longer period whose parts it completes; a stock or a cumulative against what ends with the same month.
 */
export function otherPeriodFindings(item: DataItem, value: Exact, { period, others: all }: SoftContext): SoftFinding[] {
  const others = all.filter((one) => one.period.key !== period.key)
  if (item.kind === 'ratio' && item.overTime === 'flow') return []
  const contradicting = item.overTime === 'flow' ? flowContradictions : endContradictions
  return contradicting({ period, value }, others).map(({ period: other, value: found }) => ({
    code: other.key === period.key ? 'differs-from-parts' : 'differs-from-period',
    params: { value: toShortDecimal(value), other: toShortDecimal(found), period: other.key },
  }))
}

function endContradictions(own: ValueOfPeriod, others: readonly ValueOfPeriod[]): ValueOfPeriod[] {
  return others.filter((one) => one.period.to === own.period.to && exact.compare(one.value, own.value) !== 0)
}

function flowContradictions(own: ValueOfPeriod, others: readonly ValueOfPeriod[]): ValueOfPeriod[] {
  const parts = sumWithin(own.period, others)
  const below = parts && exact.compare(parts, own.value) !== 0 ? [{ period: own.period, value: parts }] : []
  const longer = others.filter(({ period }) => holds(period, own.period))
  return [...below, ...longer.filter((one) => isContradictedBy(one, own, others))]
}

/** True where the longer period's parts add up only with the new number, or otherwise than before, and do not meet it. */
function isContradictedBy(longer: ValueOfPeriod, own: ValueOfPeriod, others: readonly ValueOfPeriod[]): boolean {
  const shorter = others.filter((one) => one.period.to - one.period.from < longer.period.to - longer.period.from)
  const [before, now] = [sumWithin(longer.period, shorter), sumWithin(longer.period, [...shorter, own])]
  if (!now || exact.compare(now, longer.value) === 0) return false
  return !before || exact.compare(before, now) !== 0
}

function sumWithin({ from, to, key }: Period, stored: readonly ValueOfPeriod[]): Exact | undefined {
  return derived(
    { overTime: 'flow' },
    stored.filter((one) => one.period.key !== key),
    from,
    to,
  )
}

function holds(longer: Period, shorter: Period): boolean {
  return longer.from <= shorter.from && shorter.to <= longer.to && longer.key !== shorter.key
}
