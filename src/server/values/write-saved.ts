import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#db/database.ts'
import { recordUnlessMoved, type SeenChange } from '../events/record.ts'
import { gathered } from '../gathered.ts'
import { SAVES } from './saving-state.ts'
import type { VersionInsert } from './version.ts'

type SavedChange = SeenChange<VersionInsert>

const writers = new WeakMap<Db, (change: SavedChange) => Promise<boolean>>()

/** Writes a version with its event; false, and nothing written, where the subject's head has moved since it was seen. */
export function writeSaved(db: Db, change: SavedChange): Promise<boolean> {
  const write = writers.get(db) ?? gathered((changes) => recordUnlessMoved(db, changes, inserted), SAVES)
  writers.set(db, write)
  return write(change)
}

/** Sent as one text, so that the statement is the same however many there are. */
function inserted(rows: readonly VersionInsert[]): RawBuilder<unknown> {
  return sql`insert into value
    select new.* from json_populate_recordset(null::value, ${JSON.stringify(rows)}::json) as new
    join moved on moved.name = 'organisation:' || new.subject_id`
}
