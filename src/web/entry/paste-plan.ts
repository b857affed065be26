import type { DataItem } from '#domain/item/data-item.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { comesInParts, type Cell, type CellFault } from './cell.ts'
import type { LetterPlace } from './form-layout.ts'
import { inVietnamese, notationOf, type FoundNotation, type Notation } from './pasted-notation.ts'
import type { PastedCells } from './pasted-cells.ts'
import { typedContent } from './typed-content.ts'

/** Why a line of a block goes nowhere. */
export type SkipReason = 'empty' | 'text' | 'choice' | 'shared' | 'above' | 'parts' | 'locked' | 'beyond'

/** What becomes of one pasted line: the row of the form beside it takes its number, or why not. */
export type PlannedLine =
  | { readonly kind: 'takes'; readonly id: string; readonly cell: Cell; readonly content: ValueContent }
  | { readonly kind: 'fault'; readonly item: DataItem; readonly found: string; readonly fault: CellFault }
  | { readonly kind: 'skipped'; readonly name: string | undefined; readonly line: number; readonly reason: SkipReason }

export type PasteInto = {
  /** The rows of the form as they are seen, from the focused one on. */
  readonly rows: readonly LetterPlace[]
  readonly cells: ReadonlyMap<string, Cell>
  readonly isLocked: (item: string) => boolean
}

/** Lays a column of a block beside the rows of the form, line by line; nothing is changed by it. */
export function pastePlan(lines: readonly string[], notation: Notation, into: PasteInto): PlannedLine[] {
  return lines.map((text, at): PlannedLine => {
    const row = into.rows[at]
    if (!row) return { kind: 'skipped', name: undefined, line: at + 1, reason: 'beyond' }
    const { id, name } = row.letter.item
    const cell = into.cells.get(id)
    const reason = whySkipped(row, cell, into.isLocked(id))
    if (reason || !cell) return { kind: 'skipped', name, line: at + 1, reason: reason ?? 'shared' }
    return plannedCell({ id, cell, text, notation, line: at + 1 })
  })
}

type Pasted = { id: string; cell: Cell; text: string; notation: Notation; line: number }

/** What becomes of a text that is pasted into a cell where something may be entered. */
export function plannedCell({ id, cell, text, notation, line }: Pasted): PlannedLine {
  const read = typedContent(cell.item, inVietnamese(text, notation))
  if (read.kind === 'content') return { kind: 'takes', id, cell, content: read.content }
  if (read.kind === 'fault') return { kind: 'fault', item: cell.item, found: text.trim(), fault: read.fault }
  return { kind: 'skipped', name: cell.item.name, line, reason: 'empty' }
}

/** The notation of the numbers of a column, judged by the rows that they would stand in. */
export function columnNotation(lines: readonly string[], { rows }: PasteInto): FoundNotation {
  return notationOf(lines.map((text, at) => ({ text, isCount: rows[at]?.letter.item.kind === 'count' })))
}

export function columnOf(cells: PastedCells, column: number): string[] {
  return cells.map((row) => row[column] ?? '')
}

/** The column with the most numbers: a block often has names or codes before it. */
export function numberColumn(cells: PastedCells): number {
  const width = Math.max(...cells.map((row) => row.length))
  const counts = Array.from({ length: width }, (_, at) => columnOf(cells, at).filter(isNumber).length)
  return counts.lastIndexOf(Math.max(...counts))
}

function isNumber(text: string): boolean {
  return /^[\s+−-]*\d[\d.,\s]*%?\s*$/.test(text)
}

function whySkipped({ letter: { item }, place }: LetterPlace, cell: Cell | undefined, isLocked: boolean) {
  if (place.kind !== 'here') return place.kind
  if (item.kind === 'text' || item.kind === 'date') return 'text'
  if (item.kind === 'yes-no' || item.kind === 'choice') return 'choice'
  if (cell && comesInParts(cell)) return 'parts'
  return isLocked ? 'locked' : undefined
}
