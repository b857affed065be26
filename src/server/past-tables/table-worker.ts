// Runs in a thread of its own: thousands of rows are read without holding up anybody, and what a hostile file does to
// its reader ends with the thread.
import { parentPort, workerData } from 'node:worker_threads'
import { daysOf } from '#domain/organisation/day.ts'
import { ItemNames } from '#domain/past-table/item-names.ts'
import { readPastTable } from '#domain/past-table/read-past-table.ts'
import { UnitNames } from '#domain/past-table/unit-names.ts'
import { periodFrom } from '#domain/period/period.ts'
import { WorkbookError } from '#office/form-workbook/workbook-error.ts'
import { markPastSheet } from '#office/past-table/mark-past-sheet.ts'
import { readPastSheet } from '#office/past-table/read-past-sheet.ts'
import { PAST_TABLE_HEADS } from '#text/past-table.ts'
import type { SentTable, TableQuestion, TableThreadAnswer, TableThreadQuestion } from './table-thread.ts'

/** A hundred items of all units of a large province come to a half of this. */
const MOST_VALUES = 50_000

// A port of Node has no target origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort!.postMessage(await answered(workerData as TableThreadQuestion))

async function answered(question: TableThreadQuestion): Promise<TableThreadAnswer> {
  try {
    if (question.kind === 'read') return { kind: 'table', table: await tableOf(question) }
    const { bytes, marked, language } = question
    return { kind: 'bytes', bytes: await markPastSheet(bytes, marked, language) }
  } catch (error) {
    if (error instanceof WorkbookError) return { kind: 'fault', fault: error.fault }
    throw error
  }
}

async function tableOf(question: TableQuestion): Promise<SentTable> {
  const { bytes, sheet: named, head, period, columns, units, namings, versions, relations } = question
  const sheet = await readPastSheet(bytes, named)
  const known = new Map<string, UnitNames>()
  const unitsOf = (key: string): UnitNames => {
    const names = known.get(key) ?? new UnitNames(versions, relations, daysOf(periodFrom(key)!))
    known.set(key, names)
    return names
  }
  const items = new Map(namings.map(({ item }) => [item.id, item]))
  const knowledge = { names: new ItemNames(namings), items, words: PAST_TABLE_HEADS, unitsOf, period }
  const read = readPastTable(sheet, knowledge, { head, columns, units })
  if (read.cells.length > MOST_VALUES) throw new WorkbookError('too-costly')
  const everybody = new Map([...known.values()].flatMap((names) => [...names.units]))
  return { sheets: sheet.sheets, sheet: sheet.sheet, read, units: everybody }
}
