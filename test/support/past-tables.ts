import ExcelJS from 'exceljs'
import { bytesOf } from './form-workbook.ts'

/** A workbook as somebody keeps one for themselves: rows from the first on. */
export function tableOf(rows: readonly (readonly ExcelJS.CellValue[])[], name = 'Tổng hợp'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(name)
  for (const row of rows) sheet.addRow([...row])
  return bytesOf(workbook)
}
