import { readEdition, readItems } from '#content/library.ts'
import { outlineOf } from '#domain/edition/outline.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Draws } from './draws.ts'

export const ITEMS = readItems()
export const OUTLINE = outlineOf(readEdition('hue-2020'), ITEMS).outline

export type TableForm = 'criterion' | 'item' | 'organisation'

/** A table with the lines on which its bad rows begin, known from how it was written. */
export type WrittenTable = { readonly form: TableForm; readonly text: string; readonly badLines: readonly number[] }

type Cells = { readonly cells: readonly string[]; readonly isBad: boolean }

/** Rows good and bad, in any writing that a spreadsheet may choose: delimiters, quotes, line ends, blank lines, BOM. */
export function writtenTable(draws: Draws): WrittenTable {
  const form = draws.pick(['criterion', 'item', 'organisation'] as const)
  const delimiter = draws.pick([',', ';'])
  const end = draws.pick(['\n', '\r\n', '\r', 'mixed'])
  const lineEnd = (): string => (end === 'mixed' ? draws.pick(['\n', '\r\n']) : end)
  const header = HEADERS[form]
  const seen = new Set<string>()
  const badLines: number[] = []
  let text = draws.is(0.2) ? '\ufeff' : ''
  let line = 1
  const write = (written: string): void => {
    text += written
    line += written.match(/\r\n|\n|\r/g)?.length ?? 0
  }
  write(header.join(delimiter) + lineEnd())
  for (let count = draws.between(1, 25); count > 0; count -= 1) {
    if (draws.is(0.1)) write(draws.pick(['', ' ', delimiter.repeat(header.length - 1)]) + lineEnd())
    const { cells, isBad } = ROWS[form](draws, seen)
    if (isBad) badLines.push(line)
    write(cells.map((cell) => writtenCell(draws, cell, delimiter)).join(delimiter) + lineEnd())
  }
  return { form, text, badLines }
}

const HEADERS = {
  criterion: ['organisation', 'criterion', 'variable', 'value', 'period'],
  item: ['organisation', 'item', 'value'],
  organisation: ['organisation', 'name', 'group', 'kind', 'parent', 'ranked'],
} as const satisfies Record<TableForm, readonly string[]>

const ROWS = { criterion: criterionRow, item: itemRow, organisation: organisationRow } as const satisfies Record<
  TableForm,
  (draws: Draws, seen: Set<string>) => Cells
>

/** Quoted where it must be, now and then where it need not; spaces around are no part of a cell. */
function writtenCell(draws: Draws, cell: string, delimiter: string): string {
  const mustQuote = cell.includes(delimiter) || /["\r\n]/.test(cell)
  const written = mustQuote || draws.is(0.1) ? `"${cell.replaceAll('"', '""')}"` : cell
  return draws.is(0.1) ? ` ${written} ` : written
}

/** A name that no other row of the table has, with whatever a name may hold. */
function freshName(draws: Draws, seen: Set<string>): string {
  const kind = draws.pick([
    'xã',
    'Sở "Nội vụ"',
    'Ban; Ngành',
    'Phường 1, Quận 3',
    'Xã\nHai Dòng',
    'Xã\r\nHai Dòng',
    '=1+1',
    "'@x",
    'Đơn vị 😀',
  ])
  seen.add(`${kind} ${seen.size}`)
  return `${kind} ${seen.size - 1}`
}

function criterionRow(draws: Draws, seen: Set<string>): Cells {
  const { node, letter } = draws.pick(LETTERS)
  const value = valueFor(draws, letter.item)
  const name = freshName(draws, seen)
  const cells = [name, node.code, letter.name, value.text, '2026']
  if (value.isBad) return { cells, isBad: true }
  return damagedRow(draws, cells, [
    ['', ...cells.slice(1)],
    [name, '9.9.9.9', 'a', '1', '2026'],
    [name, '1', 'a', '1', '2026'],
    [name, node.code, 'q9', '1', '2026'],
    [name, node.code, letter.name, '1', '2026-H3'],
    ['x'.repeat(301), ...cells.slice(1)],
  ])
}

const LETTERS = OUTLINE.leaves.flatMap((node) => node.leaf!.letters.map((letter) => ({ node, letter })))

function itemRow(draws: Draws, seen: Set<string>): Cells {
  const item = draws.pick(LETTERS).letter.item
  const value = valueFor(draws, item)
  const name = freshName(draws, seen)
  if (value.isBad) return { cells: [name, item.id, value.text], isBad: true }
  return damagedRow(
    draws,
    [name, item.id, value.text],
    [
      ['', item.id, '1'],
      [name, '', '1'],
      [name, 'khong-co-so-lieu-nay', '1'],
    ],
  )
}

function organisationRow(draws: Draws, seen: Set<string>): Cells {
  const name = freshName(draws, seen)
  const cells = [
    name,
    draws.pick(['', 'Tên']),
    draws.pick(['', 'xa']),
    draws.pick(['', 'commune', 'province']),
    '',
    draws.pick(['', 'có', '0', 'FALSE']),
  ]
  return damagedRow(draws, cells, [
    ['', 'x', '', '', '', ''],
    [name, 'x', '', 'lang', '', ''],
    [name, 'x', '', '', 'khong co', ''],
    [name, 'x', '', '', name, ''],
    [name, 'x', '', '', '', 'đúng'],
  ])
}

/** Now and then another row in its place that is bad for sure, or one with a cell too many or too few. */
function damagedRow(draws: Draws, cells: readonly string[], bad: readonly (readonly string[])[]): Cells {
  if (draws.is(0.7)) return { cells, isBad: false }
  if (draws.is(0.3)) return { cells: draws.is(0.5) ? [...cells, 'thừa'] : cells.slice(0, -1), isBad: true }
  return { cells: draws.pick(bad), isBad: true }
}

function valueFor(draws: Draws, item: DataItem): { text: string; isBad: boolean } {
  const isBad = draws.is(0.2)
  if (isBad)
    return { text: draws.pick([draws.digits(400), 'mười', '1.2.3', '--1', '#N/A', '1e3', '0x10', '5 người']), isBad }
  if (item.kind === 'yes-no') return { text: draws.pick(['có', 'Không', '1', '0', 'TRUE']), isBad }
  if (item.kind === 'choice')
    return { text: draws.pick([item.options![0]!.slug, '1', String(item.options!.length)]), isBad }
  return { text: draws.pick(['0', '7', '12', '9999999', '']), isBad }
}
