import type { Day } from '../organisation/day.ts'

/** A point of time in milliseconds since 1970 began in Greenwich. */
export type Moment = number

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Việt Nam is seven hours ahead of Greenwich the whole year. */
const AHEAD = 7 * HOUR

/** The first moment of a day in Việt Nam. */
export function beginningOf(day: Day): Moment {
  return dayNumber(day) * DAY - AHEAD
}

/** Method §9.1: "chậm nhất ngày" ends at 23:59:59 of the day. */
export function byTheEndOf(day: Day): Moment {
  return beginningOf(day) + DAY - SECOND
}

/** Method §9.1: "trước ngày" ends at 23:59:59 of the day before. */
export function before(day: Day): Moment {
  return beginningOf(day) - SECOND
}

/** The day that it is in Việt Nam. */
export function dayAt(moment: Moment): Day {
  return dayOfNumber(Math.floor((moment + AHEAD) / DAY))
}

/** So many days later, or earlier where negative. */
export function dayAfter(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7
}

const DAYS_OF_400_YEARS = 146_097

/** Days since 1/1/1970; years counted from March, so that the leap day is a year's last. */
function dayNumber(day: Day): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const ofEra = marchYear - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  const dayOfEra = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return era * DAYS_OF_400_YEARS + dayOfEra - 719_468
}

function dayOfNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / DAYS_OF_400_YEARS)
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const ofEra = Math.floor((dayOfEra - leapDays) / 365)
  const ofYear = dayOfEra - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100))
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const date = ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = ofEra + era * 400 + (month <= 2 ? 1 : 0)
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
}
