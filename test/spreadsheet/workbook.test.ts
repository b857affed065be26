import { dirname, join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkFormula } from '#domain/edition/formula/checker.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { variablesOf } from '#domain/edition/formula/tree.ts'
import { publishedPoints, publishedText, totalOf } from '#domain/scoring/published.ts'
import { rank } from '#domain/scoring/rank.ts'
import { SHEET_NAMES } from '#office/workbook/sheet-names.ts'
import { writeWorkbook } from '#office/workbook/workbook.ts'
import { statusText } from '#text/statuses.ts'
import { letterType, LETTERS, numberTrees, OPTIONS, type LetterName } from '../support/formula-trees.ts'
import { hueOutline, hueScored, type CriterionRow } from '../support/hue.ts'
import { editionOf, itemsOf, scored, type Scored, type ValueSketch } from '../support/small-edition.ts'
import { recalculated } from '../support/spreadsheet.ts'
import { writtenFile } from '../support/written-file.ts'

/** The workbook that La Bàn writes, with every stored result taken out, as LibreOffice Calc computes it. */
async function liveWorkbook(all: Scored, change?: (workbook: ExcelJS.Workbook) => void): Promise<ExcelJS.Workbook> {
  const file = join(dirname(writtenFile('x', '')), 'diem.xlsx')
  await writeWorkbook(all.inputs, file)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula }
      }),
    )
  }
  change?.(workbook)
  return recalculated(workbook)
}

/** Cells by the member's id and the head of the column. */
function reader(workbook: ExcelJS.Workbook, name: string, idHead: string): (id: string, head: string) => unknown {
  const sheet = workbook.getWorksheet(name)!
  const heads = [1, 2, 3, 4, 5, 6].find((row) =>
    [1, 2, 3].some((column) => sheet.getCell(row, column).text === idHead),
  )!
  const columns = new Map<string, number>()
  sheet.getRow(heads).eachCell((cell, column) => columns.set(cell.text, column))
  const rows = new Map<string, number>()
  sheet.getColumn(columns.get(idHead)!).eachCell((cell, row) => rows.set(cell.text, row))
  return (id, head) => {
    const cell = sheet.getCell(rows.get(id)!, columns.get(head) ?? 0)
    return cell.formula ? cell.result : cell.value
  }
}

/** Every leaf's status and points, and every published total and place. */
function expectSame(workbook: ExcelJS.Workbook, all: Scored): void {
  const leaf = reader(workbook, SHEET_NAMES.leaves, 'Mã')
  const total = reader(workbook, SHEET_NAMES.points, 'Mã')
  const published = publishedPoints(all.scores, all.exactly, totalOf(all.outline.nodes))
  const places = new Map(
    rank(all.scores, all.exactly, totalOf(all.outline.nodes)).flatMap(({ rows }) =>
      rows.map((one) => [one.row, one] as const),
    ),
  )
  for (const [row, { id }] of all.inputs.members.entries()) {
    for (const { code, row: printed } of all.outline.leaves) {
      const place = `${id} ${code} ${printed.formula}`
      expect(leaf(id, `${code} tình trạng`), place).toBe(statusText(all.status(id, code) as 'scored', 'vi'))
      expect(leaf(id, `${code} điểm`), place).toBeCloseTo(all.points(id, code), 9)
    }
    expect(Number(total(id, 'Điểm công bố')).toFixed(2)).toBe(publishedText(published[row]!))
    expect(total(id, 'Hạng')).toBe(places.get(row)!.place)
  }
}

const COUNTS = ['', '', '0', '1', '2', '3', '4', '5', '8', '10', '16', '20', '79', '80', '100']

function hueRows(member: number): CriterionRow[] {
  const [numbers] = fc.sample(fc.array(fc.nat(), { minLength: 400, maxLength: 400 }), { seed: member, numRuns: 1 }) as [
    number[],
  ]
  const told = new Set<string>()
  return hueOutline.leaves.flatMap((node) =>
    node.leaf!.letters.flatMap(({ name, item }): CriterionRow[] => {
      if (told.has(item.id)) return []
      told.add(item.id)
      const number = numbers[told.size]!
      const choices = item.kind === 'choice' ? ['', '1', '2', '3'] : item.kind === 'yes-no' ? ['', '0', '1'] : COUNTS
      return [
        [`đơn vị ${member}`, node.code, name, number % 40 === 0 ? 'khong-ap-dung' : choices[number % choices.length]!],
      ]
    }),
  )
}

const hueMembers = [1, 2, 3, 4, 5, 6]

test('the workbook of hue-2020 computes the points, totals and places of La Bàn by itself', async () => {
  const all = hueScored(hueMembers.flatMap(hueRows))
  expectSame(await liveWorkbook(all), all)
})

test('a changed input moves points and places as La Bàn would', async () => {
  const rows = hueMembers.slice(0, 4).flatMap(hueRows)
  const before = hueScored(rows)
  const after = hueScored(
    [
      ...rows.filter(([id, code]) => id !== 'đơn vị 2' || code !== '7.2.1'),
      ['đơn vị 2', '7.2.1', 'a', '8'],
      ['đơn vị 2', '7.2.1', 'b', '3'],
    ],
    before.inputs.members.map(({ id }) => id),
  )
  const workbook = await liveWorkbook(before, (written) => {
    const sheet = written.getWorksheet(SHEET_NAMES.inputs)!
    sheet.getColumn(1).eachCell((cell, row) => {
      if (cell.text !== 'đơn vị 2') return
      sheet.getRow(3).eachCell((head, column) => {
        const readers = head.text.split(', ')
        if (readers.includes('7.2.1 a')) sheet.getCell(row, column).value = 8
        if (readers.includes('7.2.1 b')) sheet.getCell(row, column).value = 3
      })
    })
  })
  expectSame(workbook, after)
})

test('a set of random rules computes by itself too', async () => {
  const functions = ['IF', 'MIN', 'MAX', 'SUM', 'ABS', 'INT', 'RATIO', 'SHARE', 'LEVEL', 'STEPS'] as const
  const trees = fc
    .sample(numberTrees({ depth: 3, functions }), { seed: 41, numRuns: 400 })
    .filter((tree) => variablesOf(tree).length > 0 && checkFormula(tree, letterType).length === 0)
    .slice(0, 80)
  const leaves = trees.map((tree, at) => ({
    code: `1.${at + 1}`,
    max: 10,
    formula: printFormula(tree),
    variables: Object.fromEntries(variablesOf(tree).map((name) => [name, { item: name }])),
  }))
  const values = {
    count: ['0', '1', '2', '5', '8', '10'],
    amount: ['0', '0.5', '2.5', '7', '12'],
    points: ['0', '-1', '2', '-0.5'],
    'yes-no': ['0', '1'],
    choice: ['0', '1', '2'],
  }
  const members = Array.from({ length: 10 }, (_, at) => `m${at}`)
  const rows = members.flatMap((member, at) => {
    const picks = fc.sample(fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), { seed: at, numRuns: 1 })[0]!
    return (Object.keys(LETTERS) as LetterName[]).flatMap((name, place): ValueSketch[] => {
      const list = values[LETTERS[name]]
      return picks[place]! % 9 === 0 ? [] : [[member, name, list[picks[place]! % list.length]!]]
    })
  })
  const all = scored({
    edition: editionOf([{ code: '1', children: leaves }]),
    items: itemsOf({ ...LETTERS, k: { kind: 'choice', options: OPTIONS.map((slug) => ({ slug, name: slug })) } }),
    organisations: members.map((id) => ({ id })),
    values: rows,
  })
  expectSame(await liveWorkbook(all), all)
})
