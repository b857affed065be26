import type { LinkProps } from '@tanstack/react-router'
import type { TimeLeft } from '#contract/my-work.ts'
import { dayText, timeText } from '../entry/local-time.ts'
import { figure } from '../language.ts'
import { words } from './words.ts'

/** Where a row leads: a page of ours with its state. */
export type Place = Pick<LinkProps, 'to' | 'params' | 'search' | 'hash'>

/** By when, and how near that is: red is for what is over, the attention colour for what is due soon. */
export type DueWords = {
  readonly until: string
  readonly on: string
  readonly left: string
  readonly tone: 'over' | 'soon' | 'plain'
}

/** One thing that waits, as the list shows it. */
export type WorkRow = {
  readonly key: string
  readonly title: string
  /** What it belongs to, where the title does not say it. */
  readonly about?: string
  /** What is left, and why it is here. */
  readonly said: readonly string[]
  readonly due?: DueWords
  readonly place?: Place
  /** A further way in, to the very cell. */
  readonly goOn?: { readonly said: string; readonly place: Place }
}

/** Offices plan by the week: what is due within as many working days is near. */
const SOON = 5

export function dueWords({ until, workingDays, isOver }: TimeLeft, what: string = words.due.deadline): DueWords {
  const { due } = words
  const rest = { until, on: due.on(what, dayText(until)) }
  if (isOver) {
    const left = workingDays === 0 ? due.overToday : due.over(figure(-workingDays))
    return { ...rest, left, tone: 'over' }
  }
  if (workingDays > 0)
    return { ...rest, left: due.workingDays(figure(workingDays)), tone: workingDays <= SOON ? 'soon' : 'plain' }
  const isToday = dayText(until) === dayText(new Date().toISOString())
  const left = isToday ? due.today(timeText(until)) : due.restDays(timeText(until))
  return { ...rest, left, tone: 'soon' }
}

/** What is due first comes first; what is due on no day comes last, in the order of the roles. */
export function byDue(rows: readonly WorkRow[]): WorkRow[] {
  const at = ({ due }: WorkRow): string => due?.until ?? '9999'
  return [...rows].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))
}
