import type ExcelJS from 'exceljs'
import { expect } from 'vitest'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { totalOf } from '#domain/scoring/published.ts'
import { rank } from '#domain/scoring/rank.ts'
import { ExactScores, score, statusAt } from '#domain/scoring/score.ts'
import { statusText } from '#text/statuses.ts'

const FIRST_ROW = 5

/** Compares what LibreOffice computed with the engine: every node's points, every leaf's status, every place. */
export function expectSameScores(workbook: ExcelJS.Workbook, inputs: Inputs, about: string): void {
  const [points, leaves] = [workbook.getWorksheet('Điểm')!, workbook.getWorksheet('Tính điểm')!]
  const [columns, leafColumns] = [headsOf(points), headsOf(leaves)]
  const scores = score(inputs)
  for (const [row, member] of inputs.members.entries()) {
    for (const node of inputs.outline.nodes) {
      const status = statusAt(scores, node, row)
      if (status === 'unscored') continue
      const place = `${about} ${member.id} ${node.code} ${node.row.formula ?? ''}`
      expect(numberAt(points, row, columns.get(node.code)!), place).toBeCloseTo(scores.points[node.index]![row]!, 9)
      if (node.leaf) expect(textAt(leaves, row, leafColumns.get(`${node.code} tình trạng`)!), place).toBe(statusText(status, 'vi'))
    }
  }
  expectSamePlaces(points, columns, inputs, about)
}

function expectSamePlaces(sheet: ExcelJS.Worksheet, columns: ReadonlyMap<string, number>, inputs: Inputs, about: string): void {
  const rankings = rank(score(inputs), new ExactScores(inputs), totalOf(inputs.outline.nodes))
  for (const line of rankings.flatMap((ranking) => ranking.rows)) {
    const place = `${about} ${line.organisation.id}`
    expect(valueAt(sheet, line.row, columns.get('Hạng')!), place).toBe(line.place ?? 0)
    expect(numberAt(sheet, line.row, columns.get('Điểm công bố')!), place).toBeCloseTo(Number(line.points), 9)
    if (line.index !== undefined) expect(numberAt(sheet, line.row, columns.get('Chỉ số')!), place).toBeCloseTo(Number(line.index), 9)
  }
}

function headsOf(sheet: ExcelJS.Worksheet): Map<string, number> {
  const heads = new Map<string, number>()
  sheet.getRow(FIRST_ROW - 1).eachCell((cell, column) => heads.set(String(cell.value), column))
  return heads
}

/** The reader leaves the result out where it is 0 or empty. */
function valueAt(sheet: ExcelJS.Worksheet, row: number, column: number): unknown {
  const { value } = sheet.getCell(FIRST_ROW + row, column)
  return value !== null && typeof value === 'object' && 'formula' in value ? (value.result ?? 0) : (value ?? undefined)
}

function numberAt(sheet: ExcelJS.Worksheet, row: number, column: number): number {
  const value = valueAt(sheet, row, column)
  if (typeof value !== 'number') throw new Error(`${sheet.name} row ${FIRST_ROW + row} column ${column} holds ${JSON.stringify(value)}`)
  return value
}

function textAt(sheet: ExcelJS.Worksheet, row: number, column: number): string {
  return String(valueAt(sheet, row, column))
}
