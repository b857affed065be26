import { cellText, type WrittenCell } from '../value/written-cell.ts'

/** A cell of a sheet; `isPercent` where the sheet shows its number as per cent. */
export type SheetCell = WrittenCell & { readonly isPercent?: boolean }

/** A sheet as it stands: rows with something in them, their cells by column from 0. */
export type PastSheet = {
  readonly sheets: readonly string[]
  readonly sheet: string
  readonly letters: readonly string[]
  readonly rows: readonly SheetRow[]
}

export type SheetRow = {
  /** Of the sheet, from 1. */
  readonly row: number
  readonly cells: readonly (SheetCell | undefined)[]
}

export function textIn({ cells }: SheetRow, column: number): string {
  const cell = cells[column]
  return cell ? cellText(cell).replace(/\s+/gu, ' ').trim() : ''
}
