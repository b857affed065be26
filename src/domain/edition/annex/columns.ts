import { fold } from '../../fold.ts'
import { cellAt, textAt, widthOf, type AnnexRow, type AnnexTable } from './annex-table.ts'

/** What a column of an index table holds. */
export type ColumnUse = 'code' | 'name' | 'rule' | 'max' | 'remark' | 'evidence' | 'lead'

/** Which columns hold what, by their heads; several may hold names. Rows up to `firstRow` are the head. */
export type Columns = {
  readonly of: Readonly<Record<ColumnUse, readonly number[]>>
  readonly unknown: readonly number[]
  readonly width: number
  readonly firstRow: number
  /** The head's words, by which its repetition is known. */
  readonly head: readonly string[]
}

const USES: readonly (readonly [ColumnUse, RegExp])[] = [
  ['code', /^(?:stt|tt|so tt|so thu tu|thu tu|ma|ma so|ma (?:chi so|tieu chi)|ky hieu)$/],
  ['max', /diem (?:toi da|chuan|cao nhat|quy dinh)|^(?:so )?diem$|^thang diem(?: toi da)?$|^trong so$/],
  [
    'rule',
    /cach (?:tinh|cham|xac dinh|danh gia)|phuong phap (?:tinh|cham|xac dinh|danh gia)|cong thuc|thang diem|huong dan (?:tinh|cham)|quy tac cham/,
  ],
  ['evidence', /minh chung|kiem chung|tai lieu/],
  ['lead', /chu tri|co quan|don vi (?!tinh)|phoi hop|bo phan|nguon so lieu/],
  ['remark', /ghi chu|giai thich|giai trinh|dien giai|huong dan|chu thich/],
  ['name', /chi so|tieu chi|noi dung|chi tieu|linh vuc|ten|hang muc|nhiem vu|tru cot/],
]

const MOST_HEAD_ROWS = 15
const MOST_COLUMNS = 60

/** Finds the head of an index table: a row that names codes or names, and points or rules. */
export function columnsOf(table: AnnexTable): Columns | undefined {
  const width = Math.min(widthOf(table), MOST_COLUMNS)
  for (let at = 0; at < Math.min(MOST_HEAD_ROWS, table.rows.length); at += 1) {
    const depth = headDepth(table, at)
    const head = headTexts(table, at, depth, width)
    const uses = head.map(useOf)
    if (!isIndexHead(uses)) continue
    return settled({ head, uses, width, firstRow: at + depth }, table)
  }
  return undefined
}

function useOf(head: string): ColumnUse | undefined {
  return USES.find(([, words]) => words.test(head))?.[0]
}

function isIndexHead(uses: readonly (ColumnUse | undefined)[]): boolean {
  const has = (use: ColumnUse): boolean => uses.includes(use)
  return has('name') && (has('max') || has('rule')) && uses.filter(Boolean).length >= 2 && new Set(uses).size >= 2
}

/** A second row belongs to the head where cells of the first reach down into it. */
function headDepth(table: AnnexTable, at: number): number {
  const next = table.rows[at + 1]
  const isHead = next?.cells.some((cell) => cell.continues) && next.cells.some((cell) => useOf(fold(cell.text)))
  return isHead ? 2 : 1
}

function headTexts(table: AnnexTable, at: number, depth: number, width: number): string[] {
  return Array.from({ length: width }, (_, column) => {
    const own = fold(textAt(table.rows[at]!, column))
    const below = depth === 2 ? fold(textAt(table.rows[at + 1]!, column)) : ''
    return useOf(below) ? below : own
  })
}

type Found = { head: string[]; uses: (ColumnUse | undefined)[]; width: number; firstRow: number }

/** "Thang điểm" heads points or rules, as its cells show; a set with two columns of points has its maxima in the first. */
function settled({ head, uses, width, firstRow }: Found, table: AnnexTable): Columns {
  const body = table.rows.slice(firstRow)
  const final = uses.map((use, column) => (use === 'max' && holdsSentences(body, column) ? 'rule' : use))
  const at = (use: ColumnUse): number[] => final.flatMap((one, column) => (one === use ? [column] : []))
  const code = at('code').length > 0 ? at('code') : unheadedCodes(final, body)
  const unknown = final.flatMap((use, column) =>
    use === undefined && head[column] !== '' && !code.includes(column) ? [column] : [],
  )
  const of = {
    code: code.slice(0, 1),
    name: at('name'),
    rule: at('rule'),
    max: at('max').slice(0, 1),
    remark: at('remark'),
    evidence: at('evidence'),
    lead: at('lead'),
  }
  return { of, unknown, width, firstRow, head }
}

function holdsSentences(body: readonly AnnexRow[], column: number): boolean {
  const texts = body.map((row) => textAt(row, column).trim()).filter((text) => text !== '')
  return texts.length > 0 && texts.filter((text) => text.length > 12).length * 2 > texts.length
}

/** A first column without a head that holds codes. */
function unheadedCodes(uses: readonly (ColumnUse | undefined)[], body: readonly AnnexRow[]): number[] {
  if (uses[0] !== undefined) return []
  const texts = body.map((row) => textAt(row, 0).trim()).filter((text) => text !== '')
  const codes = texts.filter((text) => /^(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)\.?$/.test(text))
  return codes.length > 0 && codes.length * 2 > texts.length ? [0] : []
}

/** True for a row that prints the head once more, as tables do on each page. */
export function repeatsHead(row: AnnexRow, columns: Columns): boolean {
  const texts = Array.from({ length: columns.width }, (_, column) => fold(textAt(row, column)))
  return texts.every((text, column) => text === columns.head[column]) && texts.some((text) => text !== '')
}

/** The texts of a row's columns of one use, each cell once. */
export function textsOf(row: AnnexRow, columns: Columns, use: ColumnUse): string {
  const cells = new Set(columns.of[use].map((column) => cellAt(row, column)))
  return [...cells]
    .map((cell) => cell?.text.trim() ?? '')
    .filter((text) => text !== '')
    .join('\n')
}

/** True when the cell of a use is the lower part of a merged one. */
export function continuesIn(row: AnnexRow, columns: Columns, use: ColumnUse): boolean {
  return columns.of[use].some((column) => cellAt(row, column)?.continues === true)
}
