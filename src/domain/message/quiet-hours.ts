import { beginningOf, dayAfter, dayAt, HOUR, type Moment } from '../round/moment.ts'

const FIRST_HOUR = 7 * HOUR
const LAST_HOUR = 21 * HOUR

/** Method §14.2: the first moment from this one on at which a mail may go: none goes from 21:00 to 07:00 in Vietnam. */
export function earliestMailTime(at: Moment): Moment {
  const midnight = beginningOf(dayAt(at))
  const sinceMidnight = at - midnight
  if (sinceMidnight < FIRST_HOUR) return midnight + FIRST_HOUR
  if (sinceMidnight >= LAST_HOUR) return beginningOf(dayAfter(dayAt(at), 1)) + FIRST_HOUR
  return at
}

export function isQuiet(at: Moment): boolean {
  return earliestMailTime(at) !== at
}
