import type ExcelJS from 'exceljs'
import { fold } from '#domain/fold.ts'
import { Language } from '#text/language.ts'
import { FORM_WORKBOOK } from '#text/form-workbook.ts'
import { WorkbookError } from './workbook-error.ts'

/** Where a filled workbook has its figures: columns may have been moved, sheets renamed. Columns count from 1. */
export type FoundSheet = {
  readonly sheet: ExcelJS.Worksheet
  readonly head: number
  readonly item: number
  readonly value: number
  readonly note: number | undefined
  readonly faults: number
}

const DEEPEST_HEAD = 50
const MOST_COLUMNS = 200

const LANGUAGES = Language.options.map((language) => FORM_WORKBOOK[language])

export function foundSheet(workbook: ExcelJS.Workbook): FoundSheet {
  const names = LANGUAGES.map(({ sheet }) => fold(sheet))
  const isNamed = ({ name }: ExcelJS.Worksheet): boolean => names.includes(fold(name))
  const sheets = [...workbook.worksheets].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
  for (const sheet of sheets) {
    const found = headOf(sheet)
    if (found) return found
  }
  if (!sheets.some(isNamed)) throw new WorkbookError('no-sheet')
  const { item, value } = LANGUAGES[0]!.columns
  throw new WorkbookError('no-header', { columns: `${item}, ${value}` })
}

function headOf(sheet: ExcelJS.Worksheet): FoundSheet | undefined {
  for (let head = 1; head <= Math.min(sheet.rowCount, DEEPEST_HEAD); head += 1) {
    const cells = Array.from({ length: Math.min(sheet.columnCount, MOST_COLUMNS) }, (_, at) =>
      fold(sheet.getRow(head).getCell(at + 1).text),
    )
    const place = (words: readonly string[]): number | undefined => {
      const at = cells.findIndex((cell) => words.some((word) => fold(word) === cell))
      return at < 0 ? undefined : at + 1
    }
    const item = place(LANGUAGES.map(({ columns }) => columns.item))
    const value = place(LANGUAGES.map(({ columns }) => columns.value))
    if (item === undefined || value === undefined) continue
    const note = place(LANGUAGES.map(({ columns }) => columns.note))
    const last = cells.findLastIndex((cell) => cell !== '') + 1
    return { sheet, head, item, value, note, faults: place(LANGUAGES.map(({ faults }) => faults)) ?? last + 1 }
  }
  return undefined
}
