import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { readEdition } from '#content/library.ts'
import { readAnnex } from '#domain/edition/annex/read-annex.ts'
import { readAnnexFile } from '#office/annex/annex-file.ts'
import { annexDocument, annexRows } from '#test/support/annex-documents.ts'
import { converted } from '#test/support/converted.ts'

const hue = readEdition('hue-2020')
const document = annexDocument(hue)

test('the Word file of annex 4 is one that LibreOffice reads', () => {
  const text = converted(document, 'txt').toString('utf8')
  for (const node of hue.nodes[0]!.children!) expect(text).toContain(node.title.text)
  expect(text).toContain('- Tham gia mỗi hội thảo, hội nghị được 01 điểm, tối đa 05 điểm')
})

test('what LibreOffice writes of it reads as the same rows, proposals and doubts', async () => {
  const own = readAnnex(await readAnnexFile(document))
  const theirs = readAnnex(await readAnnexFile(converted(document, 'docx')))
  expect(theirs).toEqual(own)
})

test('an Excel file with the same cells merged reads as the same rows and proposals', async () => {
  const own = readAnnex(await readAnnexFile(document))
  const theirs = readAnnex(await readAnnexFile(await workbook()))
  const words = ({ nodes }: typeof own): unknown =>
    nodes.map((node) => ({ ...node, place: undefined, also: node.also.map((one) => one.code) }))
  expect(words(theirs)).toEqual(words(own))
})

/** The annex as a sheet: codes as text, maxima as numbers, spans and shared cells merged. */
async function workbook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Phụ lục 4')
  sheet.getCell('A1').value = hue.title.vi
  for (const [at, { cells }] of annexRows(hue).entries()) {
    const row = at + 3
    let column = 1
    for (const { text, span = 1, merge } of cells) {
      const isFigure = column > 1 && /^\d+$/.test(text)
      if (merge !== 'continue' && text !== '') sheet.getCell(row, column).value = isFigure ? Number(text) : text
      if (span > 1) sheet.mergeCells(row, column, row, column + span - 1)
      if (merge === 'restart') sheet.mergeCells(row, column, row + 1, column)
      column += span
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
