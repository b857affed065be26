import { z } from 'zod'
import type { Day } from '../organisation/day.ts'
import { dayAfter, weekdayOf } from './moment.ts'

/** A day on which offices are closed, or a Saturday or Sunday that is worked in its stead. */
export const HolidayKind = z.enum(['off', 'worked'])
export type HolidayKind = z.infer<typeof HolidayKind>

/** The days that are otherwise than their weekday says. */
export type Holidays = ReadonlyMap<Day, HolidayKind>

/** Method §11.2. Monday to Friday, but for what the list says otherwise. */
export function isWorkingDay(day: Day, holidays: Holidays): boolean {
  const kind = holidays.get(day)
  if (kind) return kind === 'worked'
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6
}

/** The nth working day after a day, or before it where `n` is negative; the day itself, worked or not, for 0. */
export function workingDayFrom(day: Day, n: number, holidays: Holidays): Day {
  const step = n < 0 ? -1 : 1
  let [at, left] = [day, Math.abs(n)]
  while (left > 0) {
    at = dayAfter(at, step)
    if (isWorkingDay(at, holidays)) left -= 1
  }
  return at
}

/** How many working days lie after one day up to and with another; negative where the other is earlier. */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays)
  let count = 0
  for (let at = from; at < to;) {
    at = dayAfter(at, 1)
    if (isWorkingDay(at, holidays)) count += 1
  }
  return count
}
