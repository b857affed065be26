import { FORM_WORKBOOK } from '#text/form-workbook.ts'
import type { Language } from '#text/language.ts'
import { foundSheet } from './found-sheet.ts'
import { markSheet } from './mark-sheet.ts'
import { loadedWorkbook } from './read-form-workbook.ts'

/** What is wrong with a cell of a filled workbook, as a sentence. */
export type WorkbookMark = {
  readonly row: number
  readonly column: 'item' | 'value' | 'note'
  readonly said: string
}

/** The same workbook with a column that says what is wrong with a row, and a comment at each cell; earlier ones go. */
export async function markFormWorkbook(
  bytes: Uint8Array,
  marks: readonly WorkbookMark[],
  language: Language,
): Promise<Uint8Array> {
  const workbook = await loadedWorkbook(bytes)
  const found = foundSheet(workbook)
  const { sheet, head, faults, value } = found
  const { faults: title } = FORM_WORKBOOK[language]
  const placed = marks.map(({ column, ...mark }) => ({ ...mark, column: found[column] ?? value }))
  markSheet({ sheet, head, faults, title, like: value }, placed)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
