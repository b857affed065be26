import type { AuditEvent } from '#contract/audit.ts'
import { AUDIT_SCREEN } from '#text/audit-screen.ts'
import { EVENT_KINDS } from '#text/event-kinds.ts'
import { eventSentence } from '#text/event-sentences.ts'
import { LANGUAGE } from '../language.ts'

/** The sentences of these pages. */
export const words = AUDIT_SCREEN[LANGUAGE]
export const kinds = EVENT_KINDS[LANGUAGE]

export function sentenceOf(event: AuditEvent): string {
  return eventSentence(event, LANGUAGE)
}

/** "2026-11-22" as "22/11/2026". */
export function dayText(day: string): string {
  return day.split('-').reverse().join('/')
}
