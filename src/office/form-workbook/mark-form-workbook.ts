import type ExcelJS from 'exceljs'
import { FORM_WORKBOOK } from '#text/form-workbook.ts'
import type { Language } from '#text/language.ts'
import { FONT } from './form-sheet.ts'
import { foundSheet } from './found-sheet.ts'
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
  const { sheet, head, faults } = found
  const title = sheet.getCell(head, faults)
  title.value = FORM_WORKBOOK[language].faults
  title.style = sheet.getCell(head, found.value).style
  sheet.getColumn(faults).width = 60
  sheet.eachRow((row, place) => {
    if (place > head) row.getCell(faults).value = null
  })
  for (const { row, column, said } of marks) {
    const cell = sheet.getCell(row, found[column] ?? found.value)
    cell.note = said
    // A style may be one object of many cells.
    cell.style = { ...cell.style, fill: RED }
    const told = sheet.getCell(row, faults)
    told.value = said
    told.font = { ...FONT, color: { argb: 'FFB3261E' } }
    told.alignment = { vertical: 'top', wrapText: true }
  }
  if (sheet.pageSetup.printArea !== undefined) delete (sheet.pageSetup as { printArea?: string }).printArea
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

const RED: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } }
