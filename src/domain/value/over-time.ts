import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import type { DataItem } from '../item/data-item.ts'
import type { Period } from '../period/period.ts'

/** A number that is stored for a period. */
export type ValueOfPeriod = { readonly period: Period; readonly value: Exact }

/**
 * Method §7.4: what stored values say about the months [from, to). A stock or a cumulative takes the value that ends
 * with them, a flow adds up a complete partition, and a cumulative's part of a year is a difference.
 */
export function derived(
  item: Pick<DataItem, 'overTime'>,
  stored: readonly ValueOfPeriod[],
  from: number,
  to: number,
): Exact | undefined {
  if (item.overTime === 'flow') return partitionSum(stored, from, to)
  const end = endingAt(stored, to)?.value
  if (item.overTime === 'stock' || from % 12 === 0) return end
  const before = endingAt(stored, from)?.value
  return end && before && exact.subtract(end, before)
}

/** What is stored for the longest period that ends with the month before `to`. */
export function endingAt(stored: readonly ValueOfPeriod[], to: number): ValueOfPeriod | undefined {
  return longestFirst(stored.filter((one) => one.period.to === to))[0]
}

/** Adds stored periods that cover [from, to) without gap or overlap, longest first at each place. */
function partitionSum(stored: readonly ValueOfPeriod[], from: number, to: number): Exact | undefined {
  if (from === to) return exact.ZERO
  const starting = stored.filter((one) => one.period.from === from && one.period.to <= to)
  for (const one of longestFirst(starting)) {
    const rest = partitionSum(stored, one.period.to, to)
    if (rest) return exact.add(one.value, rest)
  }
  return undefined
}

function longestFirst(stored: readonly ValueOfPeriod[]): ValueOfPeriod[] {
  return [...stored].sort((a, b) => b.period.to - b.period.from - (a.period.to - a.period.from))
}
