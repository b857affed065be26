import type ExcelJS from 'exceljs'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { totalOf } from '#domain/scoring/published.ts'
import { rank } from '#domain/scoring/rank.ts'
import { ExactScores, score, statusAt } from '#domain/scoring/score.ts'
import { statusText } from '#text/statuses.ts'

const FIRST_ROW = 5
const CLOSE = 1e-9

/** Where what LibreOffice computed and the engine part: a node's points, a leaf's status, a published figure, a place. */
export function differences(workbook: ExcelJS.Workbook, inputs: Inputs): string[] {
  const [points, leaves] = [workbook.getWorksheet('Điểm')!, workbook.getWorksheet('Tính điểm')!]
  return [...nodeDifferences(points, leaves, inputs), ...placeDifferences(points, inputs)]
}

function nodeDifferences(points: ExcelJS.Worksheet, leaves: ExcelJS.Worksheet, inputs: Inputs): string[] {
  const [columns, leafColumns] = [headsOf(points), headsOf(leaves)]
  const scores = score(inputs)
  return inputs.members.flatMap((member, row) =>
    inputs.outline.nodes.flatMap((node) => {
      const status = statusAt(scores, node, row)
      if (status === 'unscored') return []
      const about = `${member.id} ${node.code} ${node.row.formula ?? ''}`
      const statusFound = node.leaf && valueAt(leaves, row, leafColumns.get(`${node.code} tình trạng`)!)
      return [
        ...apart(about, valueAt(points, row, columns.get(node.code)!), scores.points[node.index]![row]!),
        ...(node.leaf && statusFound !== statusText(status, 'vi')
          ? [`${about}: ${String(statusFound)}, not ${status}`]
          : []),
      ]
    }),
  )
}

function placeDifferences(sheet: ExcelJS.Worksheet, inputs: Inputs): string[] {
  const columns = headsOf(sheet)
  const rankings = rank(score(inputs), new ExactScores(inputs), totalOf(inputs.outline.nodes))
  return rankings
    .flatMap((ranking) => ranking.rows)
    .flatMap((line) => [
      ...apart(`${line.organisation.id} place`, valueAt(sheet, line.row, columns.get('Hạng')!), line.place ?? 0),
      ...apart(
        `${line.organisation.id} published`,
        valueAt(sheet, line.row, columns.get('Điểm công bố')!),
        Number(line.points),
      ),
      ...(line.index === undefined
        ? []
        : apart(`${line.organisation.id} index`, valueAt(sheet, line.row, columns.get('Chỉ số')!), Number(line.index))),
    ])
}

function apart(about: string, found: unknown, expected: number): string[] {
  if (typeof found === 'number' && Math.abs(found - expected) <= CLOSE) return []
  return [`${about}: ${JSON.stringify(found)}, not ${expected}`]
}

function headsOf(sheet: ExcelJS.Worksheet): Map<string, number> {
  const heads = new Map<string, number>()
  sheet.getRow(FIRST_ROW - 1).eachCell((cell, column) => heads.set(cell.text, column))
  return heads
}

/** The reader leaves the result out where it is 0 or empty. */
function valueAt(sheet: ExcelJS.Worksheet, row: number, column: number): unknown {
  const { value } = sheet.getCell(FIRST_ROW + row, column)
  return value !== null && typeof value === 'object' && 'formula' in value ? (value.result ?? 0) : (value ?? undefined)
}
