import type ExcelJS from 'exceljs'
import { toShortDecimal } from '#domain/exact-text.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { statusText } from '#text/statuses.ts'
import { excelCut, excelRule, type RuleCells } from './excel-formula.ts'
import { FIRST_ROW, type InputCells } from './inputs-sheet.ts'
import { addSheet, cellOf, columnLetters, formulaCell, headCell, numberCell, textCell } from './sheets.ts'

/** Where a leaf's cut points and its status stand for one member; `lacking` counts its leaves without points. */
export type LeafCells = {
  readonly points: (node: OutlineNode, row: number) => string
  readonly status: (node: OutlineNode, row: number) => string
  readonly lacking: (row: number) => string
}

/** For each leaf the raw result, its status and the cut points beside each other; helper cells stand before them. */
export function leavesSheet(workbook: ExcelJS.Workbook, inputs: Inputs, cells: InputCells): LeafCells {
  const sheet = addSheet(
    workbook,
    'leaves',
    'Tính điểm từng tiêu chí: kết quả công thức, tình trạng, điểm sau khi cắt về giới hạn',
    { rows: FIRST_ROW - 1, columns: 2 },
  )
  headCell(sheet.getCell(FIRST_ROW - 1, 1), 'Mã')
  headCell(sheet.getCell(FIRST_ROW - 1, 2), 'Đơn vị')
  sheet.getColumn(1).width = 18
  sheet.getColumn(2).width = 32
  inputs.members.forEach((member, row) => {
    textCell(sheet.getCell(FIRST_ROW + row, 1), member.id)
    textCell(sheet.getCell(FIRST_ROW + row, 2), member.name)
  })
  const statusColumn = new Map<number, number>()
  let next = 3
  for (const [place, node] of inputs.outline.leaves.entries()) {
    if (node.leaf!.unscored || !node.leaf!.formula) continue
    const block = new LeafBlock(sheet, node, next, cells)
    for (const row of inputs.members.keys()) block.write(row, inputs.exempt[place]!.has(row))
    statusColumn.set(node.index, block.statusColumn)
    next = block.statusColumn + 2
  }
  return {
    status: (node, row) => cellOf('leaves', statusColumn.get(node.index)!, FIRST_ROW + row),
    points: (node, row) => cellOf('leaves', statusColumn.get(node.index)! + 1, FIRST_ROW + row),
    lacking: (row) => {
      const range = `${cellOf('leaves', 3, FIRST_ROW + row)}:${columnLetters(Math.max(3, next - 1))}${FIRST_ROW + row}`
      return (['missing', 'undefined'] as const)
        .map((status) => `COUNTIF(${range},"${statusText(status, 'vi')}")`)
        .join('+')
    },
  }
}

/** The columns of one leaf: as many helpers as its rule needs, then result, status, points. */
class LeafBlock {
  readonly statusColumn: number
  private readonly sheet: ExcelJS.Worksheet
  private readonly node: OutlineNode
  private readonly first: number
  private readonly cells: InputCells

  constructor(sheet: ExcelJS.Worksheet, node: OutlineNode, first: number, cells: InputCells) {
    this.sheet = sheet
    this.node = node
    this.first = first
    this.cells = cells
    const helpers = this.texts(0).helpers.length
    this.statusColumn = first + helpers + 1
    for (let at = 0; at < helpers; at += 1) this.head(first + at, `${node.code} (bước ${at + 1})`)
    this.head(first + helpers, `${node.code} kết quả`)
    this.head(this.statusColumn, `${node.code} tình trạng`)
    this.head(this.statusColumn + 1, `${node.code} điểm`)
  }

  write(row: number, isExempt: boolean): void {
    const { rule, cut, helpers } = this.texts(row)
    const line = FIRST_ROW + row
    if (isExempt) {
      textCell(this.sheet.getCell(line, this.statusColumn), statusText('not-applicable', 'vi'))
      numberCell(this.sheet.getCell(line, this.statusColumn + 1), 0, '0.00')
      return
    }
    helpers.forEach((helper, at) => formulaCell(this.sheet.getCell(line, this.first + at), helper, '0.0000'))
    formulaCell(this.sheet.getCell(line, this.statusColumn - 1), rule, '0.0000')
    const raw = cellOf('leaves', this.statusColumn - 1, line)
    formulaCell(this.sheet.getCell(line, this.statusColumn), this.status(raw, cut))
    formulaCell(
      this.sheet.getCell(line, this.statusColumn + 1),
      `IF(ISNUMBER(${raw}),${this.bounded(this.signed(raw))},0)`,
      '0.00',
    )
  }

  private texts(row: number): { rule: string; cut: string | undefined; helpers: string[] } {
    const helpers: string[] = []
    const ruleCells: RuleCells = {
      max: this.node.leaf!.max,
      letters: this.node.leaf!.letters,
      cell: (name) => this.cells(this.node, name, row),
      helper: (formula) => cellOf('leaves', this.first + helpers.push(formula) - 1, FIRST_ROW + row),
    }
    const rule = excelRule(this.node.leaf!.formula!, ruleCells)
    return { rule, cut: excelCut(this.node.leaf!.formula!, ruleCells), helpers }
  }

  private status(raw: string, cut: string | undefined): string {
    const word = (status: 'missing' | 'undefined' | 'capped' | 'scored'): string => `"${statusText(status, 'vi')}"`
    const value = this.signed(raw)
    const outside = `ROUND(${value}-${this.most},9)>0,ROUND(${value}-${this.least},9)<0`
    const isCut = cut ? `OR(${cut},${outside})` : `OR(${outside})`
    return `IF(ISNA(${raw}),${word('missing')},IF(ISERROR(${raw}),${word('undefined')},IF(${isCut},${word('capped')},${word('scored')})))`
  }

  private signed(raw: string): string {
    return this.node.leaf!.least.numerator < 0n ? `(-ABS(${raw}))` : raw
  }

  private bounded(value: string): string {
    return `MAX(${this.least},MIN(${this.most},${value}))`
  }

  private get least(): string {
    return toShortDecimal(this.node.leaf!.least)
  }

  private get most(): string {
    return toShortDecimal(this.node.leaf!.most)
  }

  private head(column: number, text: string): void {
    headCell(this.sheet.getCell(FIRST_ROW - 1, column), text)
    this.sheet.getColumn(column).width = 13
  }
}
