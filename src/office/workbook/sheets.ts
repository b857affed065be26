import ExcelJS from 'exceljs'
import { SHEET_NAMES } from './sheet-names.ts'

/** A new workbook that recalculates when it is opened; no result is stored, so none can be stale. */
export function newWorkbook(title: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook()
  workbook.title = title
  workbook.creator = 'La Bàn'
  workbook.calcProperties.fullCalcOnLoad = true
  return workbook
}

/** A sheet with a title line, frozen below `headRows` and right of `headColumns`, ready to be printed across A4 pages. */
export function addSheet(
  workbook: ExcelJS.Workbook,
  sheet: keyof typeof SHEET_NAMES,
  title: string,
  head: { rows: number; columns: number },
): ExcelJS.Worksheet {
  const added = workbook.addWorksheet(SHEET_NAMES[sheet], {
    views: [{ state: 'frozen', xSplit: head.columns, ySplit: head.rows, showGridLines: false }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${head.rows}`,
    },
    headerFooter: { oddFooter: '&L&A&RTrang &P / &N' },
  })
  added.properties.defaultRowHeight = 18
  const cell = added.getCell(1, 1)
  cell.value = title
  cell.font = { name: FONT, size: 14, bold: true }
  return added
}

export const FONT = 'Times New Roman'

/** A head cell: bold, wrapped, on a tint, with a rule below. */
export function headCell(cell: ExcelJS.Cell, text: string): void {
  cell.value = text
  cell.font = { name: FONT, size: 10, bold: true }
  cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8F2F7' } }
  cell.border = { bottom: { style: 'thin', color: { argb: 'FF0A5C7D' } } }
}

/** Words stay words, whatever they begin with: never a formula. */
export function textCell(cell: ExcelJS.Cell, text: string): void {
  cell.value = text
  cell.font = { name: FONT, size: 10 }
  cell.alignment = { vertical: 'middle', wrapText: true }
}

export function numberCell(cell: ExcelJS.Cell, value: number | null, format: string): void {
  cell.value = value
  cell.numFmt = format
  cell.font = { name: FONT, size: 10 }
}

export function formulaCell(cell: ExcelJS.Cell, formula: string, format?: string): void {
  cell.value = { formula, date1904: false }
  cell.font = { name: FONT, size: 10 }
  if (format) cell.numFmt = format
}

/** "'Số liệu'!F5" */
export function cellOf(sheet: keyof typeof SHEET_NAMES, column: number, row: number): string {
  return `'${SHEET_NAMES[sheet]}'!${columnLetters(column)}${row}`
}

/** 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const before = (column - 1 - rest) / 26
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + rest)
}
