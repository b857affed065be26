import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ExcelJS from 'exceljs'
import type { Formula } from '#domain/edition/formula/tree.ts'
import { systemPart } from '#scripts/system-parts.ts'
import { cutsInExcel, plainExcel, type Cells } from './plain-excel.ts'

/** A rule with the values of its letters; a letter without a value is a cell left empty. */
export type Case = {
  readonly formula: Formula
  readonly max: string
  readonly letters: readonly SheetLetter[]
  readonly values: ReadonlyMap<string, string>
}
export type SheetLetter = { readonly name: string; readonly kind: string; readonly options: readonly string[] }

/** What the spreadsheet says: an error, or the result, the result cut to [0, max] and how many ratios were cut. */
export type Verdict =
  | { readonly error: string }
  | { readonly error?: undefined; readonly result: number; readonly points: number; readonly cuts: number }

const MOST_LETTERS = 6
const [RESULT, CUTS, POINTS] = [2 * MOST_LETTERS + 1, 2 * MOST_LETTERS + 2, 2 * MOST_LETTERS + 3]
const LONGEST_CELL = 8000

/** True when the rule and its count of cuts fit into a cell. */
export function fitsASheet(one: Case): boolean {
  const cells = cellsOf(one, 1000)
  return (
    one.letters.length <= MOST_LETTERS &&
    plainExcel(one.formula, cells).length < LONGEST_CELL &&
    cutsInExcel(one.formula, cells).length < LONGEST_CELL
  )
}

/** What LibreOffice Calc computes from a workbook, whatever results stand in it. */
export async function recalculated(workbook: ExcelJS.Workbook): Promise<ExcelJS.Workbook> {
  const folder = mkdtempSync(join(tmpdir(), 'laban-calc-'))
  try {
    const written = join(folder, 'cases.xlsx')
    await workbook.xlsx.writeFile(written)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const options = ['--headless', '--norestore', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), written]
    const { status, stderr } = spawnSync(systemPart('calc'), [profile, ...options], {
      encoding: 'utf8',
      timeout: 110_000,
    })
    if (status !== 0) throw new Error(`LibreOffice Calc did not compute the sheet: ${stderr}`)
    const read = new ExcelJS.Workbook()
    await read.xlsx.readFile(join(folder, 'out', 'cases.xlsx'))
    return read
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes a row a case, lets LibreOffice Calc compute it, and reads what it found. */
export async function judged(cases: readonly Case[]): Promise<Verdict[]> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Tính')
  for (const [at, one] of cases.entries()) writeRow(sheet, one, at + 1)
  const found = (await recalculated(workbook)).getWorksheet('Tính')!
  return cases.map((_, at) => verdictOf(found, at + 1))
}

/** A letter is typed into one cell and read through another: an empty cell is #N/A, not 0. */
function writeRow(sheet: ExcelJS.Worksheet, one: Case, row: number): void {
  for (const [at, { name, kind, options }] of one.letters.entries()) {
    const value = one.values.get(name)
    const typed = `${columnName(at + 1)}${row}`
    if (value !== undefined)
      sheet.getCell(row, at + 1).value = kind === 'choice' ? options[Number(value)]! : Number(value)
    const places = options.map((option) => `"${option}"`).join(',')
    const reading = kind === 'choice' ? `MATCH(${typed},{${places}},0)` : `IF(ISNUMBER(${typed}),${typed},NA())`
    sheet.getCell(row, MOST_LETTERS + at + 1).value = { formula: reading }
  }
  const cells = cellsOf(one, row)
  const result = `${columnName(RESULT)}${row}`
  sheet.getCell(row, RESULT).value = { formula: plainExcel(one.formula, cells) }
  sheet.getCell(row, CUTS).value = { formula: cutsInExcel(one.formula, cells) }
  sheet.getCell(row, POINTS).value = { formula: `MAX(0,MIN(${one.max},${result}))` }
}

function cellsOf({ letters, max }: Case, row: number): Cells {
  const place = (name: string): number => letters.findIndex((letter) => letter.name === name)
  return {
    max,
    cell: (name) => `${columnName(MOST_LETTERS + place(name) + 1)}${row}`,
    isYesNo: (name) => letters[place(name)]!.kind === 'yes-no',
    optionPlace: (name, slug) => letters[place(name)]!.options.indexOf(slug) + 1,
  }
}

function verdictOf(sheet: ExcelJS.Worksheet, row: number): Verdict {
  const [result, cuts, points] = [RESULT, CUTS, POINTS].map((column) => sheet.getCell(row, column).result as unknown)
  if (typeof result === 'object' && result !== null && 'error' in result) return { error: String(result.error) }
  if (typeof result !== 'number' || typeof points !== 'number' || typeof cuts !== 'number') {
    throw new Error(`row ${row} was not computed: ${JSON.stringify({ result, points, cuts })}`)
  }
  return { result, points, cuts }
}

function columnName(column: number): string {
  return String.fromCharCode(64 + column)
}
