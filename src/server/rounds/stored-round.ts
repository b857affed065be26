import type { Selectable } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Round } from '#db/tables.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import type { Calendar } from '#domain/round/calendar.ts'
import type { STATES } from '#domain/workflow/moves.ts'

export type RoundState = (typeof STATES)['round'][number]

/** A round as it stands. */
export type StoredRound = {
  readonly id: string
  readonly title: string
  readonly edition: string
  readonly period: Period
  readonly membersOn: string
  readonly state: RoundState
  readonly version: number
  readonly calendar: Calendar
  readonly evidenceRequired: boolean
  readonly reminderDays: readonly number[]
  readonly secondShare: string
  readonly openedAt: Date | undefined
  /** When the others' numbers were pinned (method §11.7). */
  readonly fixedSince: Date | undefined
  readonly closedAt: Date | undefined
}

/** All rounds, newest entry first, or those that are asked for. */
export async function storedRounds(
  db: Db,
  asked: { readonly id?: string; readonly state?: RoundState | undefined } = {},
): Promise<StoredRound[]> {
  let query = db.selectFrom('round').selectAll().orderBy('entry_from', 'desc').orderBy('id', 'desc')
  if (asked.id !== undefined) query = query.where('id', '=', asked.id)
  if (asked.state !== undefined) query = query.where('state', '=', asked.state)
  return (await query.execute()).map(storedOf)
}

export function storedOf(row: Selectable<Round>): StoredRound {
  return {
    id: row.id,
    title: row.title,
    edition: row.edition_id,
    period: periodFrom(row.period)!,
    membersOn: row.members_on,
    state: row.state as RoundState,
    version: row.version,
    calendar: {
      entryFrom: row.entry_from.getTime(),
      entryUntil: row.entry_until.getTime(),
      fixedAt: row.fixed_at.getTime(),
      appraisalUntil: row.appraisal_until.getTime(),
      explanationUntil: row.explanation_until.getTime(),
      councilUntil: row.council_until.getTime(),
      releaseOn: row.release_on.getTime(),
    },
    evidenceRequired: row.evidence_required,
    reminderDays: row.reminder_days,
    secondShare: row.second_share,
    openedAt: row.opened_at ?? undefined,
    fixedSince: row.fixed_since ?? undefined,
    closedAt: row.closed_at ?? undefined,
  }
}

export function calendarColumns(calendar: Calendar) {
  return {
    entry_from: new Date(calendar.entryFrom),
    entry_until: new Date(calendar.entryUntil),
    fixed_at: new Date(calendar.fixedAt),
    appraisal_until: new Date(calendar.appraisalUntil),
    explanation_until: new Date(calendar.explanationUntil),
    council_until: new Date(calendar.councilUntil),
    release_on: new Date(calendar.releaseOn),
  }
}

/** As the contract and the history have it: each moment in UTC. */
export function calendarView(calendar: Calendar): Record<keyof Calendar, string> {
  const entries = Object.entries(calendar).map(([name, moment]) => [name, new Date(moment).toISOString()])
  return Object.fromEntries(entries) as Record<keyof Calendar, string>
}
