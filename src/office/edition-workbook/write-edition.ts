import type ExcelJS from 'exceljs'
import type { Edition } from '#domain/edition/definition.ts'
import { placesOf } from '#domain/edition/edit/place.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import { FONT, headCell, newWorkbook, textCell } from '../workbook/sheets.ts'
import { SHEETS, type SheetColumn, type SheetName } from './columns.ts'
import { EXAMPLES, FACTS, ITEMS, LENSES, LETTERS, NODES, NOTES, SHARED } from './node-columns.ts'

/** An edition as a workbook that a person reads and changes, and that `readEditionWorkbook` takes in again. */
export async function editionWorkbook(edition: Edition, items: ItemCatalogue): Promise<Uint8Array> {
  const workbook = newWorkbook(edition.title.vi)
  // The same edition gives the same workbook.
  workbook.created = workbook.modified = new Date(0)
  factsSheet(workbook, edition)
  const rows = [...placesOf(edition)].map(({ node, parents }) => ({ node, parent: parents.at(-1)?.code }))
  const of = <Part>(parts: (node: (typeof rows)[number]['node']) => readonly Part[]) =>
    rows.flatMap(({ node }) => parts(node).map((part) => ({ code: node.code, part })))
  table(workbook, 'nodes', NODES, rows)
  const letters = of(({ variables }) => Object.entries(variables))
  const named = (id: string | undefined) =>
    edition.items.find((item) => item.id === id)?.name ?? items.get(id ?? '')?.name
  table(
    workbook,
    'letters',
    LETTERS,
    letters.map(({ code, part: [letter, variable] }) => ({ code, letter, variable, name: named(variable.item) })),
  )
  table(
    workbook,
    'examples',
    EXAMPLES,
    of(({ examples }) => examples).map(({ code, part }) => ({ code, example: part })),
  )
  const notes = [
    ...edition.notes.map((note) => ({ code: undefined, note })),
    ...of(({ notes }) => notes).map(({ code, part }) => ({ code, note: part })),
  ]
  table(workbook, 'notes', NOTES, notes)
  table(
    workbook,
    'shared',
    SHARED,
    of(({ also }) => also).map(({ code, part }) => ({ code, shared: part })),
  )
  table(workbook, 'lenses', LENSES, edition.lenses)
  table(workbook, 'items', ITEMS, edition.items)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function factsSheet(workbook: ExcelJS.Workbook, edition: Edition): void {
  const sheet = workbook.addWorksheet(SHEETS.facts)
  sheet.getColumn(1).width = 32
  sheet.getColumn(2).width = 90
  FACTS.forEach(({ head, cell }, at) => {
    textCell(sheet.getCell(at + 1, 1), head)
    sheet.getCell(at + 1, 1).font = { name: FONT, size: 10, bold: true }
    textCell(sheet.getCell(at + 1, 2), cell(edition) ?? '')
  })
}

function table<Row>(
  workbook: ExcelJS.Workbook,
  name: SheetName,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): void {
  const sheet = workbook.addWorksheet(SHEETS[name], { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
  columns.forEach(({ head, width }, at) => {
    headCell(sheet.getCell(1, at + 1), head)
    sheet.getColumn(at + 1).width = width
    // Codes and figures are words here: "1.10" must not become 1.1 when somebody types beside it.
    sheet.getColumn(at + 1).numFmt = '@'
  })
  rows.forEach((row, line) => {
    columns.forEach(({ cell }, at) => {
      const text = cell(row)
      if (text !== undefined) textCell(sheet.getCell(line + 2, at + 1), text)
    })
  })
}
