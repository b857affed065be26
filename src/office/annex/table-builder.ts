import type { AnnexCell, AnnexRow, AnnexTable } from '#domain/edition/annex/annex-table.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, MOST_TEXT } from './limits.ts'

/** Counts what the tables of a file come to, over all of them, and stops at the limits. */
export class TableCounter {
  private tables = 0
  private rows = 0
  private cells = 0
  private text = 0

  table(): void {
    this.tables += 1
    if (this.tables > MOST_TABLES) throw new AnnexFileError('too-many-rows', { most: MOST_ROWS })
  }

  row(): void {
    this.rows += 1
    if (this.rows > MOST_ROWS) throw new AnnexFileError('too-many-rows', { most: MOST_ROWS })
  }

  cell(column: number): void {
    this.cells += 1
    if (this.cells > MOST_CELLS || column > MOST_COLUMNS)
      throw new AnnexFileError('too-many-cells', { most: MOST_CELLS })
  }

  letters(count: number, inCell: number): void {
    this.text += count
    if (this.text > MOST_TEXT || inCell > LONGEST_CELL)
      throw new AnnexFileError('too-much-text', { most: LONGEST_CELL })
  }
}

/** Spaces, lines and letters as readers want them: NFC, no line that is empty, no space at an end. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2007\u202f\t\r]/g, ' ')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

export type MutableTable = { name?: string; within?: number; rows: { cells: AnnexCell[] }[] }

export function finished(tables: readonly MutableTable[]): AnnexTable[] {
  return tables.map((table): AnnexTable => ({ ...table, rows: table.rows satisfies AnnexRow[] }))
}
