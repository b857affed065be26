import ExcelJS from 'exceljs'
import { FORM_WORKBOOK, type FormWorkbookText } from '#text/form-workbook.ts'
import { periodText } from '#text/period-text.ts'
import { addGuide } from './guide-sheet.ts'
import {
  COLUMNS,
  FONT,
  HEAD_ROW,
  letterOf,
  measureOf,
  WIDTHS,
  type ColumnName,
  type FormSheet,
  type FormSheetRow,
} from './form-sheet.ts'
import { writeStamp } from './stamp-sheet.ts'
import { entryRule, numberFormat, writtenValue } from './value-cell.ts'

/**
 * A form as a workbook to be filled in: what stands there is in it, only values and notes can be written, each cell says
 * what it takes, and the file remembers for whom and from what it was made.
 */
export async function writeFormWorkbook(form: FormSheet): Promise<Uint8Array> {
  const text = FORM_WORKBOOK[form.language]
  const workbook = new ExcelJS.Workbook()
  workbook.creator = 'La Bàn'
  workbook.title = text.title(form.edition.title)
  const last = HEAD_ROW + form.rows.length
  const sheet = workbook.addWorksheet(text.sheet, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: HEAD_ROW, showGridLines: false }],
    pageSetup: {
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
      printArea: `A1:${letterOf('note')}${last}`,
    },
    headerFooter: { oddFooter: `&L${text.unit(form.organisation.name).replaceAll('&', '&&')}&R${text.page}` },
  })
  heads(sheet, form, text)
  addGuide(workbook, text)
  const lists = writeStamp(workbook, form)
  for (const [at, row] of form.rows.entries()) formRow(sheet, HEAD_ROW + 1 + at, row, { text, lists })
  await sheet.protect('', {
    ...{ selectLockedCells: true, selectUnlockedCells: true },
    ...{ formatColumns: true, formatRows: true, autoFilter: true, sort: true },
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function heads(sheet: ExcelJS.Worksheet, form: FormSheet, text: FormWorkbookText): void {
  const lines = [
    text.title(form.edition.title),
    text.unit(form.organisation.name),
    text.period(periodText(form.period, form.language)),
    text.hint,
  ]
  for (const [at, line] of lines.entries()) {
    const cell = sheet.getCell(at + 1, 1)
    cell.value = line
    cell.font = { ...FONT, size: at === 0 ? 14 : 12, bold: at === 0, italic: at === 3 }
  }
  for (const [at, column] of COLUMNS.entries()) {
    const cell = sheet.getCell(HEAD_ROW, at + 1)
    cell.value = text.columns[column]
    cell.font = { ...FONT, bold: true }
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' }
    cell.fill = solid('FFE8F2F7')
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF0A5C7D' } } }
    sheet.getColumn(at + 1).width = WIDTHS[column]
  }
  sheet.getRow(HEAD_ROW).height = 24
}

type Writing = { readonly text: FormWorkbookText; readonly lists: ReadonlyMap<string, string> }

function formRow(sheet: ExcelJS.Worksheet, place: number, row: FormSheetRow, { text, lists }: Writing): void {
  const { item, criteria, previous, content, note, lock } = row
  const measure = measureOf(item) ?? (item.kind === 'ratio' ? text.ratio : '')
  const written = {
    ...{ item: item.id, criteria: criteria.join(', '), name: item.name, measure },
    previous: writtenValue(item, previous, text),
    value: writtenValue(item, content, text),
    note: note ?? null,
  }
  sheet.getRow(place).height = heightOf(written)
  for (const [at, column] of COLUMNS.entries()) {
    const cell = sheet.getCell(place, at + 1)
    cell.value = written[column]
    cell.font = FONT
    const isValue = column === 'previous' || column === 'value'
    cell.alignment = { vertical: 'top', wrapText: column !== 'item', ...(isValue && { horizontal: 'right' }) }
    cell.border = { bottom: { style: 'hair', color: { argb: 'FFC9D2DC' } } }
    if (isValue) cell.numFmt = numberFormat(item)
    if (lock || (column !== 'value' && column !== 'note')) continue
    cell.protection = { locked: false }
    cell.fill = solid('FFFFF8DC')
  }
  const cell = sheet.getCell(`${letterOf('value')}${place}`)
  if (lock) cell.note = lock === 'locked' ? text.locked : text.parts
  else Object.assign(cell, entryRule(item, text, lists.get(item.id)))
}

/** Spreadsheets do not give a row its height before somebody changes it; a code is cut where the column ends. */
function heightOf(written: Readonly<Record<ColumnName, string | number | Date | null>>): number {
  const lines = COLUMNS.map((column) => {
    const text = written[column]
    return column === 'item' || typeof text !== 'string' ? 1 : Math.ceil(text.length / (WIDTHS[column] * LETTERS))
  })
  return Math.min(MOST_LINES, Math.max(...lines)) * LINE + 2
}

const LETTERS = 1.15
const LINE = 16
const MOST_LINES = 20

function solid(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
