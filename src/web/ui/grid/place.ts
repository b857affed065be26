/** A cell of a grid, counted from 0 over all rows, also those of other pages. */
export type Place = { readonly row: number; readonly column: number }

/** The cell that has the focus, and the one from which a range was drawn to it. */
export type Selection = { readonly at: Place; readonly from: Place }

/** Both ends included. */
export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** How large a grid is, and how far Page up and Page down go. */
export type Extent = { readonly rows: number; readonly columns: number; readonly step: number }

export type MoveKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageUp' | 'PageDown'

export type Move = { readonly key: MoveKey; readonly isFar: boolean; readonly draws: boolean }

export const FIRST: Selection = { at: { row: 0, column: 0 }, from: { row: 0, column: 0 } }

export function onlyAt(at: Place): Selection {
  return { at, from: at }
}

/** Where a key leads: `isFar` (Ctrl) to the grid's edge, `draws` (Shift) keeps the other end of the range. */
export function moved({ at, from }: Selection, { key, isFar, draws }: Move, extent: Extent): Selection {
  const to = clamped(target(at, key, isFar, extent), extent)
  return { at: to, from: draws ? from : to }
}

export function rangeOf({ at, from }: Selection): Range {
  return {
    top: Math.min(at.row, from.row),
    bottom: Math.max(at.row, from.row),
    left: Math.min(at.column, from.column),
    right: Math.max(at.column, from.column),
  }
}

/** Row by row. */
export function placesIn({ top, bottom, left, right }: Range): Place[][] {
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, along) => ({ row: top + down, column: left + along })),
  )
}

export function holds({ top, bottom, left, right }: Range, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= left && column <= right
}

/** The cell after one, or before it, in reading order; undefined where there is none. */
export function nextTo({ row, column }: Place, way: 1 | -1, { rows, columns }: Extent): Place | undefined {
  const index = row * columns + column + way
  return index < 0 || index >= rows * columns
    ? undefined
    : { row: Math.floor(index / columns), column: index % columns }
}

export function clamped({ row, column }: Place, { rows, columns }: Extent): Place {
  return { row: between(row, rows), column: between(column, columns) }
}

function target({ row, column }: Place, key: MoveKey, isFar: boolean, { rows, columns, step }: Extent): Place {
  switch (key) {
    case 'ArrowUp':
      return { row: isFar ? 0 : row - 1, column }
    case 'ArrowDown':
      return { row: isFar ? rows - 1 : row + 1, column }
    case 'ArrowLeft':
      return { row, column: isFar ? 0 : column - 1 }
    case 'ArrowRight':
      return { row, column: isFar ? columns - 1 : column + 1 }
    case 'Home':
      return { row: isFar ? 0 : row, column: 0 }
    case 'End':
      return { row: isFar ? rows - 1 : row, column: columns - 1 }
    case 'PageUp':
      return { row: row - step, column }
    case 'PageDown':
      return { row: row + step, column }
  }
}

function between(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1))
}
