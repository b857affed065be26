import { z } from 'zod'

/**
 * One cell of a table as a document prints it: its column of the grid and how many it covers. `continues` where it is
 * the lower part of a cell merged with the one above. Text is in NFC, a paragraph a line.
 */
export const AnnexCell = z.strictObject({
  text: z.string(),
  column: z.int().nonnegative(),
  span: z.int().positive(),
  continues: z.boolean(),
  /** The document numbers its paragraph by itself: the number is not among the letters. */
  numbered: z.boolean(),
})
export type AnnexCell = z.infer<typeof AnnexCell>

export const AnnexRow = z.strictObject({ cells: z.array(AnnexCell) })
export type AnnexRow = z.infer<typeof AnnexRow>

/** A table of a document; `name` is the sheet's, `within` the table in a cell of which it stands. */
export const AnnexTable = z.strictObject({
  name: z.string().optional(),
  within: z.int().nonnegative().optional(),
  rows: z.array(AnnexRow),
})
export type AnnexTable = z.infer<typeof AnnexTable>

/** What a file of a decision holds for the reader. */
export const AnnexFile = z.strictObject({
  kind: z.enum(['word', 'excel']),
  tables: z.array(AnnexTable),
  /** Changes that nobody has accepted: what was put in is read, what was struck out is not. */
  tracked: z.boolean(),
  pictures: z.int().nonnegative(),
})
export type AnnexFile = z.infer<typeof AnnexFile>

/** Where something stands in the file: table and row as a person counts them. */
export type AnnexPlace = { readonly table: number; readonly row: number }

/** The text that stands in a column of a row, whatever cell covers it; the lower part of a merged cell has none. */
export function textAt(row: AnnexRow, column: number): string {
  return cellAt(row, column)?.text ?? ''
}

export function cellAt(row: AnnexRow, column: number): AnnexCell | undefined {
  return row.cells.find((cell) => cell.column <= column && column < cell.column + cell.span)
}

/** How many columns a table's rows reach over. */
export function widthOf(table: AnnexTable): number {
  return Math.max(0, ...table.rows.map((row) => Math.max(0, ...row.cells.map((cell) => cell.column + cell.span))))
}
