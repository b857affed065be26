import type { Cell } from '../entry/cell.ts'
import { plannedCell, type PlannedLine } from '../entry/paste-plan.ts'
import type { PastedCells } from '../entry/pasted-cells.ts'
import { notationOf, type FoundNotation, type Notation } from '../entry/pasted-notation.ts'
import { fieldText } from '../entry/typed-content.ts'
import type { Place } from '../ui/grid/place.ts'
import type { GridLock } from './grid-cells.ts'

/** The cells of a grid, by place over all its rows. */
export type GridPlaces = {
  readonly rows: number
  readonly columns: number
  readonly at: (place: Place) => {
    readonly id: string
    /** Of the unit and the number, for lists. */
    readonly name: string
    readonly cell: Cell | undefined
    readonly lock: GridLock | undefined
  }
}

/** What becomes of one pasted cell, or of a row or column of the block for which the grid has no room. */
export type PlannedCell =
  | Extract<PlannedLine, { kind: 'takes' | 'fault' }>
  | { readonly kind: 'skipped'; readonly name: string; readonly reason: 'empty' | GridLock }
  | { readonly kind: 'beyond'; readonly way: 'below' | 'right'; readonly line: number }

/** Lays a block upon the grid from a place to the right and down; nothing is changed by it. */
export function gridPastePlan(block: PastedCells, notation: Notation, from: Place, places: GridPlaces): PlannedCell[] {
  const [down, along] = [places.rows - from.row, places.columns - from.column]
  const width = Math.max(...block.map((row) => row.length))
  const cells = block.slice(0, down).flatMap((row, line) =>
    row.slice(0, along).map((text, column): PlannedCell => {
      const { id, name, cell, lock } = places.at({ row: from.row + line, column: from.column + column })
      if (!cell || lock) return { kind: 'skipped', name, reason: lock ?? 'not-asked' }
      const planned = plannedCell({ id, cell, text, notation, line: line + 1 })
      return planned.kind === 'skipped' ? { kind: 'skipped', name, reason: 'empty' } : planned
    }),
  )
  return [...cells, ...beyond('below', down, block.length), ...beyond('right', along, width)]
}

/** One decision for the whole block (VN-02), judged by the columns on which it is laid. */
export function gridNotation(block: PastedCells, { row, column }: Place, places: GridPlaces): FoundNotation {
  return notationOf(
    block.flatMap((cells, down) =>
      cells.map((text, along) => {
        const place = { row: row + down, column: column + along }
        const isInside = place.row < places.rows && place.column < places.columns
        return { text, isCount: isInside && places.at(place).cell?.item.kind === 'count' }
      }),
    ),
  )
}

/** What a cell puts on the clipboard: as it is read in the grid. */
export function copiedText(cell: Cell | undefined): string {
  return cell === undefined ? '' : (cell.typed ?? fieldText(cell.item, shownContent(cell)))
}

function shownContent({ wish, sending, value }: Cell) {
  const wanted = wish ?? sending?.wish
  return wanted?.act === 'save' ? wanted.content : value?.content
}

function beyond(way: 'below' | 'right', from: number, to: number): PlannedCell[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => ({ kind: 'beyond', way, line: from + at + 1 }))
}
