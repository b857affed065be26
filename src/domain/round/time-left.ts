import { isInTime } from './deadline.ts'
import { dayAt, type Moment } from './moment.ts'
import { workingDaysBetween, type Holidays } from './working-days.ts'

export type TimeLeft = { readonly until: Moment; readonly workingDays: number; readonly isOver: boolean }

/** How long there is to a deadline (method §11.2, §11.3): 0 working days on its own day, negative ones after it. */
export function timeLeft(until: Moment, now: Moment, holidays: Holidays): TimeLeft {
  return { until, workingDays: workingDaysBetween(dayAt(now), dayAt(until), holidays), isOver: !isInTime(now, until) }
}
