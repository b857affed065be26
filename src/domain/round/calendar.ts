import { z } from 'zod'
import { daysOf, type Day } from '../organisation/day.ts'
import type { Period, PeriodKind } from '../period/period.ts'
import { before, beginningOf, byTheEndOf, dayAfter, dayAt, type Moment } from './moment.ts'
import { workingDayFrom, type Holidays } from './working-days.ts'

/** The moments of a round; of each stretch the last one that still counts. */
export const CalendarMoment = z.enum([
  'entryFrom',
  'entryUntil',
  'fixedAt',
  'appraisalUntil',
  'explanationUntil',
  'councilUntil',
  'releaseOn',
])
export type CalendarMoment = z.infer<typeof CalendarMoment>

export type Calendar = Readonly<Record<CalendarMoment, Moment>>

export const CalendarFaultCode = z.enum([
  'entry-ends-before-it-begins',
  'fixed-before-entry',
  'fixed-after-release',
  'appraisal-before-entry',
  'explanation-before-appraisal',
  'council-before-explanation',
  'release-before-council',
])
export type CalendarFaultCode = z.infer<typeof CalendarFaultCode>

/** Method §11.1. Where the moments are not in order. */
export function calendarFaults(calendar: Calendar): CalendarFaultCode[] {
  const { entryFrom, entryUntil, fixedAt, appraisalUntil, explanationUntil, councilUntil, releaseOn } = calendar
  const wrong: Readonly<Record<CalendarFaultCode, boolean>> = {
    'entry-ends-before-it-begins': entryUntil <= entryFrom,
    'fixed-before-entry': fixedAt < entryFrom,
    'fixed-after-release': fixedAt > releaseOn,
    'appraisal-before-entry': appraisalUntil < entryUntil,
    'explanation-before-appraisal': explanationUntil < appraisalUntil,
    'council-before-explanation': councilUntil < explanationUntil,
    'release-before-council': releaseOn < councilUntil,
  }
  return CalendarFaultCode.options.filter((code) => wrong[code])
}

/** The moments that one calendar has earlier than another: the dates of an open round are only put off. */
export function earlierMoments(next: Calendar, known: Calendar): CalendarMoment[] {
  return CalendarMoment.options.filter((name) => next[name] < known[name])
}

export function isSameCalendar(one: Calendar, other: Calendar): boolean {
  return CalendarMoment.options.every((name) => one[name] === other[name])
}

/** By which rule a round's calendar is laid; the documents know these two. */
export const CalendarTemplate = z.enum(['quarterly', 'yearly'])
export type CalendarTemplate = z.infer<typeof CalendarTemplate>

/** When entry is open, where it is not as the template says: after the period, for example. */
export type EntryDays = { readonly from: Day; readonly until: Day }

const PERIOD_KIND = { quarterly: 'quarter', yearly: 'year' } as const satisfies Record<CalendarTemplate, PeriodKind>

/** Working days after the end of entry, and each after the one before, where nobody says otherwise. */
const LENGTHS = {
  quarterly: { fixed: 2, appraisal: 5, explanation: 3, council: 3, release: 2 },
  yearly: { fixed: 3, appraisal: 15, explanation: 5, council: 5, release: 5 },
} as const

/**
 * Method §11.1. The calendar of a template for a period: a quarter's numbers before the 28th of its last month, a
 * year's by 30/12. Undefined for a period of another kind.
 */
export function calendarOf(
  template: CalendarTemplate,
  period: Period,
  holidays: Holidays,
  entry?: EntryDays,
): Calendar | undefined {
  if (period.kind !== PERIOD_KIND[template]) return undefined
  const lastMonth = dayAfter(daysOf(period).to, -1).slice(0, 7)
  const printed = template === 'quarterly' ? before(`${lastMonth}-28`) : byTheEndOf(`${lastMonth}-30`)
  const entryFrom = beginningOf(entry?.from ?? `${lastMonth}-01`)
  const entryUntil = entry ? byTheEndOf(entry.until) : printed
  const lengths = LENGTHS[template]
  const later = (moment: Moment, days: number): Moment => byTheEndOf(workingDayFrom(dayAt(moment), days, holidays))
  const appraisalUntil = later(entryUntil, lengths.appraisal)
  const explanationUntil = later(appraisalUntil, lengths.explanation)
  const councilUntil = later(explanationUntil, lengths.council)
  const releaseOn = later(councilUntil, lengths.release)
  const fixedAt = later(entryUntil, lengths.fixed)
  return { entryFrom, entryUntil, fixedAt, appraisalUntil, explanationUntil, councilUntil, releaseOn }
}
