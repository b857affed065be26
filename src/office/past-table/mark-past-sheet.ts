import { PAST_TABLE } from '#text/past-table.ts'
import type { Language } from '#text/language.ts'
import { markSheet } from '../form-workbook/mark-sheet.ts'
import { loadedWorkbook } from '../form-workbook/read-form-workbook.ts'
import { WorkbookError } from '../form-workbook/workbook-error.ts'

/** What is wrong with a cell of a sheet, as a sentence; columns count from 0. */
export type SheetMark = { readonly row: number; readonly column: number; readonly said: string }

export type MarkedSheet = { readonly sheet: string; readonly head: number; readonly marks: readonly SheetMark[] }

/** The same workbook with a column that says what is wrong with a row, and a comment at each cell; earlier ones go. */
export async function markPastSheet(
  bytes: Uint8Array,
  { sheet: name, head, marks }: MarkedSheet,
  language: Language,
): Promise<Uint8Array> {
  const workbook = await loadedWorkbook(bytes)
  const sheet = workbook.getWorksheet(name)
  if (!sheet) throw new WorkbookError('no-sheet')
  const { faults: title } = PAST_TABLE[language]
  const heads = Array.from({ length: sheet.columnCount }, (_, at) => sheet.getRow(head).getCell(at + 1).text)
  const known = heads.findIndex((text) => TITLES.includes(text))
  const faults = known < 0 ? sheet.columnCount + 1 : known + 1
  markSheet(
    { sheet, head, faults, title, like: 1 },
    marks.map(({ column, ...mark }) => ({ ...mark, column: column + 1 })),
  )
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const TITLES: readonly string[] = Object.values(PAST_TABLE).map(({ faults }) => faults)
