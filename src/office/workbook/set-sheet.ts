import type ExcelJS from 'exceljs'
import { printFormula } from '#domain/edition/formula/printer.ts'
import type { Outline } from '#domain/edition/outline.ts'
import { attainable } from '#domain/edition/check/children-sums.ts'
import { toNumber } from '#domain/exact.ts'
import { addSheet, headCell, numberCell, textCell } from './sheets.ts'

const HEADS = [
  'Mã',
  'Tên',
  'Tối đa',
  'Tối đa in',
  'Cách tính trong văn bản',
  'Công thức',
  'Số liệu',
  'Căn cứ',
  'Ghi chú',
] as const

/** The set itself, so that the workbook explains its own formulas. */
export function setSheet(workbook: ExcelJS.Workbook, outline: Outline): void {
  const sheet = addSheet(workbook, 'set', outline.edition.title.vi, { rows: 2, columns: 2 })
  HEADS.forEach((head, at) => headCell(sheet.getCell(2, at + 1), head))
  ;[9, 44, 9, 9, 44, 36, 44, 20, 60].forEach((width, at) => (sheet.getColumn(at + 1).width = width))
  for (const node of outline.nodes) {
    const line = node.index + 3
    const formula = node.leaf?.formula
    const letters = node.leaf?.letters.map((letter) => `${letter.name}: ${letter.item.name}`).join('\n') ?? ''
    textCell(sheet.getCell(line, 1), node.codes.join(' = '))
    textCell(sheet.getCell(line, 2), node.row.title.text)
    numberCell(sheet.getCell(line, 3), toNumber(attainable(outline, node)), '0.##')
    if (node.printedMax !== undefined) numberCell(sheet.getCell(line, 4), Number(node.printedMax), '0.##')
    textCell(sheet.getCell(line, 5), node.row.rule?.text ?? '')
    textCell(sheet.getCell(line, 6), formula ? printFormula(formula, 'vietnamese') : '')
    textCell(sheet.getCell(line, 7), letters)
    textCell(sheet.getCell(line, 8), node.article)
    textCell(sheet.getCell(line, 9), node.row.notes.map((note) => note.vi).join('\n'))
  }
}
