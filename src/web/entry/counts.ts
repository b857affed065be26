import { isGiven, isMissing, isUnsaved, needsConfirmation, needsNote, type Cell } from './cell.ts'

/** What a form shows of itself in figures; each of the last four is also a filter, and there are two more. */
export type Counts = {
  readonly asked: number
  readonly given: number
  readonly missing: number
  readonly notes: number
  readonly confirmations: number
  readonly unsaved: number
}

export const Filter = ['thieu', 'ghi-chu', 'xac-nhan', 'chua-luu', 'duoc-mo', 'trao-doi'] as const
export type Filter = (typeof Filter)[number]

/** What is known of a figure beside what stands in its cell. */
export type ItemMarks = {
  /** It may be worked on although the form is locked: reopened, or to be explained. */
  readonly isOpened: (item: string) => boolean
  readonly hasRemarks: (item: string) => boolean
}

/** Which cells a filter leaves. */
export const PASSES: Readonly<Record<Filter, (cell: Cell, marks: ItemMarks) => boolean>> = {
  thieu: isMissing,
  'ghi-chu': needsNote,
  'xac-nhan': needsConfirmation,
  'chua-luu': isTroubled,
  'duoc-mo': ({ item }, { isOpened }) => isOpened(item.id),
  'trao-doi': ({ item }, { hasRemarks }) => hasRemarks(item.id),
}

export function countsOf(cells: Iterable<Cell>): Counts {
  const counts = { asked: 0, given: 0, missing: 0, notes: 0, confirmations: 0, unsaved: 0 }
  for (const cell of cells) {
    counts.asked += 1
    if (isMissing(cell)) counts.missing += 1
    else if (isGiven(cell) || cell.parts) counts.given += 1
    if (needsNote(cell)) counts.notes += 1
    if (needsConfirmation(cell)) counts.confirmations += 1
    if (isTroubled(cell)) counts.unsaved += 1
  }
  return counts
}

/** Not saved, and not without somebody's doing. */
function isTroubled(cell: Cell): boolean {
  return isUnsaved(cell) && !isPassing(cell)
}

/** On its way, or still being typed: nothing that anybody must look at. */
function isPassing({ fault, theirs, refused, isLeft }: Cell): boolean {
  return !theirs && !refused && (!fault || !isLeft)
}
