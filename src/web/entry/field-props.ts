import type { Cell } from './cell.ts'

export type FieldProps = {
  /** The cell's key in the store. */
  readonly id: string
  readonly cell: Cell
  /** Ids of what names and what describes the field. */
  readonly labelledBy: string
  readonly describedBy: string
}

/** The id of a cell's field: where links to it lead. */
export function fieldId(cell: string): string {
  return `o-${cell}`
}
