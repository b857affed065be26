import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { MOST_CELLS, MOST_COLUMNS } from './limits.ts'
import type { OfficeParts } from './office-parts.ts'
import { relationsOf, type Relation } from './relations.ts'
import { finished, TableCounter, tidy, type MutableTable } from './table-builder.ts'
import { readXml, type XmlElement } from './xml-reader.ts'

/** The sheets of a workbook, each as a table; hidden ones too, since a person may have hidden what counts. */
export async function excelTables(parts: OfficeParts, part: string): Promise<AnnexFile> {
  const relations = await relationsOf(parts, part)
  const counter = new TableCounter()
  const strings = await stringsOf(parts, relations, counter)
  const tables: MutableTable[] = []
  for (const { name, id } of await sheetsOf(parts, part)) {
    const path = relations.find((one) => one.id === id)?.path
    if (path === undefined || !parts.has(path)) continue
    const reader = new SheetReader(strings, counter)
    await readXml(path, parts.bytes(path), reader)
    tables.push({ name, rows: reader.merged() })
  }
  return { kind: 'excel', tables: finished(tables), tracked: false, pictures: parts.count(/^xl\/media\//) }
}

async function sheetsOf(parts: OfficeParts, part: string): Promise<{ name: string; id: string }[]> {
  const sheets: { name: string; id: string }[] = []
  const opened = ({ name, attribute }: XmlElement): void => {
    if (name === 'sheet') sheets.push({ name: tidy(attribute('name') ?? ''), id: attribute('id') ?? '' })
  }
  await readXml(part, parts.bytes(part), { opened, closed: () => {} })
  return sheets
}

async function stringsOf(parts: OfficeParts, relations: readonly Relation[], counter: TableCounter): Promise<string[]> {
  const path = relations.find((one) => one.type === 'sharedStrings')?.path
  if (path === undefined || !parts.has(path)) return []
  const strings: string[] = []
  let [text, isText, isPhonetic] = ['', false, false]
  await readXml(path, parts.bytes(path), {
    opened: ({ name }) => {
      if (name === 'si') text = ''
      if (name === 'rPh') isPhonetic = true
      if (name === 't') isText = !isPhonetic
    },
    closed: (name) => {
      if (name === 't') isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(tidy(text))
    },
    text: (piece) => {
      if (!isText) return
      counter.letters(piece.length, text.length + piece.length)
      text += piece
    },
  })
  return strings
}

type Place = { row: number; column: number }
type SheetCell = { text: string; span: number; continues: boolean }

class SheetReader {
  private readonly rows = new Map<number, Map<number, SheetCell>>()
  private readonly merges: { from: Place; to: Place }[] = []
  private readonly strings: readonly string[]
  private readonly counter: TableCounter
  private place: Place = { row: 0, column: 0 }
  private kind = ''
  private typed = ''
  private isValue = false

  constructor(strings: readonly string[], counter: TableCounter) {
    this.strings = strings
    this.counter = counter
  }

  readonly opened = ({ name, attribute }: XmlElement): void => {
    if (name === 'row') this.place = { row: Number(attribute('r') ?? this.place.row + 1), column: 0 }
    if (name === 'c') {
      this.place = placeOf(attribute('r')) ?? { row: this.place.row, column: this.place.column + 1 }
      this.kind = attribute('t') ?? 'n'
      this.typed = ''
    }
    if (name === 'v' || name === 't') this.isValue = true
    if (name === 'mergeCell') this.merge(attribute('ref') ?? '')
  }

  readonly closed = (name: string): void => {
    if (name === 'v' || name === 't') this.isValue = false
    if (name === 'c') this.cell()
  }

  readonly text = (piece: string): void => {
    if (!this.isValue) return
    this.counter.letters(piece.length, this.typed.length + piece.length)
    this.typed += piece
  }

  private cell(): void {
    const text =
      this.kind === 's'
        ? (this.strings[Number(this.typed)] ?? '')
        : this.kind === 'n'
          ? plainNumber(this.typed)
          : tidy(this.typed)
    if (text === '') return
    this.counter.cell(this.place.column)
    this.counter.letters(text.length, text.length)
    this.at(this.place).text = text
  }

  private merge(ref: string): void {
    const [from, to] = ref.split(':').map(placeOf)
    if (!from || !to || to.column > MOST_COLUMNS) return
    this.merges.push({ from, to })
    if (this.merges.length > MOST_CELLS) throw new AnnexFileError('too-many-cells', { most: MOST_CELLS })
  }

  private at({ row, column }: Place): SheetCell {
    if (!this.rows.has(row)) this.counter.row()
    const cells = this.rows.get(row) ?? new Map<number, SheetCell>()
    this.rows.set(row, cells)
    const cell = cells.get(column) ?? { text: '', span: 1, continues: false }
    cells.set(column, cell)
    return cell
  }

  /** The rows that hold something, with what is merged; a merge over empty rows costs nothing. */
  merged(): MutableTable['rows'] {
    const last = [...this.rows.keys()].reduce((most, row) => Math.max(most, row), 0)
    for (const { from, to } of this.merges) {
      for (let row = from.row; row <= Math.min(to.row, last); row += 1) {
        this.counter.cell(from.column)
        if (this.rows.has(row))
          Object.assign(this.at({ row, column: from.column }), {
            span: to.column - from.column + 1,
            continues: row !== from.row,
          })
      }
    }
    return [...this.rows.keys()].sort((a, b) => a - b).map((row) => ({ cells: cellsOf(this.rows.get(row)!) }))
  }
}

function cellsOf(cells: ReadonlyMap<number, SheetCell>): MutableTable['rows'][number]['cells'] {
  return [...cells]
    .sort(([a], [b]) => a - b)
    .map(([column, { text, span, continues }]) => ({
      text: continues ? '' : text,
      column: column - 1,
      span,
      continues,
      numbered: false,
    }))
}

/** "B12" → row 12, column 2. */
function placeOf(ref: string | undefined): Place | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref ?? '')
  if (!match) return undefined
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(match[2]), column }
}

/** A double as a person typed it: 0.30000000000000004 was 0.3. */
function plainNumber(text: string): string {
  const trimmed = text.trim()
  if (trimmed === '') return ''
  const value = Number(trimmed)
  return Number.isFinite(value) ? String(Number(value.toPrecision(15))) : trimmed
}
