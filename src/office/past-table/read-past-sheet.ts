import type ExcelJS from 'exceljs'
import type { PastSheet, SheetCell, SheetRow } from '#domain/past-table/past-sheet.ts'
import { cellOf, loadedWorkbook, MOST_ROWS } from '../form-workbook/read-form-workbook.ts'
import { WorkbookError } from '../form-workbook/workbook-error.ts'

const MOST_COLUMNS = 200
const DEEPEST_HEAD = 50

/**
 * Reads one sheet of a workbook that somebody made for themselves: the one that is named, else the first with rows.
 * Throws `WorkbookError` for what is not read.
 */
export async function readPastSheet(bytes: Uint8Array, named?: string): Promise<PastSheet> {
  const { worksheets } = await loadedWorkbook(bytes)
  const visible = worksheets.filter(({ state }) => state === 'visible')
  const sheet =
    visible.find(({ name }) => name === named) ?? visible.find((one) => one.actualRowCount > 1) ?? visible[0]
  if (!sheet) throw new WorkbookError('no-sheet')
  const count = Math.min(sheet.columnCount, MOST_COLUMNS)
  const rows: SheetRow[] = []
  sheet.eachRow((row, place) => {
    const cells = Array.from({ length: count }, (_, at) => filledCell(row.getCell(at + 1)))
    if (cells.every((cell) => cell === undefined)) return
    if (rows.push({ row: place, cells }) > MOST_ROWS + DEEPEST_HEAD)
      throw new WorkbookError('too-many-rows', { most: MOST_ROWS })
  })
  if (rows.length === 0) throw new WorkbookError('no-rows')
  const letters = Array.from({ length: count }, (_, at) => sheet.getColumn(at + 1).letter)
  return { sheets: visible.map(({ name }) => name), sheet: sheet.name, letters, rows }
}

/** Of merged cells each holds what the first one does. */
function filledCell({ value, numFmt }: ExcelJS.Cell): SheetCell | undefined {
  const cell = cellOf(value)
  if (cell.kind === 'empty') return undefined
  // What stands in quotes is text beside the number: no measure of it.
  return numFmt?.replace(/"[^"]*"/g, '').includes('%') ? { ...cell, isPercent: true } : cell
}
