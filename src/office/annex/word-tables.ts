import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import type { OfficeParts } from './office-parts.ts'
import { finished, TableCounter, tidy, type MutableTable } from './table-builder.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

/** The tables of a Word document as they are printed: changes that were put in count, those struck out do not. */
export async function wordTables(parts: OfficeParts, part: string): Promise<AnnexFile> {
  const reader = new WordReader()
  await readXml(part, parts.bytes(part), reader)
  return {
    kind: 'word',
    tables: finished(reader.tables),
    tracked: reader.tracked,
    pictures: Math.max(reader.pictures, parts.count(/^word\/media\//)),
  }
}

/** What is not printed in its place: struck out, moved away, field codes, the second copy of a drawing, text boxes. */
const UNPRINTED = new Set(['del', 'moveFrom', 'instrText', 'delText', 'delInstrText', 'Fallback', 'txbxContent'])
const TRACKED = new Set(['ins', 'del', 'moveFrom', 'moveTo'])

type OpenCell = { text: string; column: number; span: number; continues: boolean; numbered: boolean }
type OpenTable = {
  at: number
  column: number
  cell: OpenCell | undefined
  row: { cells: OpenCell[] } | undefined
  isRowStruck: boolean
}

class WordReader {
  readonly tables: MutableTable[] = []
  tracked = false
  pictures = 0
  private readonly open: OpenTable[] = []
  private readonly counter = new TableCounter()
  private readonly path: string[] = []
  private unprinted = 0
  private isText = false

  readonly opened = (element: XmlElement): void => {
    const { name } = element
    const isProperty = this.path.at(-1) === 'trPr' || this.path.at(-1) === 'rPr'
    this.path.push(name)
    if (TRACKED.has(name)) this.tracked = true
    if (UNPRINTED.has(name) && !isProperty) this.unprinted += 1
    if (name === 'drawing' || name === 'pict') this.pictures += 1
    if (this.unprinted > 0) return
    if (name === 'tbl') this.openTable()
    const table = this.open.at(-1)
    if (!table) return
    if (name === 'tr') this.openRow(table)
    else if (name === 'tc') this.openCell(table)
    else this.inside(table, element)
  }

  readonly closed = (name: string): void => {
    this.path.pop()
    const isProperty = this.path.at(-1) === 'trPr' || this.path.at(-1) === 'rPr'
    if (UNPRINTED.has(name) && !isProperty) this.unprinted -= 1
    if (this.unprinted > 0) return
    if (name === 't') this.isText = false
    const table = this.open.at(-1)
    if (!table) return
    if (name === 'p') this.write(table, '\n')
    else if (name === 'tc') table.cell = undefined
    else if (name === 'tr') this.closeRow(table)
    else if (name === 'tbl') this.open.pop()
  }

  readonly text = (text: string): void => {
    const table = this.open.at(-1)
    if (table && this.isText && this.unprinted === 0) this.write(table, text)
  }

  private openTable(): void {
    this.counter.table()
    const outer = this.open.at(-1)
    this.tables.push({ rows: [], ...(outer && { within: outer.at }) })
    this.open.push({ at: this.tables.length - 1, column: 0, cell: undefined, row: undefined, isRowStruck: false })
  }

  private openRow(table: OpenTable): void {
    this.counter.row()
    table.row = { cells: [] }
    table.column = 0
    table.isRowStruck = false
  }

  private openCell(table: OpenTable): void {
    if (!table.row) return
    this.counter.cell(table.column)
    table.cell = { text: '', column: table.column, span: 1, continues: false, numbered: false }
    table.row.cells.push(table.cell)
    table.column += 1
  }

  private closeRow(table: OpenTable): void {
    const { row } = table
    if (row && !table.isRowStruck)
      this.tables[table.at]!.rows.push({
        cells: row.cells.map((cell) => ({ ...cell, text: cell.continues ? '' : tidy(cell.text) })),
      })
    table.row = undefined
  }

  private inside(table: OpenTable, element: XmlElement): void {
    const { name, attribute } = element
    const { cell } = table
    if (name === 't') this.isText = true
    else if (name === 'tab') this.write(table, ' ')
    else if (name === 'br' || name === 'cr') this.write(table, '\n')
    else if (name === 'noBreakHyphen') this.write(table, '-')
    else if (name === 'del' && this.path.at(-2) === 'trPr') table.isRowStruck = true
    else if (name === 'gridBefore') table.column += counted(attribute('val'))
    else if (cell && name === 'gridSpan') this.span(table, cell, counted(attribute('val')))
    else if (cell && name === 'vMerge') cell.continues = (attribute('val') ?? 'continue') === 'continue'
    else if (cell && name === 'numPr') cell.numbered = true
  }

  private span(table: OpenTable, cell: OpenCell, columns: number): void {
    this.counter.cell(cell.column + columns)
    cell.span = Math.max(1, columns)
    table.column = cell.column + cell.span
  }

  private write(table: OpenTable, text: string): void {
    if (!table.cell) return
    this.counter.letters(text.length, table.cell.text.length + text.length)
    table.cell.text += text
  }
}

function counted(text: string | undefined): number {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 1
}
