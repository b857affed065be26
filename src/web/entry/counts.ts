import { isGiven, isMissing, isUnsaved, needsConfirmation, needsNote, type Cell } from './cell.ts'

/** What a form shows of itself in figures; each of the last four is also a filter. */
export type Counts = {
  readonly asked: number
  readonly given: number
  readonly missing: number
  readonly notes: number
  readonly confirmations: number
  readonly unsaved: number
}

export const Filter = ['thieu', 'ghi-chu', 'xac-nhan', 'chua-luu'] as const
export type Filter = (typeof Filter)[number]

/** Which cells a filter leaves. */
export const PASSES: Readonly<Record<Filter, (cell: Cell) => boolean>> = {
  thieu: isMissing,
  'ghi-chu': needsNote,
  'xac-nhan': needsConfirmation,
  'chua-luu': (cell) => isUnsaved(cell) && !isPassing(cell),
}

export function countsOf(cells: Iterable<Cell>): Counts {
  const counts = { asked: 0, given: 0, missing: 0, notes: 0, confirmations: 0, unsaved: 0 }
  for (const cell of cells) {
    counts.asked += 1
    if (isMissing(cell)) counts.missing += 1
    else if (isGiven(cell) || cell.parts) counts.given += 1
    if (needsNote(cell)) counts.notes += 1
    if (needsConfirmation(cell)) counts.confirmations += 1
    if (PASSES['chua-luu'](cell)) counts.unsaved += 1
  }
  return counts
}

/** On its way, or still being typed: nothing that anybody must look at. */
function isPassing({ fault, theirs, refused, isLeft }: Cell): boolean {
  return !theirs && !refused && (!fault || !isLeft)
}
