import type ExcelJS from 'exceljs'
import type { FormWorkbookText } from '#text/form-workbook.ts'
import { FONT } from './form-sheet.ts'

/** The sheet that says how the workbook is filled in. */
export function addGuide(workbook: ExcelJS.Workbook, text: FormWorkbookText): void {
  const sheet = workbook.addWorksheet(text.guide, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.getColumn(1).width = 6
  sheet.getColumn(2).width = 90
  sheet.getCell(1, 1).value = text.guide
  sheet.getCell(1, 1).font = { ...FONT, size: 14, bold: true }
  for (const [at, step] of text.steps.entries()) {
    const [number, words] = [sheet.getCell(at + 3, 1), sheet.getCell(at + 3, 2)]
    number.value = at + 1
    words.value = step
    for (const cell of [number, words]) {
      cell.font = FONT
      cell.alignment = { vertical: 'top', wrapText: true }
    }
  }
}
