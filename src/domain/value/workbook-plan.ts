import type { DataItem } from '../item/data-item.ts'
import type { RowFault, RowFaultCode } from './row-fault.ts'
import { isSameContent } from './same-content.ts'
import type { ValueContent } from './value-content.ts'
import { cellContent, cellText, type WrittenCell } from './written-cell.ts'

/** A row of a filled workbook, as it stands there. */
export type WrittenRow = {
  /** Of the sheet, from 1. */
  readonly row: number
  readonly item: string
  readonly value: WrittenCell
  readonly note: string
}

/** What stood in a cell of the form when the workbook was made. */
export type SeenCell = {
  readonly version: number
  readonly content?: ValueContent | undefined
  readonly note?: string | undefined
}

/** A cell of the form as it stands, and why nothing can be written into it. */
export type StandingCell = SeenCell & { readonly item: DataItem; readonly lock?: 'locked' | 'in-parts' | undefined }

/** What becomes of a row. `unchanged`: what stands in the form stays. */
export type PlannedRow = {
  readonly row: number
  readonly item: string
  readonly kind: 'new' | 'changed' | 'unchanged' | 'fault'
  readonly column: 'item' | 'value' | 'note'
  readonly version: number
  readonly before?: ValueContent | undefined
  readonly after?: ValueContent | undefined
  readonly note?: string | undefined
  readonly isFormula: boolean
  readonly fault?: RowFault
  /** What stands in the cell that the fault is about, as text. */
  readonly found?: string
}

export const LONGEST_NOTE = 1000
const LONGEST_FOUND = 200

/**
 * Lays a filled workbook beside the form as it stands; nothing is written by it. What somebody did not touch stays as it
 * is in the form, an empty cell takes nothing away, and what somebody else changed since the workbook was made is a
 * fault, never overwritten.
 */
export function workbookPlan(
  rows: readonly WrittenRow[],
  cells: ReadonlyMap<string, StandingCell>,
  seen: ReadonlyMap<string, SeenCell>,
): PlannedRow[] {
  const places = new Map<string, number>()
  return rows.map((row) => {
    const first = places.get(row.item)
    places.set(row.item, first ?? row.row)
    const cell = cells.get(row.item)
    if (row.item === '') return faulty(row, undefined, 'item', { code: 'item-missing', params: {} })
    if (!cell) return faulty(row, undefined, 'item', fault('item-unknown', { item: row.item.slice(0, 100) }))
    if (first !== undefined) return faulty(row, cell, 'item', fault('item-twice', { first }))
    return planned(row, cell, seen.get(row.item) ?? { version: 0 })
  })
}

function planned(row: WrittenRow, cell: StandingCell, seen: SeenCell): PlannedRow {
  const unchanged: PlannedRow = { ...base(row, cell), kind: 'unchanged' }
  if (row.note.length > LONGEST_NOTE)
    return faulty(row, cell, 'note', fault('note-too-long', { most: LONGEST_NOTE, found: row.note.length }))
  const read = cellContent(cell.item, row.value)
  if (read.kind === 'fault') return faulty(row, cell, 'value', read.fault)
  const isNoteTouched = row.note !== '' && row.note !== seen.note
  if (read.kind === 'empty' && !isNoteTouched) return unchanged
  const content = read.kind === 'content' ? read.content : given(cell.content)
  if (!content) return faulty(row, cell, 'note', fault('note-without-value'))
  const isTouched = isNoteTouched || (read.kind === 'content' && !isSame(content, seen.content))
  const isThere = isSame(content, cell.content) && (row.note === '' || row.note === cell.note)
  if (!isTouched || isThere) return unchanged
  if (cell.lock) return faulty(row, cell, 'value', fault(cell.lock))
  if (cell.version !== seen.version) return faulty(row, cell, 'value', fault('changed-since'))
  // A note explains the number beside which it was written: it does not pass on to another one.
  const note = isNoteTouched || isSame(content, cell.content) ? row.note || undefined : undefined
  return { ...unchanged, kind: given(cell.content) ? 'changed' : 'new', after: content, note }
}

/** What was taken back is as if nothing had been given. */
function given(content: ValueContent | undefined): ValueContent | undefined {
  return content?.kind === 'withdrawn' ? undefined : content
}

function isSame(content: ValueContent, other: ValueContent | undefined): boolean {
  return other !== undefined && isSameContent(content, other)
}

function base({ row, item, value }: WrittenRow, cell: StandingCell | undefined) {
  const { version = 0, content } = cell ?? {}
  return { row, item, column: 'value' as const, version, before: given(content), isFormula: value.isFormula }
}

function fault(code: RowFaultCode, params: RowFault['params'] = {}): RowFault {
  return { code, params }
}

function faulty(
  row: WrittenRow,
  cell: StandingCell | undefined,
  column: PlannedRow['column'],
  found: RowFault,
): PlannedRow {
  const written = { item: row.item, value: cellText(row.value), note: row.note }
  return { ...base(row, cell), kind: 'fault', column, fault: found, found: written[column].slice(0, LONGEST_FOUND) }
}
