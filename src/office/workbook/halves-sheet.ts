import type ExcelJS from 'exceljs'
import * as exact from '#domain/exact.ts'
import type { Inputs } from '#domain/scoring/inputs.ts'
import { totalOf } from '#domain/scoring/published.ts'
import type { ExactScores, Scores } from '#domain/scoring/score.ts'
import { addSheet, headCell, textCell } from './sheets.ts'

/** Published figures whose exact value lies within 1e-9 of a half, where doubles must not decide alone. */
export function halvesSheet(workbook: ExcelJS.Workbook, inputs: Inputs, scores: Scores, exactly: ExactScores): void {
  const sheet = addSheet(workbook, 'halves', 'Số công bố nằm sát mức làm tròn nửa đơn vị, kèm phân số đúng', {
    rows: 2,
    columns: 1,
  })
  ;['Mã đơn vị', 'Mục', 'Phân số đúng', 'Số công bố đúng'].forEach((head, at) =>
    headCell(sheet.getCell(2, at + 1), head),
  )
  ;[20, 14, 40, 18].forEach((width, at) => (sheet.getColumn(at + 1).width = width))
  let line = 3
  for (const [row, member] of inputs.members.entries()) {
    for (const node of [undefined, ...inputs.outline.nodes]) {
      const nodes = node ? [node] : totalOf(inputs.outline.nodes)
      const double = nodes.reduce((sum, one) => sum + scores.points[one.index]![row]!, 0)
      if (!isNearHalf(double)) continue
      const points = nodes.map((one) => exactly.points(one, row)).reduce(exact.add)
      ;[
        member.id,
        node?.code ?? 'Tổng',
        exact.toFraction(points),
        exact.toDecimal(points, 2).replace('.', ','),
      ].forEach((text, at) => textCell(sheet.getCell(line, at + 1), text))
      line += 1
    }
  }
}

function isNearHalf(points: number): boolean {
  const scaled = Math.abs(points) * 100
  return Math.abs(scaled - Math.floor(scaled) - 0.5) <= 1e-7
}
