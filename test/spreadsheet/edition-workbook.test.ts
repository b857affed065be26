import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readEdition, readItems } from '#content/library.ts'
import { readEditionWorkbook } from '#office/edition-workbook/read-edition.ts'
import { editionWorkbook } from '#office/edition-workbook/write-edition.ts'
import { recalculated } from '../support/spreadsheet.ts'

const CALC_MS = 120_000

test(
  'LibreOffice opens the workbook of plan 222 and saves it so that it reads back the same',
  async () => {
    const ours = await editionWorkbook(readEdition('hue-2020'), readItems())
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(ours.slice().buffer)
    const saved = await recalculated(workbook)
    const back = await readEditionWorkbook(new Uint8Array(await saved.xlsx.writeBuffer()))
    expect(back).toEqual(await readEditionWorkbook(ours))
  },
  CALC_MS,
)
