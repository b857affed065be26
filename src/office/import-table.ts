import { readFileSync } from 'node:fs'
import exceljs from 'exceljs'
import { fold } from '#domain/fold.ts'
import type { ImportFaultCode } from '#domain/import/import-fault.ts'
import { csvRows, CsvFileError } from './csv.ts'
import { lookOf } from './file-look.ts'

/** A row below the header: its place in the sheet, and what stands in the columns that were asked for. */
export type ImportRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> }

/** What is wrong with a table; `column` is its letter. */
export type TableFault = {
  readonly code: ImportFaultCode
  readonly row: number
  readonly column?: string
  readonly params: Readonly<Record<string, string>>
}

export type ImportTable = {
  readonly rows: readonly ImportRow[]
  readonly rowCount: number
  /** The letter of each column that the table has. */
  readonly letters: Readonly<Record<string, string>>
  readonly faults: readonly TableFault[]
}

/** What a table must and may have: the names of each column, whichever of them it is headed with. */
export type TableForm = {
  readonly names: Readonly<Record<string, readonly string[]>>
  readonly required: readonly string[]
  readonly mostRows: number
}

const HEADER_WITHIN = 10
const MOST_COLUMNS = 100
const LONGEST_CELL = 2000
/** What of a sheet spans many cells by a few letters, or is of no use to who reads cells. */
const NOT_READ = [
  'mergeCells',
  'dataValidations',
  'conditionalFormatting',
  'cols',
  'hyperlinks',
  'pageSetup',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
]

/**
 * Reads the first table of an XLSX or CSV file: its header is the first row that names all required columns, in any
 * order, with or without marks. The archive of an XLSX must have been examined before.
 */
export async function readImportTable(path: string, form: TableForm): Promise<ImportTable> {
  try {
    const look = lookOf(readFileSync(path))
    if (look !== 'archive' && look !== 'other') return failed(look)
    return tableOf(await (look === 'archive' ? workbookRows : textRows)(path, form.mostRows), form)
  } catch (error) {
    if (error instanceof TooManyRows) return failed('too-many-rows', { most: String(form.mostRows) })
    if (error instanceof CsvFileError) return failed('not-a-table')
    return failed('not-read')
  }
}

class TooManyRows extends Error {}

type Line = { readonly row: number; readonly cells: readonly string[] }

async function textRows(path: string, mostRows: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const { line, cells } of csvRows(path)) {
    if (lines.length > mostRows + HEADER_WITHIN) throw new TooManyRows()
    lines.push({ row: line, cells: cells.slice(0, MOST_COLUMNS).map(plain) })
  }
  return lines
}

async function workbookRows(path: string, mostRows: number): Promise<Line[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path, { ignoreNodes: NOT_READ })
  const sheet = workbook.worksheets.find(({ state, actualRowCount }) => state === 'visible' && actualRowCount > 0)
  if (!sheet) return []
  if (sheet.actualRowCount > mostRows + HEADER_WITHIN) throw new TooManyRows()
  const lines: Line[] = []
  sheet.eachRow((row, number) => {
    const cells: string[] = []
    row.eachCell((cell, place) => {
      if (place <= MOST_COLUMNS) cells[place - 1] = plain(cellText(cell.value))
    })
    lines.push({ row: number, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** A cell as it is read on the sheet: a date as day/month/year, a formula by its result. */
function cellText(value: exceljs.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10).split('-').reverse().join('/')
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('hyperlink' in value) return cellText(value.text)
  if ('result' in value) return cellText(value.result)
  return 'error' in value ? value.error : ''
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function tableOf(lines: readonly Line[], form: TableForm): ImportTable {
  const keys = new Map(Object.entries(form.names).flatMap(([key, names]) => names.map((name) => [fold(name), key])))
  const header = lines.slice(0, HEADER_WITHIN).find(({ cells }) => {
    const found = new Set(cells.map((cell) => keys.get(fold(cell))))
    return form.required.every((key) => found.has(key))
  })
  const firstNames = (wanted: readonly string[]) => wanted.map((key) => form.names[key]![0]).join(', ')
  if (!header) return failed('no-header', { known: firstNames(form.required) })
  const faults: TableFault[] = []
  const places = new Map<string, number>()
  for (const [place, cell] of header.cells.entries()) {
    const key = keys.get(fold(cell))
    const at = { row: header.row, column: letterOf(place) }
    if (cell === '') continue
    if (key === undefined)
      faults.push({
        code: 'column-unknown',
        ...at,
        params: { written: cell, known: firstNames(Object.keys(form.names)) },
      })
    else if (places.has(key)) faults.push({ code: 'column-twice', ...at, params: { written: cell } })
    else places.set(key, place)
  }
  const below = lines.filter(({ row }) => row > header.row)
  if (below.length === 0) return failed('no-rows')
  if (below.length > form.mostRows) return failed('too-many-rows', { most: String(form.mostRows) })
  const letters = Object.fromEntries([...places].map(([key, place]) => [key, letterOf(place)]))
  const rows = below.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries([...places].map(([key, place]) => [key, cells[place] ?? ''])),
  }))
  return { rows, rowCount: rows.length, letters, faults: [...faults, ...rows.flatMap((row) => tooLong(row, letters))] }
}

function tooLong({ row, cells }: ImportRow, letters: Readonly<Record<string, string>>): TableFault[] {
  return Object.entries(cells).flatMap(([key, cell]) =>
    cell.length > LONGEST_CELL
      ? [{ code: 'cell-too-long' as const, row, column: letters[key]!, params: { most: String(LONGEST_CELL) } }]
      : [],
  )
}

function failed(code: ImportFaultCode, params: TableFault['params'] = {}): ImportTable {
  return { rows: [], rowCount: 0, letters: {}, faults: [{ code, row: 0, params }] }
}

/** 0 → A, 26 → AA. */
function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter
}
