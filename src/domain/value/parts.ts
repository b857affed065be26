import * as exact from '../exact.ts'
import type { Exact } from '../exact.ts'
import { daysOf, type Stretch } from '../organisation/day.ts'
import type { Period } from '../period/period.ts'

/** A provider of a part of an item, with the days on which it is one. */
export type DatedProvider = Stretch & { readonly part: string }

/** Method §7.6: the parts that are expected are those of the providers in force on the period's last day. */
export function expectedParts(providers: readonly DatedProvider[], period: Period): string[] {
  const { to: end } = daysOf(period)
  const inForce = providers.filter(({ from, to }) => from < end && (to === undefined || to >= end))
  return [...new Set(inForce.map(({ part }) => part))]
}

/** A part's number, or none where the part was given without one that counts. */
export type PartValue = { readonly part: string; readonly value: Exact | undefined }

export type PartSum = {
  /** Undefined until every expected part is there. */
  readonly sum: Exact | undefined
  readonly missing: readonly string[]
  /** Parts of providers that are not expected any more: they are not in the sum. */
  readonly leftOut: readonly string[]
}

/** Method §7.6: the exact sum of the expected parts. Each part is given at most once. */
export function sumOfParts(given: readonly PartValue[], expected: readonly string[]): PartSum {
  const values = new Map(given.map(({ part, value }) => [part, value]))
  const missing = expected.filter((part) => values.get(part) === undefined)
  const leftOut = given.filter(({ part }) => !expected.includes(part)).map(({ part }) => part)
  const isWhole = expected.length > 0 && missing.length === 0
  return { sum: isWhole ? expected.map((part) => values.get(part)!).reduce(exact.add) : undefined, missing, leftOut }
}
