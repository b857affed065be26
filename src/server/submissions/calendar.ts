import type { Db } from '#db/database.ts'
import type { Calendar } from '#domain/round/calendar.ts'
import { endOfEntry } from '#domain/round/deadline.ts'
import { outagesOf } from '../rounds/outages.ts'

/** The moments of a round as its row has them, and a submission's own end of entry where it has one. */
export type CalendarRow = {
  readonly entry_from: Date
  readonly entry_until: Date
  readonly own_entry_until: Date | null
  readonly fixed_at: Date
  readonly appraisal_until: Date
  readonly explanation_until: Date
  readonly council_until: Date
  readonly release_on: Date
}

/** What holds for each submission: its own end of entry before the round's, put off for outages (method §11.3). */
export async function calendarsOf(db: Db, rows: readonly CalendarRow[]): Promise<Calendar[]> {
  const outages = rows.length === 0 ? [] : await outagesOf(db)
  return rows.map((row) => ({
    entryFrom: Number(row.entry_from),
    entryUntil: endOfEntry({ round: Number(row.entry_until), own: momentOf(row.own_entry_until) }, outages).until,
    fixedAt: Number(row.fixed_at),
    appraisalUntil: Number(row.appraisal_until),
    explanationUntil: Number(row.explanation_until),
    councilUntil: Number(row.council_until),
    releaseOn: Number(row.release_on),
  }))
}

function momentOf(at: Date | null): number | undefined {
  return at === null ? undefined : Number(at)
}
