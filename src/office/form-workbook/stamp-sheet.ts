import { createHash } from 'node:crypto'
import type ExcelJS from 'exceljs'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import { WORKBOOK_LAYOUT, WorkbookStamp } from '#domain/value/workbook-stamp.ts'
import type { FormSheet } from './form-sheet.ts'
import { WorkbookError } from './workbook-error.ts'

const SHEET = 'laban'
const MARK = 'laban.bieu-so-lieu'
/** Below the mark: key and value, then a row a cell of the form. */
const KEYS = ['layout', 'organisation', 'unit', 'edition', 'period', 'form'] as const
const CHECK_ROW = KEYS.length + 2
const FIRST_SEEN = CHECK_ROW + 2
const FIRST_LIST = 8
const MOST_SEEN = 20_000

/** A digest of what a form asks for: a workbook of another layout of the form is stale. */
export function formDigest(items: readonly DataItem[]): string {
  const asked = items.map(({ id, kind, options = [] }) => ({ id, kind, options: options.map(({ slug }) => slug) }))
  return digest(asked.sort((a, b) => (a.id < b.id ? -1 : 1)))
}

/** Writes what the workbook remembers, and the lists to choose from: the address of each item's, by its id. */
export function writeStamp(workbook: ExcelJS.Workbook, form: FormSheet): ReadonlyMap<string, string> {
  const { organisation, edition, period, rows } = form
  const stamp: WorkbookStamp = {
    ...{ layout: WORKBOOK_LAYOUT, organisation: organisation.id, unit: organisation.name, edition: edition.id, period },
    form: formDigest(rows.map(({ item }) => item)),
    seen: rows.map(({ item, version, content, note }) => ({
      ...{ item: item.id, version },
      ...(content && { content }),
      ...(note !== undefined && { note }),
    })),
  }
  const sheet = workbook.addWorksheet(SHEET, { state: 'veryHidden' })
  sheet.addRow([MARK])
  for (const key of KEYS) sheet.addRow([key, stamp[key]])
  sheet.addRow(['check', digest(stamp)])
  sheet.addRow([])
  for (const { item, version, content, note } of stamp.seen)
    sheet.addRow([item, version, content ? JSON.stringify(content) : null, note ?? null])
  return writeLists(
    sheet,
    rows.map(({ item }) => item),
  )
}

/** Reads it back; refuses a workbook without it, and one in which it was changed. */
export function readStamp(workbook: ExcelJS.Workbook): WorkbookStamp {
  const sheet = workbook.worksheets.find((one) => textAt(one, 1, 1) === MARK)
  if (!sheet) throw new WorkbookError('no-stamp')
  const seen: unknown[] = []
  for (let row = FIRST_SEEN; textAt(sheet, row, 1) !== ''; row += 1) {
    if (seen.length >= MOST_SEEN) throw new WorkbookError('stamp-damaged')
    const [content, note] = [textAt(sheet, row, 3), textAt(sheet, row, 4)]
    seen.push({
      item: textAt(sheet, row, 1),
      version: Number(textAt(sheet, row, 2)),
      ...(content !== '' && { content: parsed(content) }),
      ...(note !== '' && { note }),
    })
  }
  const keys = KEYS.map((key, at) => [key, textAt(sheet, at + 2, 2)])
  const { success, data } = WorkbookStamp.safeParse({ ...Object.fromEntries(keys), seen })
  if (!success || digest(data) !== textAt(sheet, CHECK_ROW, 2)) throw new WorkbookError('stamp-damaged')
  return data
}

function writeLists(sheet: ExcelJS.Worksheet, items: readonly DataItem[]): ReadonlyMap<string, string> {
  const chosen = items.filter(({ kind, options }) => kind === 'choice' && options)
  return new Map(
    chosen.map(({ id, options = [] }, at) => {
      const column = sheet.getColumn(FIRST_LIST + at)
      for (const [place, { name }] of options.entries()) sheet.getCell(place + 1, FIRST_LIST + at).value = name
      return [id, `${SHEET}!$${column.letter}$1:$${column.letter}$${options.length}`]
    }),
  )
}

function textAt(sheet: ExcelJS.Worksheet, row: number, column: number): string {
  const { value } = sheet.getCell(row, column)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new WorkbookError('stamp-damaged')
  }
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
