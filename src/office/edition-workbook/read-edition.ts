import ExcelJS from 'exceljs'
import { ContentError, type ContentFault } from '#domain/content/content-fault.ts'
import { Edition } from '#domain/edition/definition.ts'
import { definitionOf, placeIn, type ReadSheets } from './definition-of.ts'
import { SHEETS, type ReadRow, type SheetColumn, type SheetName } from './columns.ts'
import { EXAMPLES, FACTS, ITEMS, LENSES, LETTERS, NODES, NOTES, SHARED } from './node-columns.ts'

const MOST_ROWS = 10_000
const MOST_FAULTS = 50

/**
 * Reads a workbook that `editionWorkbook` wrote and somebody may have changed. Throws `ContentError`: each fault names
 * the sheet, the row and the column. Of a foreign archive the caller has made sure that it unpacks to a bearable size.
 */
export async function readEditionWorkbook(bytes: Uint8Array): Promise<Edition> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(bytes.slice().buffer)
  } catch {
    throw new ContentError([faultAt(SHEETS.facts, 0, 0, 'not-a-workbook')])
  }
  if (workbook.worksheets.length === 0) throw new ContentError([faultAt(SHEETS.facts, 0, 0, 'not-a-workbook')])
  const sheets = readSheets(workbook)
  const { raw, origins } = definitionOf(sheets)
  const read = Edition.safeParse(raw)
  if (read.success) return read.data
  throw new ContentError(
    read.error.issues.slice(0, MOST_FAULTS).map((issue) => located(issue, { raw, origins, facts: sheets.facts })),
  )
}

function readSheets(workbook: ExcelJS.Workbook): ReadSheets {
  return {
    facts: factsOf(sheetOf(workbook, 'facts')),
    nodes: rowsOf(workbook, 'nodes', NODES),
    letters: rowsOf(workbook, 'letters', LETTERS),
    examples: rowsOf(workbook, 'examples', EXAMPLES),
    notes: rowsOf(workbook, 'notes', NOTES),
    shared: rowsOf(workbook, 'shared', SHARED),
    lenses: rowsOf(workbook, 'lenses', LENSES),
    items: rowsOf(workbook, 'items', ITEMS),
  }
}

function sheetOf(workbook: ExcelJS.Workbook, name: SheetName): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(SHEETS[name])
  if (!sheet) throw new ContentError([faultAt(SHEETS[name], 0, 0, 'sheet-missing')])
  if (sheet.rowCount > MOST_ROWS)
    throw new ContentError([{ ...faultAt(SHEETS[name], MOST_ROWS, 1, 'too-many-parts'), params: { most: MOST_ROWS } }])
  return sheet
}

function factsOf(sheet: ExcelJS.Worksheet): Map<string, { text: string; line: number }> {
  const facts = new Map<string, { text: string; line: number }>()
  for (let line = 1; line <= sheet.rowCount; line += 1) {
    const fact = FACTS.find(({ head }) => head === textOf(sheet.getCell(line, 1)))
    const text = textOf(sheet.getCell(line, 2))
    if (fact && text !== '') facts.set(fact.key, { text, line })
  }
  return facts
}

/** The sheet's rows below its heads; columns may stand in any order, unknown ones are passed over. */
function rowsOf<Row>(workbook: ExcelJS.Workbook, name: SheetName, columns: readonly SheetColumn<Row>[]): ReadRow[] {
  const sheet = sheetOf(workbook, name)
  const places = new Map<number, string>()
  for (let at = 1; at <= Math.min(sheet.columnCount, columns.length * 3); at += 1) {
    const column = columns.find(({ head }) => head === textOf(sheet.getCell(1, at)))
    if (column && column.key !== '') places.set(at, column.key)
  }
  const first = columns[0]!
  if (![...places.values()].includes(first.key))
    throw new ContentError([{ ...faultAt(SHEETS[name], 1, 1, 'column-missing'), params: { head: first.head } }])
  const rows: ReadRow[] = []
  for (let line = 2; line <= sheet.rowCount; line += 1) {
    const cells = [...places].map(([at, key]) => [key, textOf(sheet.getCell(line, at))] as const)
    const filled = cells.filter(([, text]) => text !== '')
    if (filled.length > 0) rows.push({ cells: Object.fromEntries(filled), line })
  }
  return rows
}

/** A cell as text, whatever a spreadsheet program made of it. */
function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'object' && 'richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim()
  if (typeof value === 'object' && 'result' in value) return plainText(value.result)
  if (typeof value === 'object' && 'text' in value) return plainText(value.text)
  return plainText(value)
}

function plainText(value: unknown): string {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain ? String(value).normalize('NFC').trim() : ''
}

type Issue = { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string }
type Put = ReturnType<typeof definitionOf> & Pick<ReadSheets, 'facts'>

function located({ path, code, message }: Issue, { raw, origins, facts }: Put): ContentFault {
  const { origin, key } = placeIn(raw, path, origins)
  const columns: Partial<Record<SheetName, readonly { readonly key: string }[]>> = {
    ...{ nodes: NODES, letters: LETTERS, examples: EXAMPLES, notes: NOTES },
    ...{ shared: SHARED, lenses: LENSES, items: ITEMS },
  }
  const column = (columns[origin.sheet] ?? []).findIndex((one) => one.key === key) + 1
  return {
    ...(origin.sheet === 'facts'
      ? faultAt(SHEETS.facts, facts.get(path.map(String).join('.'))?.line ?? 0, 2, 'cell-unfit')
      : faultAt(SHEETS[origin.sheet], origin.line, Math.max(column, 1), 'cell-unfit')),
    path: path.map(String).join('.'),
    params: { key, reason: code === 'custom' || code === 'invalid_format' ? message : code },
  }
}

function faultAt(file: string, line: number, column: number, code: ContentFault['code']): ContentFault {
  return { file, line, column, code, path: '', params: {} }
}
