import type { AuditEvent } from '#contract/audit.ts'
import { AUDIT_SCREEN } from '#text/audit-screen.ts'
import { EVENT_DETAILS, EVENT_KINDS } from '#text/event-kinds.ts'
import { eventSentence } from '#text/event-sentences.ts'
import { secondText } from '#text/moment-text.ts'
import { periodText } from '#text/period-text.ts'
import { figure, LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = AUDIT_SCREEN[LANGUAGE]
export const kinds = EVENT_KINDS[LANGUAGE]

export function sentenceOf(event: AuditEvent): string {
  return eventSentence(event, LANGUAGE)
}

/** "after.items.3.number" as its known parts are called. */
export function detailName(path: string): string {
  const parts = path.split('.').map((part) => EVENT_DETAILS[LANGUAGE][part] ?? part)
  return parts.join(' › ')
}

/** A detail as people write it: an item by its name, a period, a number, a moment, yes or no. */
export function detailText(path: string, value: string | undefined, item: AuditEvent['item']): string {
  if (value === undefined) return words.event.nothing
  if (path === 'item' && value === item?.id) return item.name
  if (path === 'period') return periodText(value, LANGUAGE)
  if (value === 'true' || value === 'false') return words.event.yesNo[value]
  if (MOMENT.test(value)) return secondText(value)
  return path.endsWith('number') ? figure(value) : value
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** "2026-11-22" as "22/11/2026". */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}
