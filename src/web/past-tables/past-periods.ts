import { periodAt, previousPeriod, type PeriodKind } from '#domain/period/period.ts'

/** Of which kinds, how long each is in months, and how many can be chosen. */
const KINDS: readonly (readonly [PeriodKind, number, number])[] = [
  ['year', 12, 10],
  ['half', 6, 4],
  ['quarter', 3, 8],
]

/** Periods that are over on a day, the newest of each kind first. */
export function pastPeriods(day: string): string[] {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  return KINDS.flatMap(([kind, months, count]) => {
    let period = periodAt(month - (month % months), kind)
    return Array.from({ length: count }, () => {
      period = previousPeriod(period)
      return period.key
    })
  })
}
