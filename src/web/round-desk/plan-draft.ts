import type { CalendarInput } from '#contract/rounds.ts'
import type { RoundView } from '#contract/round-views.ts'
import { daysOf } from '#domain/organisation/day.ts'
import { periodFrom, type PeriodKind } from '#domain/period/period.ts'
import { CalendarMoment, calendarOf, CalendarTemplate } from '#domain/round/calendar.ts'
import { dayAfter, dayAt } from '#domain/round/moment.ts'
import type { Holidays } from '#domain/round/working-days.ts'
import { dateText } from '../edition/date-text.ts'
import { dayOf } from '../evidence/typed-day.ts'

/** A period as it is chosen: its kind, its year, and which of the year's it is, from 1. */
export type PeriodDraft = { readonly kind: PeriodKind; readonly year: string; readonly place: number }

/** Days as they are typed. */
export type CalendarDraft = Readonly<Record<CalendarMoment, string>>

export type PlanDraft = {
  readonly title: string
  readonly edition: string
  readonly period: PeriodDraft
  readonly groups: readonly string[]
  readonly evidenceRequired: boolean
  readonly calendar: CalendarDraft
  readonly reminders: string
  readonly share: string
}

export const PLACES: Readonly<Record<PeriodKind, number>> = { year: 1, half: 2, quarter: 4, month: 12 }
const TEMPLATE: Readonly<Partial<Record<PeriodKind, CalendarTemplate>>> = { quarter: 'quarterly', year: 'yearly' }

const EMPTY = Object.fromEntries(CalendarMoment.options.map((name) => [name, ''])) as CalendarDraft

/** `2026`, `2026-H1`, `2026-Q3`, `2026-09`; undefined where the year is none. */
export function periodKey({ kind, year, place }: PeriodDraft): string | undefined {
  if (!/^\d{4}$/.test(year.trim())) return undefined
  const part = { year: '', half: `-H${place}`, quarter: `-Q${place}`, month: `-${String(place).padStart(2, '0')}` }[
    kind
  ]
  return `${year.trim()}${part}`
}

/** By which rule the documents lay the calendar of such a period; none for halves and months. */
export function templateFor({ kind }: PeriodDraft): CalendarTemplate | undefined {
  return TEMPLATE[kind]
}

/** The days of the template, as they are typed; as it was where there is no template or no year yet. */
export function filledCalendar(period: PeriodDraft, holidays: Holidays, before: CalendarDraft = EMPTY): CalendarDraft {
  const [key, template] = [periodKey(period), templateFor(period)]
  const read = key === undefined ? undefined : periodFrom(key)
  const calendar = read && template && calendarOf(template, read, holidays)
  if (!calendar) return before
  const days = CalendarMoment.options.map((name) => [name, dateText(dayAt(calendar[name]))])
  return Object.fromEntries(days) as CalendarDraft
}

/** A new round is mostly of the quarter in which it is planned. */
export function newPlan(today: string, holidays: Holidays): PlanDraft {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const period: PeriodDraft = { kind: 'quarter', year: String(year), place: Math.floor((month - 1) / 3) + 1 }
  return {
    ...{ title: '', edition: '', period, groups: [], evidenceRequired: true },
    calendar: filledCalendar(period, holidays),
    reminders: '−7; −3; −1; 0; 1',
    share: '0',
  }
}

/** A period's key as it is chosen. */
export function chosenPeriod(key: string): PeriodDraft {
  const { kind, from, to } = periodFrom(key)!
  return { kind, year: String(Math.floor(from / 12)), place: Math.floor((from % 12) / (to - from)) + 1 }
}

export function planOf(round: RoundView): PlanDraft {
  return {
    title: round.title,
    edition: round.edition,
    period: chosenPeriod(round.period),
    groups: round.groups.map(({ group }) => group),
    evidenceRequired: round.evidenceRequired,
    calendar: typedCalendar(round.calendar),
    reminders: round.reminderDays.map((days) => String(days).replace('-', '−')).join('; '),
    share: String(Number(round.secondShare) * 100).replace('.', ','),
  }
}

export function typedCalendar(calendar: RoundView['calendar']): CalendarDraft {
  const days = CalendarMoment.options.map((name) => [name, dateText(dayAt(Date.parse(calendar[name])))])
  return Object.fromEntries(days) as CalendarDraft
}

/** The day as of which members are read, unless the plan says otherwise: the period's last. */
export function membersOn(period: PeriodDraft): string | undefined {
  const read = periodFrom(periodKey(period) ?? '')
  return read && dayAfter(daysOf(read).to, -1)
}

/**
 * What was typed, as moments: entry begins when its day does, everything else counts to the end of its day. A day that
 * stands as it was keeps its moment to the second. Names the moments whose days are none.
 */
export function calendarInput(
  typed: CalendarDraft,
  known?: RoundView['calendar'],
): { readonly calendar: CalendarInput | undefined; readonly wrong: readonly CalendarMoment[] } {
  const before = known && typedCalendar(known)
  const moments = CalendarMoment.options.map((name): [CalendarMoment, string | undefined] => {
    if (known && before?.[name] === typed[name]) return [name, `${known[name].slice(0, 19)}Z`]
    const day = dayOf(typed[name])
    return [name, day && (name === 'entryFrom' ? `${day}T00:00:00+07:00` : `${day}T23:59:59+07:00`)]
  })
  const wrong = moments.filter(([, at]) => at === undefined).map(([name]) => name)
  return { wrong, calendar: wrong.length > 0 ? undefined : (Object.fromEntries(moments) as CalendarInput) }
}

/** "−7; -3; 0": undefined where something in it is no such number. */
export function reminderDays(typed: string): number[] | undefined {
  const parts = typed
    .replaceAll('−', '-')
    .split(/[;,\s]+/)
    .filter((part) => part !== '')
  const days = parts.map(Number)
  const isRight = parts.length <= 20 && days.every((day) => Number.isInteger(day) && day >= -60 && day <= 60)
  return isRight ? days : undefined
}

/** "10" or "12,5" of a hundred as the contract has it: "0.1", "0.125"; undefined for what is no share. */
export function shareText(typed: string): string | undefined {
  const plain = typed.trim().replace('%', '').trim().replace(',', '.')
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(plain)) return undefined
  const [whole = '0', rest = ''] = plain.split('.')
  const hundredths = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  if (hundredths > 10_000) return undefined
  if (hundredths === 10_000) return '1'
  const text = `0.${String(hundredths).padStart(4, '0')}`.replace(/\.?0+$/, '')
  return text === '' ? '0' : text
}
