import { expect, test } from 'vitest'
import { editionIds, readEdition, readItems } from '#content/library.ts'
import { ContentError } from '#domain/content/content-fault.ts'
import { Edition, type Node } from '#domain/edition/definition.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { contentHash } from '#server/content/content-hash.ts'
import ExcelJS from 'exceljs'
import { readEditionWorkbook } from './read-edition.ts'
import { editionWorkbook } from './write-edition.ts'

const items = readItems()

test.each(editionIds())('%s as a workbook reads back to what it says', async (id) => {
  const edition = readEdition(id)
  const back = await readEditionWorkbook(await editionWorkbook(edition, items))
  expect(saidBy(back)).toEqual(saidBy(edition))
  expect(contentHash(saidBy(back))).toBe(contentHash(saidBy(edition)))
})

test('classes of results stand in one cell as people write them; what is none is told with its cell', async () => {
  const bands = [
    { name: 'Tốt', least: '0.875' },
    { name: 'Khá', least: '0.5' },
  ]
  const book = await editionWorkbook({ ...readEdition('quoc-gia-2025'), bands }, items)
  expect((await readEditionWorkbook(book)).bands).toEqual(bands)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(book.slice().buffer)
  const facts = workbook.worksheets.find((sheet) => sheet.getColumn(2).values.includes('Tốt từ 87,5%; Khá từ 50%'))!
  const row = facts.getColumn(2).values.indexOf('Tốt từ 87,5%; Khá từ 50%')
  facts.getCell(row, 2).value = 'Khá từ 50%; Tốt từ 80%'
  const broken = readEditionWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()))
  await expect(broken).rejects.toMatchObject({
    faults: [{ code: 'cell-unfit', line: row, column: 2, params: { reason: 'bands-unfit' } }],
  })
})

/** A workbook shows rules in the Vietnamese form: spaces and needless brackets of the file are not kept. */
function saidBy(edition: Edition): Edition {
  const plain = (node: Node): Node => ({
    ...node,
    ...(node.formula !== undefined && { formula: canonical(node.formula) }),
    require: node.require.map(canonical),
    examples: node.examples.map(({ given, points }) => ({
      points,
      given: Object.fromEntries(
        Object.entries(given).map(([name, value]) => [name, typeof value === 'boolean' ? value : String(value)]),
      ),
    })),
    ...(node.lead?.length === 0 && { lead: undefined }),
    ...(node.children && { children: node.children.map(plain) }),
  })
  return { ...edition, nodes: edition.nodes.map(plain) }
}

function canonical(text: string): string {
  return printFormula(parseFormula(text).formula!)
}

async function changed(change: (workbook: ExcelJS.Workbook) => void): Promise<Edition> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await editionWorkbook(readEdition('quoc-gia-2025'), items)).slice().buffer)
  change(workbook)
  return readEditionWorkbook(new Uint8Array(await workbook.xlsx.writeBuffer()))
}

async function faultsOf(change: (workbook: ExcelJS.Workbook) => void) {
  try {
    await changed(change)
  } catch (error) {
    if (error instanceof ContentError)
      return error.faults.map(({ file, line, column, code }) => [file, line, column, code])
    throw error
  }
  return []
}

test('what somebody typed in is read, whatever the program made of the cell', async () => {
  const edition = await changed((workbook) => {
    const day = workbook.getWorksheet('Bộ chỉ số')!.getCell('B7')
    day.value = new Date('2026-03-01T00:00:00Z')
    day.numFmt = 'yyyy-mm-dd'
    workbook.getWorksheet('Mục')!.getCell('C2').value = { richText: [{ text: 'Nền ' }, { text: 'tảng' }] }
    workbook.getWorksheet('Mục')!.getCell('S2').value = 12.5
  })
  expect(edition.issuedOn).toBe('2026-03-01')
  expect(edition.nodes[0]!.title.text).toBe('Nền tảng')
  expect(edition.nodes[0]!.printedMax).toBe('12.5')
})

test('what does not fit is told at its sheet, row and column', async () => {
  expect(await faultsOf((workbook) => (workbook.getWorksheet('Mục')!.getCell('D2').value = 'nhiều'))).toEqual([
    ['Mục', 2, 4, 'cell-unfit'],
  ])
  expect(await faultsOf((workbook) => (workbook.getWorksheet('Mục')!.getCell('B2').value = '99'))).toEqual([
    ['Mục', 2, 2, 'row-unknown'],
  ])
  expect(await faultsOf((workbook) => (workbook.getWorksheet('Bộ chỉ số')!.getCell('B7').value = 'hôm qua'))).toEqual([
    ['Bộ chỉ số', 7, 2, 'cell-unfit'],
  ])
  expect(await faultsOf((workbook) => workbook.removeWorksheet('Biến'))).toEqual([['Biến', 0, 0, 'sheet-missing']])
  await expect(readEditionWorkbook(new TextEncoder().encode('PK no workbook'))).rejects.toThrow(ContentError)
})
