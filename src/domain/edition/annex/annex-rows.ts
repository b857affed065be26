import type { AnnexPlace, AnnexTable } from './annex-table.ts'
import { cellAt } from './annex-table.ts'
import type { AnnexDoubt, AnnexDoubtCode } from './annex-doubt.ts'
import { columnsOf, continuesIn, repeatsHead, textsOf, type Columns } from './columns.ts'

/** A printed row of an index set, before it has its place in the tree. */
export type PrintedRow = {
  readonly place: AnnexPlace
  readonly codeText: string
  readonly isNumbered: boolean
  readonly title: string
  readonly maxText: string
  /** The maximum is printed in a cell that begins in the row above. */
  readonly sharesMax: boolean
  rule: string
  remark: string
  readonly evidence: string
  readonly lead: string
}

export type Doubts = (
  code: AnnexDoubtCode,
  place: AnnexPlace | undefined,
  node?: string,
  params?: AnnexDoubt['params'],
) => void

const TOTAL = /^(?:tong(?: cong| so)?(?: diem)?|cong)\b/

/** The rows of all index tables of a file as one list; a table without a head of its own goes on from the one before. */
export function printedRows(
  tables: readonly AnnexTable[],
  doubt: Doubts,
): { rows: PrintedRow[]; total: string | undefined } {
  const reader = new RowReader(doubt)
  for (const [at, table] of tables.entries()) reader.table(table, at, tables)
  return { rows: reader.rows, total: reader.total }
}

class RowReader {
  readonly rows: PrintedRow[] = []
  total: string | undefined
  private columns: Columns | undefined
  private readonly indexTables = new Set<number>()
  private readonly doubt: Doubts

  constructor(doubt: Doubts) {
    this.doubt = doubt
  }

  table(table: AnnexTable, at: number, tables: readonly AnnexTable[]): void {
    const place = { table: at + 1, row: 1 }
    if (table.within !== undefined && this.isInsideIndex(table.within, tables)) return this.doubt('nested-table', place)
    const own = columnsOf(table)
    const columns = own ?? this.goingOn(table)
    if (!columns) {
      if (this.columns && table.rows.length > 1) this.doubt('table-left-out', place)
      return
    }
    this.indexTables.add(at)
    if (own) this.heads(own, at)
    this.columns = columns
    for (let row = own?.firstRow ?? 0; row < table.rows.length; row += 1)
      this.row(table, columns, { table: at + 1, row: row + 1 })
  }

  private isInsideIndex(within: number, tables: readonly AnnexTable[]): boolean {
    const outer = tables[within]?.within
    return this.indexTables.has(within) || (outer !== undefined && outer !== within && this.indexTables.has(outer))
  }

  /** A table that a page break cut off has as many columns and codes where codes were. */
  private goingOn(table: AnnexTable): Columns | undefined {
    const { columns } = this
    const code = columns?.of.code[0]
    if (!columns || code === undefined) return undefined
    const texts = table.rows.map((row) => cellAt(row, code)?.text.trim() ?? '')
    const isCoded = texts.filter((text) => /^\d+(?:\.\d+)*\.?$|^[IVX]+\.?$/.test(text)).length * 2 >= table.rows.length
    return isCoded && table.rows.every((row) => row.cells.every((cell) => cell.column + cell.span <= columns.width))
      ? columns
      : undefined
  }

  private heads(columns: Columns, at: number): void {
    const place = { table: at + 1, row: columns.firstRow }
    if (columns.of.code.length === 0) this.doubt('no-code-column', place)
    if (columns.of.max.length === 0) this.doubt('no-max-column', place)
    if (columns.of.rule.length === 0) this.doubt('no-rule-column', place)
    for (const column of columns.unknown)
      this.doubt('column-unknown', place, undefined, { head: columns.head[column]! })
  }

  private row(table: AnnexTable, columns: Columns, place: AnnexPlace): void {
    const row = table.rows[place.row - 1]!
    if (repeatsHead(row, columns)) return
    const code = cellAt(row, columns.of.code[0] ?? -1)
    const text = (use: Parameters<typeof textsOf>[2]): string => textsOf(row, columns, use)
    const isOneCell = code !== undefined && columns.of.name.every((column) => cellAt(row, column) === code)
    const printed: PrintedRow = {
      place,
      codeText: isOneCell ? '' : (code?.text.trim() ?? ''),
      isNumbered: code?.numbered === true && code.text.trim() === '',
      title: text('name').replace(/\s+/g, ' '),
      maxText: text('max'),
      sharesMax: continuesIn(row, columns, 'max'),
      rule: columns.of.rule.some(
        (column) => columns.of.name.includes(column) || cellAt(row, column) === nameCell(row, columns),
      )
        ? ''
        : text('rule'),
      remark: text('remark'),
      evidence: text('evidence'),
      lead: text('lead'),
    }
    this.take(printed)
  }

  private take(row: PrintedRow): void {
    const isBlank = row.codeText === '' && row.title === '' && !row.isNumbered
    if (isBlank && row.rule === '' && row.remark === '') return
    const last = this.rows.at(-1)
    if (isBlank) {
      this.doubt('row-joined', row.place, last?.codeText)
      if (last) join(last, row)
    } else if (
      row.codeText === '' &&
      TOTAL.test(
        row.title
          .normalize('NFD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase(),
      )
    )
      this.total = row.maxText
    else this.rows.push(row)
  }
}

function nameCell(row: AnnexTable['rows'][number], columns: Columns): unknown {
  return cellAt(row, columns.of.name[0] ?? -1) ?? {}
}

/** The lower half of a row that a page break cut in two. */
function join(row: PrintedRow, further: PrintedRow): void {
  row.rule = [row.rule, further.rule].filter(Boolean).join('\n')
  row.remark = [row.remark, further.remark].filter(Boolean).join('\n')
}
