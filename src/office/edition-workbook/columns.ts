/** A column of a sheet: its head, by which it is found again, and its cell for a row. */
export type SheetColumn<Row> = {
  readonly head: string
  readonly width: number
  /** The key of the definition that the cell says, for faults to be told at it. */
  readonly key: string
  readonly cell: (row: Row) => string | undefined
}

export const SHEETS = {
  facts: 'Bộ chỉ số',
  nodes: 'Mục',
  letters: 'Biến',
  examples: 'Ví dụ',
  notes: 'Ghi chú',
  shared: 'Dòng chung điểm',
  lenses: 'Lát cắt',
  items: 'Số liệu riêng',
} as const
export type SheetName = keyof typeof SHEETS

/** A row as it was read: cells by the key of their column, and where it stands. */
export type ReadRow = { readonly cells: Readonly<Record<string, string>>; readonly line: number }

/** Words of a list stand on lines of their own, or parted by semicolons. */
export function wordsOf(cell: string | undefined): string[] | undefined {
  const words = (cell ?? '')
    .split(/[\n;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  return words.length === 0 ? undefined : words
}

export function wordsText(words: readonly string[] | undefined): string | undefined {
  return words === undefined || words.length === 0 ? undefined : words.join('; ')
}

/** "12,5" and "12.5" are one number; a thousands mark is no part of one. */
export function decimalOf(cell: string | undefined): string | undefined {
  return cell === undefined ? undefined : cell.replace(/^(-?\d+),(\d+)$/, '$1.$2')
}

export function decimalText(decimal: string | undefined): string | undefined {
  return decimal?.replace('.', ',')
}

/** Yes is any mark but these. */
export function isMarked(cell: string | undefined): boolean {
  return cell !== undefined && !['', '0', 'không', 'no', 'false'].includes(cell.toLowerCase())
}
