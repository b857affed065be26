import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { pastTables } from '#contract/past-tables.ts'
import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { pairsIn, type TableChoices } from '#domain/past-table/choices.ts'
import type { ItemNaming } from '#domain/past-table/item-names.ts'
import { pastTablePlan, type PlannedCell } from '#domain/past-table/past-table-plan.ts'
import type { Call } from '../call.ts'
import { receivedWorkbook } from '../form-files/received-workbook.ts'
import { storedVersions, withoutId } from '../organisations/stored-versions.ts'
import { recordedSuccessions } from '../organisations/successor-flows.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import type { PastHistory } from './past-history.ts'
import { pastLocks } from './past-locks.ts'
import { RESULT_HISTORY } from './result-history.ts'
import { VALUE_HISTORY } from './value-history.ts'
import { readTable, type SentTable } from './table-thread.ts'

export type TableInput = z.output<typeof pastTables.checkPastTable.input>

const HISTORIES = { values: VALUE_HISTORY, results: RESULT_HISTORY } as const

/** A table as it was read, and the way to lay it beside what stands at a moment. */
export type AskedTable = SentTable & {
  readonly outline: Outline
  readonly history: PastHistory
  readonly namings: readonly ItemNaming[]
  readonly bytes: Buffer
  readonly hash: string
  readonly plan: (db: Db) => Promise<PlannedTable>
}

export type PlannedTable = {
  readonly cells: readonly PlannedCell[]
  readonly faults: number
  /** Names the file, what was said of it and everything that would be written. */
  readonly accepted: string
}

/** Reads the table that a call brings, with everything that can be known before a transaction. */
export async function askedTable({ db, content }: ValueDeps, input: TableInput, call: Call): Promise<AskedTable> {
  const outline = content.outlines.get(input.edition)
  if (!outline) throw new Refusal('not-found')
  const bytes = await receivedWorkbook(call)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const { columns, units, replace } = choicesOf(input)
  const { sheet, head, period } = input
  const history = HISTORIES[input.holds]
  const namings = namingsOf(history, outline)
  const [versions, successions, locks] = await Promise.all([storedVersions(db), recordedSuccessions(db), pastLocks(db)])
  const standing = await history.standing(db, { outline, namings, locks })
  const relations = successions.map(({ predecessors, successors }) => ({
    predecessors,
    successors: successors.map(({ organisation }) => organisation),
    begun: successors.flatMap(({ kind, organisation }) => (kind === 'new' ? [organisation] : [])),
  }))
  const table = await readTable({
    ...{ bytes, sheet, head, period, columns, units, relations },
    namings,
    versions: versions.map(withoutId),
  })
  const plan = async (at: Db): Promise<PlannedTable> => {
    const { cells } = table.read
    return told(pastTablePlan(cells, await standing(at, cells), replace), hash)
  }
  return { ...table, outline, history, namings, bytes, hash, plan }
}

function choicesOf({ columns, units, replace }: TableInput): TableChoices {
  return { columns: pairsIn(columns), units: pairsIn(units), replace: new Set(replace.split('_')) }
}

// Content does not change while it is known under one object.
const known = new Map<PastHistory, WeakMap<Outline, readonly ItemNaming[]>>()

function namingsOf(history: PastHistory, outline: Outline): readonly ItemNaming[] {
  const ofHistory = known.get(history) ?? new WeakMap<Outline, readonly ItemNaming[]>()
  known.set(history, ofHistory)
  const namings = ofHistory.get(outline) ?? history.namings(outline)
  ofHistory.set(outline, namings)
  return namings
}

function told(cells: readonly PlannedCell[], file: string): PlannedTable {
  const accepted = createHash('sha256').update(file)
  for (const { cell, kind, subject, item, period, version, content } of cells)
    accepted.update(`\n${JSON.stringify([cell, kind, subject, item, period, version, content])}`)
  const faults = cells.filter(({ kind }) => kind === 'fault').length
  return { cells, faults, accepted: accepted.digest('hex') }
}
