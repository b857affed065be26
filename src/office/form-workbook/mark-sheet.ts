import type ExcelJS from 'exceljs'
import { FONT } from './form-sheet.ts'

type Place = {
  readonly sheet: ExcelJS.Worksheet
  readonly head: number
  /** The column that is to say what is wrong. */
  readonly faults: number
  readonly title: string
  /** The column whose head the title is to look like. */
  readonly like: number
}

/** Writes what is wrong into a column of its own, and beside each cell; what was written there before goes. */
export function markSheet(
  { sheet, head, faults, title, like }: Place,
  marks: readonly { readonly row: number; readonly column: number; readonly said: string }[],
): void {
  const top = sheet.getCell(head, faults)
  top.value = title
  top.style = sheet.getCell(head, like).style
  sheet.getColumn(faults).width = 60
  sheet.eachRow((row, place) => {
    if (place > head) row.getCell(faults).value = null
  })
  for (const { row, column, said } of marks) {
    const cell = sheet.getCell(row, column)
    cell.note = said
    // A style may be one object of many cells.
    cell.style = { ...cell.style, fill: RED }
    const told = sheet.getCell(row, faults)
    const before = told.text
    told.value = before === '' ? said : `${before}\n${said}`
    told.font = { ...FONT, color: { argb: 'FFB3261E' } }
    told.alignment = { vertical: 'top', wrapText: true }
  }
  if (sheet.pageSetup.printArea !== undefined) delete (sheet.pageSetup as { printArea?: string }).printArea
}

const RED: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDECEA' } }
