import type { BoardCell, BoardRow, RoundBoard } from '#contract/round-board.ts'

/** Equal steps of the share of the maximum: 1 is the palest, 7 the darkest. */
export const BINS = 7

/** What is printed in a cell, and how dark it is; without a bin there is no figure to compare. */
export type HeatCell = { readonly kind: 'points' | 'missing' | 'not-applicable'; readonly bin?: number }

/** `figures` are of the stage that the page shows. */
export type HeatRow = { readonly row: BoardRow; readonly figures: BoardRow['self'] }

export function heatOf({ points, max, status }: BoardCell): HeatCell {
  if (status === 'not-applicable' || Number(max) === 0) return { kind: 'not-applicable' }
  if (status === 'missing') return { kind: 'missing' }
  return { kind: 'points', bin: binOf(Number(points) / Number(max)) }
}

/** Method-free: a picture. Both ends belong to the outermost steps. */
export function binOf(share: number): number {
  return Math.min(BINS, Math.max(1, Math.floor(share * BINS) + 1))
}

/** One stage for all rows: appraised only where every row has it. */
export function heatRows({ rows }: RoundBoard): HeatRow[] {
  const isAppraised = rows.length > 0 && rows.every(({ appraised }) => appraised !== undefined)
  return rows.map((row) => ({ row, figures: isAppraised ? row.appraised! : row.self }))
}

/** By the total, by one part, or as they come; what has no figure comes last, equal ones stay in official order. */
export function sortedHeat(rows: readonly HeatRow[], sort: string | undefined, codes: readonly string[]): HeatRow[] {
  if (sort === undefined) return [...rows]
  const at = codes.indexOf(sort)
  const value = ({ figures }: HeatRow): number => {
    if (sort === TOTAL) return Number(figures.total.index ?? -1)
    const cell = figures.nodes[at]
    return cell === undefined || heatOf(cell).kind !== 'points' ? -1 : Number(cell.points) / Number(cell.max)
  }
  return [...rows].sort((a, b) => value(b) - value(a))
}

export const TOTAL = 'tong'
