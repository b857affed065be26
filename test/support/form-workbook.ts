import ExcelJS from 'exceljs'
import { DataItem } from '#domain/item/data-item.ts'
import type { FormSheet, FormSheetRow } from '#office/form-workbook/form-sheet.ts'

/** An item of each kind that a form asks for, as its row of a form stands. */
export function sheetRow(id: string, kind: string, row: Partial<FormSheetRow> = {}): FormSheetRow {
  const options =
    kind === 'choice' ? [1, 2, 3].map((at) => ({ slug: `muc-${at}`, name: `Mức ${at}, theo quy định` })) : undefined
  const item = DataItem.parse({ id, name: `Số liệu ${id}`, kind, unit: 'hồ sơ', ...(options && { options }) })
  return { item, version: 0, criteria: ['1.1.1'], ...row }
}

export function sheetOf(rows: readonly FormSheetRow[]): FormSheet {
  return {
    language: 'vi',
    organisation: { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Sở Y tế' },
    edition: { id: 'hue-2020', title: 'Bộ chỉ số 2020' },
    period: '2022',
    rows,
  }
}

export async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook
}

export async function bytesOf(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The workbook as somebody filled it in: each item's value, and its note where one is given. */
export async function filled(
  bytes: Uint8Array,
  values: Readonly<Record<string, ExcelJS.CellValue>>,
  notes: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const workbook = await opened(bytes)
  workbook.worksheets[0]!.eachRow((row) => {
    const item = row.getCell(1).text
    if (item in values) row.getCell(6).value = values[item]
    if (item in notes) row.getCell(7).value = notes[item]
  })
  return bytesOf(workbook)
}
