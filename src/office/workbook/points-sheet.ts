import type ExcelJS from 'exceljs'
import { toNumber } from '#domain/exact.ts'
import type { RankBy } from '#domain/edition/definition.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { totalOf } from '#domain/scoring/published.ts'
import type { Ranking } from '#domain/scoring/rank.ts'
import type { ExactScores } from '#domain/scoring/score.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { FIRST_ROW } from './inputs-sheet.ts'
import type { LeafCells } from './leaves-sheet.ts'
import { addSheet, columnLetters, formulaCell, headCell, numberCell, textCell } from './sheets.ts'

const COLUMN = {
  group: 1,
  place: 2,
  id: 3,
  name: 4,
  published: 5,
  max: 6,
  index: 7,
  ranked: 8,
  lacking: 9,
  total: 10,
} as const
const FIRST_NODE = 11

/** Every node's points as sums of what is below it, the total, and the place in the group, all live. */
export function pointsSheet(
  sheet: ExcelJS.Worksheet,
  inputs: Inputs,
  exactly: ExactScores,
  rankings: readonly Ranking[],
  leaves: LeafCells,
): void {
  heads(sheet, inputs.outline.nodes)
  const rankByOf = new Map(rankings.map((ranking) => [ranking.group, ranking.rankBy]))
  for (const [row, member] of inputs.members.entries()) {
    const line = FIRST_ROW + row
    textCell(sheet.getCell(line, COLUMN.group), member.group)
    textCell(sheet.getCell(line, COLUMN.id), member.id)
    textCell(sheet.getCell(line, COLUMN.name), member.name)
    nodeCells(sheet, inputs, leaves, row)
    totals(sheet, inputs, exactly, row)
    formulaCell(sheet.getCell(line, COLUMN.lacking), leaves.lacking(row), '0')
    const max = totalOf(inputs.outline.nodes)
      .map((node) => toNumber(exactly.maximum(node, row)))
      .reduce((a, b) => a + b, 0)
    numberCell(sheet.getCell(line, COLUMN.ranked), member.ranked && max > 0 ? 1 : 0, '0')
    formulaCell(
      sheet.getCell(line, COLUMN.place),
      place(rankByOf.get(member.group) ?? 'points', line, inputs.members.length),
      '0',
    )
  }
}

export function addPointsSheet(workbook: ExcelJS.Workbook, title: string): ExcelJS.Worksheet {
  return addSheet(workbook, 'points', title, { rows: FIRST_ROW - 1, columns: COLUMN.name })
}

function heads(sheet: ExcelJS.Worksheet, nodes: readonly OutlineNode[]): void {
  const names = [
    'Nhóm',
    'Hạng',
    'Mã',
    'Đơn vị',
    'Điểm công bố',
    'Tối đa áp dụng',
    'Chỉ số',
    'Xếp hạng (1/0)',
    'Tiêu chí thiếu số',
    'Tổng điểm',
  ]
  names.forEach((name, at) => headCell(sheet.getCell(FIRST_ROW - 1, at + 1), name))
  nodes.forEach((node, at) => {
    headCell(sheet.getCell(FIRST_ROW - 2, FIRST_NODE + at), node.row.title.text)
    headCell(sheet.getCell(FIRST_ROW - 1, FIRST_NODE + at), node.code)
    sheet.getColumn(FIRST_NODE + at).width = 11
  })
  sheet.getRow(FIRST_ROW - 2).height = 75
  sheet.getColumn(COLUMN.name).width = 34
}

function nodeCells(sheet: ExcelJS.Worksheet, inputs: Inputs, leaves: LeafCells, row: number): void {
  const line = FIRST_ROW + row
  for (const node of inputs.outline.nodes) {
    const formula = node.leaf ? leafFormula(node, leaves, row) : sumFormula(node, line)
    if (formula !== undefined) formulaCell(sheet.getCell(line, FIRST_NODE + node.index), formula, '0.00')
  }
}

function leafFormula(node: OutlineNode, leaves: LeafCells, row: number): string | undefined {
  return node.leaf!.unscored || !node.leaf!.formula ? undefined : leaves.points(node, row)
}

function sumFormula(node: OutlineNode, line: number): string {
  const sum = node.children.map((child) => `N(${columnLetters(FIRST_NODE + child)}${line})`).join('+')
  const limit = node.limit && toNumber(node.limit)
  return limit === undefined ? sum : `MAX(-${limit},MIN(${limit},${sum}))`
}

function totals(sheet: ExcelJS.Worksheet, inputs: Inputs, exactly: ExactScores, row: number): void {
  const line = FIRST_ROW + row
  const roots = totalOf(inputs.outline.nodes)
  const cell = (column: number): string => `${columnLetters(column)}${line}`
  formulaCell(sheet.getCell(line, COLUMN.total), roots.map((node) => cell(FIRST_NODE + node.index)).join('+'), '0.0000')
  formulaCell(sheet.getCell(line, COLUMN.published), rounded(cell(COLUMN.total), 2), '0.00')
  const max = roots.map((node) => toNumber(exactly.maximum(node, row))).reduce((a, b) => a + b, 0)
  numberCell(sheet.getCell(line, COLUMN.max), max, '0.##')
  formulaCell(
    sheet.getCell(line, COLUMN.index),
    `IF(${cell(COLUMN.max)}>0,${rounded(`(${cell(COLUMN.total)}/${cell(COLUMN.max)})`, 4)},"")`,
    '0.0000',
  )
}

/** Halves away from zero in doubles, nudged so that an exact half is not lost. */
export function rounded(cell: string, places: number): string {
  return `ROUND(${cell}+SIGN(${cell})*1E-9,${places})`
}

/** Ties share a place and the next is skipped: one more than those of the group who are better. */
function place(rankBy: RankBy, line: number, members: number): string {
  const column = columnLetters(rankBy === 'points' ? COLUMN.published : COLUMN.index)
  const range = (letter: string): string => `$${letter}$${FIRST_ROW}:$${letter}$${FIRST_ROW + members - 1}`
  const [group, ranked] = [columnLetters(COLUMN.group), columnLetters(COLUMN.ranked)]
  const better = `SUMPRODUCT((${range(group)}=${group}${line})*(${range(ranked)}=1)*(${range(column)}>${column}${line}))`
  return `IF(${ranked}${line}=1,1+${better},"")`
}
