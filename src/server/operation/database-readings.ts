import { sql } from 'kysely'
import type { Db } from '#db/database.ts'

/** When the last backup was made, as the events tell. */
export async function lastBackupAt(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from event where stream = 'installation:main' and kind = 'installation.backed-up'
  `.execute(db)
  return rows[0]?.at ?? undefined
}

/** Every stream counts its own events; adding these up reads no event. */
export async function eventCount(db: Db): Promise<number> {
  const { rows } = await sql<{ events: number }>`select coalesce(sum(sequence), 0)::int8 as events from stream`.execute(
    db,
  )
  return rows[0]!.events
}
