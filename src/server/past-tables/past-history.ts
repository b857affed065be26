import type { Db, Tx } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { NewEvent } from '#domain/event/event.ts'
import type { ItemNaming } from '#domain/past-table/item-names.ts'
import type { PlannedCell, StandingPast } from '#domain/past-table/past-table-plan.ts'
import type { PastCell } from '#domain/past-table/read-past-table.ts'
import type { Call } from '../call.ts'
import type { PastLocks } from './past-locks.ts'

/** What a table's figures are, what stands beside them, and how they are written: values, or results of then. */
export type PastHistory = {
  /** What its columns can hold. */
  readonly namings: (outline: Outline) => readonly ItemNaming[]
  /** Everything that is read before a transaction, and then what stands at the moment of one. */
  readonly standing: (
    db: Db,
    told: { readonly outline: Outline; readonly namings: readonly ItemNaming[]; readonly locks: PastLocks },
  ) => Promise<(at: Db, cells: readonly PastCell[]) => Promise<(cell: PastCell) => StandingPast>>
  /** Writes cells that are to be written, and says what happened, one event for each organisation and period. */
  readonly write: (tx: Tx, cells: readonly PlannedCell[], from: WrittenFrom) => Promise<NewEvent[]>
}

/** Of which file's sheet, for which edition, by whom and when. */
export type WrittenFrom = {
  readonly call: Call
  readonly at: Date
  readonly outline: Outline
  readonly file: string
  readonly sheet: string
}
