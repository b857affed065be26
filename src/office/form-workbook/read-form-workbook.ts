import ExcelJS from 'exceljs'
import type { WorkbookStamp } from '#domain/value/workbook-stamp.ts'
import type { WrittenRow } from '#domain/value/workbook-plan.ts'
import { cellDecimal, type WrittenCell } from '#domain/value/written-cell.ts'
import { foundSheet } from './found-sheet.ts'
import { readStamp } from './stamp-sheet.ts'
import { WorkbookError } from './workbook-error.ts'

export const MOST_ROWS = 20_000
const LONGEST_CELL = 32_767

/** A filled workbook: for what it was made, its rows, its sheet and the letters of its columns. */
export type ReadWorkbook = {
  readonly stamp: WorkbookStamp
  readonly rows: readonly WrittenRow[]
  readonly sheet: string
  readonly columns: { readonly item: string; readonly value: string; readonly note: string }
}

/**
 * Reads a workbook that `writeFormWorkbook` made and a spreadsheet saved. Throws `WorkbookError` for one that is not
 * read; what is wrong with single rows is for whoever knows the form.
 */
export async function readFormWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const workbook = await loadedWorkbook(bytes)
  const stamp = readStamp(workbook)
  const { sheet, head, item, value, note } = foundSheet(workbook)
  const rows: WrittenRow[] = []
  sheet.eachRow((row, place) => {
    if (place <= head) return
    const written = {
      row: place,
      item: row.getCell(item).text.normalize('NFC').trim().slice(0, LONGEST_CELL),
      value: cellOf(row.getCell(value).value),
      note: note === undefined ? '' : row.getCell(note).text.normalize('NFC').trim(),
    }
    if (written.value.kind === 'empty' && written.note === '' && written.item === '') return
    if (rows.push(written) > MOST_ROWS) throw new WorkbookError('too-many-rows', { most: MOST_ROWS })
  })
  if (rows.length === 0) throw new WorkbookError('no-rows')
  const letter = (column: number): string => sheet.getColumn(column).letter
  const columns = { item: letter(item), value: letter(value), note: letter(note ?? value) }
  return { stamp, rows, sheet: sheet.name, columns }
}

/** What cannot be read as a workbook at all is damaged: an archive that is one was looked at before. */
export async function loadedWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer)
  } catch {
    throw new WorkbookError('no-sheet')
  }
  return workbook
}

/** What a cell says, whatever form the spreadsheet gave it. */
export function cellOf(value: ExcelJS.CellValue): WrittenCell {
  if (typeof value !== 'object' || value === null || value instanceof Date) return plainCell(value, false)
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value
    if (result === undefined || result === null) return { kind: 'no-result', isFormula: true }
    return typeof result === 'object' && 'error' in result
      ? { kind: 'error', error: result.error, isFormula: true }
      : plainCell(result, true)
  }
  if ('error' in value) return { kind: 'error', error: value.error, isFormula: false }
  // What a link says can be rich text itself, whatever its type says.
  const text: unknown = 'richText' in value ? value.richText.map((part) => part.text).join('') : value.text
  return typeof text === 'string' ? plainCell(text, false) : cellOf(text as ExcelJS.CellValue)
}

function plainCell(value: string | number | boolean | Date | null | undefined, isFormula: boolean): WrittenCell {
  if (typeof value === 'number')
    return Number.isFinite(value)
      ? { kind: 'number', number: cellDecimal(value), isFormula }
      : { kind: 'error', error: '#NUM!', isFormula }
  if (typeof value === 'boolean') return { kind: 'truth', isTrue: value, isFormula }
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? { kind: 'error', error: '#VALUE!', isFormula }
      : { kind: 'date', date: value.toISOString().slice(0, 10), isFormula }
  const text = (value ?? '').normalize('NFC').trim()
  return text === '' ? { kind: 'empty', isFormula } : { kind: 'text', text, isFormula }
}
