import type { Inputs } from '#domain/scoring/inputs.ts'
import { totalOf } from '#domain/scoring/published.ts'
import { rank } from '#domain/scoring/rank.ts'
import { ExactScores, score } from '#domain/scoring/score.ts'
import { halvesSheet } from './halves-sheet.ts'
import { inputsSheet } from './inputs-sheet.ts'
import { leavesSheet } from './leaves-sheet.ts'
import { addPointsSheet, pointsSheet } from './points-sheet.ts'
import { setSheet } from './set-sheet.ts'
import { newWorkbook } from './sheets.ts'

/**
 * Writes the scored edition as a workbook with live formulas: whoever changes an input sees points, sums and places
 * move, and whoever doubts a point can follow it cell by cell.
 */
export async function writeWorkbook(inputs: Inputs, file: string): Promise<void> {
  const { edition, nodes } = inputs.outline
  const workbook = newWorkbook(edition.title.vi)
  const scores = score(inputs)
  const exactly = new ExactScores(inputs)
  const points = addPointsSheet(workbook, `Điểm và xếp hạng: ${edition.title.vi}, kỳ ${inputs.period.key}`)
  const leaves = leavesSheetAfterInputs(workbook, inputs)
  pointsSheet(points, inputs, exactly, rank(scores, exactly, totalOf(nodes)), leaves)
  setSheet(workbook, inputs.outline)
  halvesSheet(workbook, inputs, scores, exactly)
  await workbook.xlsx.writeFile(file)
}

function leavesSheetAfterInputs(workbook: ReturnType<typeof newWorkbook>, inputs: Inputs) {
  return leavesSheet(workbook, inputs, inputsSheet(workbook, inputs))
}
