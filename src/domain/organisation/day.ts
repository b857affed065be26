import { z } from 'zod'
import type { Period } from '../period/period.ts'

/** A calendar day as `2025-07-01`; days compare as text. */
export const Day = z.string().refine(isDay, { error: 'not-a-day' })
export type Day = string

/** Half-open: from the first day to the day that is no longer in it; without `to` it still runs. */
export type Stretch = { readonly from: Day; readonly to?: Day | undefined }

export function isInForce({ from, to }: Stretch, day: Day): boolean {
  return from <= day && (to === undefined || day < to)
}

export function isEmpty({ from, to }: Stretch): boolean {
  return to !== undefined && to <= from
}

/** True when both hold on at least one same day. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return !isEmpty(one) && !isEmpty(other) && startsBeforeEnd(one, other) && startsBeforeEnd(other, one)
}

/** The first day of a period and the first day after it. */
export function daysOf(period: Period): { readonly from: Day; readonly to: Day } {
  return { from: firstDayOf(period.from), to: firstDayOf(period.to) }
}

function startsBeforeEnd(one: Stretch, other: Stretch): boolean {
  return other.to === undefined || one.from < other.to
}

/** Months are counted from January of year 0, as in `Period`. */
function firstDayOf(month: number): Day {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOf(year, month)
}

function lastDayOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
