import type ExcelJS from 'exceljs'
import { toNumber } from '#domain/exact.ts'
import type { Letter, OutlineNode } from '#domain/edition/outline.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { exactAt, type Column } from '#domain/value/column.ts'
import { addSheet, cellOf, headCell, numberCell, textCell } from './sheets.ts'

export const FIRST_ROW = 5
const FIRST_COLUMN = 3

/** Where each letter of each leaf is found on the sheet of inputs. */
export type InputCells = (node: OutlineNode, letter: string, row: number) => string

/** One column for each number that is asked once, however many criteria read it; a row a unit. */
export function inputsSheet(workbook: ExcelJS.Workbook, inputs: Inputs): InputCells {
  const sheet = addSheet(
    workbook,
    'inputs',
    'Số liệu đầu vào (mỗi số hỏi một lần; có/không ghi 1/0; lựa chọn ghi số thứ tự in trong văn bản)',
    { rows: FIRST_ROW - 1, columns: 2 },
  )
  heads(sheet)
  const places = new Map<Column, number>()
  const readers = new Map<Column, string[]>()
  const cellFor = new Map<string, number>()
  for (const [at, node] of inputs.outline.leaves.entries()) {
    for (const [place, letter] of node.leaf!.letters.entries()) {
      const column = inputs.columns[at]![place]!
      const known = places.get(column) ?? FIRST_COLUMN + places.size
      if (!places.has(column)) inputColumn(sheet, known, letter, column, inputs)
      places.set(column, known)
      readers.set(column, [...(readers.get(column) ?? []), `${node.code} ${letter.name}`])
      cellFor.set(`${node.index}|${letter.name}`, known)
    }
  }
  for (const [column, place] of places) headCell(sheet.getCell(FIRST_ROW - 2, place), readers.get(column)!.join(', '))
  inputs.members.forEach((member, row) => {
    textCell(sheet.getCell(FIRST_ROW + row, 1), member.id)
    textCell(sheet.getCell(FIRST_ROW + row, 2), member.name)
  })
  return (node, letter, row) => cellOf('inputs', cellFor.get(`${node.index}|${letter}`)!, FIRST_ROW + row)
}

function heads(sheet: ExcelJS.Worksheet): void {
  headCell(sheet.getCell(FIRST_ROW - 1, 1), 'Mã')
  headCell(sheet.getCell(FIRST_ROW - 1, 2), 'Đơn vị')
  headCell(sheet.getCell(FIRST_ROW - 2, 2), 'Dùng ở tiêu chí')
  sheet.getColumn(1).width = 18
  sheet.getColumn(2).width = 32
  sheet.getRow(FIRST_ROW - 3).height = 90
}

function inputColumn(sheet: ExcelJS.Worksheet, place: number, letter: Letter, column: Column, inputs: Inputs): void {
  headCell(sheet.getCell(FIRST_ROW - 3, place), letter.item.name)
  headCell(
    sheet.getCell(FIRST_ROW - 1, place),
    letter.item.unit ?? (letter.item.kind === 'yes-no' ? 'có 1, không 0' : 'lựa chọn'),
  )
  sheet.getColumn(place).width = 16
  for (const row of inputs.members.keys()) {
    const value = exactAt(column, row)
    const shown = value && toNumber(value) + (letter.item.kind === 'choice' ? 1 : 0)
    if (shown !== undefined)
      numberCell(
        sheet.getCell(FIRST_ROW + row, place),
        shown,
        letter.item.kind === 'amount' ? '#,##0.########' : 'General',
      )
  }
}
