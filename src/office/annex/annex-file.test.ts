import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import { paragraph, part, table, wordDocument, wordParts, type Cell } from '#test/support/annex-documents.ts'
import { BROKEN_ANNEXES } from '#test/support/broken-annexes.ts'
import { xlsx, zip } from '#test/support/evidence-files.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { readAnnexFile } from './annex-file.ts'

const row = (...cells: (string | Cell)[]) => ({
  cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
})

async function texts(bytes: Buffer): Promise<string[][][]> {
  const { tables } = await readAnnexFile(bytes)
  return tables.map(({ rows }) => rows.map(({ cells }) => cells.map((cell) => cell.text)))
}

/** The code with which a file is refused; a file that is read is none. */
async function refused(bytes: Uint8Array): Promise<string> {
  return readAnnexFile(bytes).then(
    () => 'read',
    (error: unknown) => {
      if (error instanceof AnnexFileError) return error.fault.code
      throw error
    },
  )
}

describe('a Word file', () => {
  test('gives the cells of its tables, a paragraph a line, letters in one composed form', async () => {
    const decomposed = 'Điểm tối đa'.normalize('NFD')
    expect(await texts(wordDocument(table([row('1', `${decomposed}\n\n  10  điểm`)])))).toEqual([
      [['1', 'Điểm tối đa\n10 điểm']],
    ])
  })

  test('says how many columns a cell covers and which is the lower part of a merged one', async () => {
    const file = await readAnnexFile(
      wordDocument(
        table([
          row('a', { text: 'b', span: 3 }, { text: 'c', merge: 'restart' }),
          row('d', 'e', 'f', 'g', { text: 'x', merge: 'continue' }),
        ]),
      ),
    )
    expect(
      file.tables[0]!.rows.map(({ cells }) => cells.map((cell) => [cell.text, cell.column, cell.span, cell.continues])),
    ).toEqual([
      [
        ['a', 0, 1, false],
        ['b', 1, 3, false],
        ['c', 4, 1, false],
      ],
      [
        ['d', 0, 1, false],
        ['e', 1, 1, false],
        ['f', 2, 1, false],
        ['g', 3, 1, false],
        ['', 4, 1, true],
      ],
    ])
  })

  test('shows what was put in under tracked changes, not what was struck out, and says that there are some', async () => {
    const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
    const struck = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    const moved = `<w:moveFrom w:id="2">${run('xa')}</w:moveFrom>`
    const cell = `<w:tc><w:p>${run('Điểm ')}${struck}${moved}<w:ins w:id="3">${run('mới')}</w:ins></w:p></w:tc>`
    const gone = `<w:tr><w:trPr><w:del w:id="4"/></w:trPr><w:tc><w:p>${run('dòng bỏ')}</w:p></w:tc></w:tr>`
    const bytes = wordDocument(`<w:tbl><w:tr>${cell}</w:tr>${gone}</w:tbl>`)
    expect(await texts(bytes)).toEqual([[['Điểm mới']]])
    expect(await readAnnexFile(bytes)).toMatchObject({ tracked: true })
  })

  test('hands over a table within a cell as one of its own, with the table it stands in', async () => {
    const inner = table([row('x', 'y')])
    const outer = `<w:tbl><w:tr><w:tc>${paragraph('ngoài')}${inner}${paragraph('sau')}</w:tc></w:tr></w:tbl>`
    const { tables } = await readAnnexFile(wordDocument(outer))
    expect(tables.map((one) => [one.within, one.rows.length])).toEqual([
      [undefined, 1],
      [0, 1],
    ])
    expect(await texts(wordDocument(outer))).toEqual([[['ngoài\nsau']], [['x', 'y']]])
  })

  test('reads a drawing’s words once, and neither field codes nor text boxes', async () => {
    const words =
      '<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>một</w:t></w:r><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent>'
    expect(await texts(wordDocument(`<w:tbl><w:tr><w:tc><w:p>${words}</w:p></w:tc></w:tr></w:tbl>`))).toEqual([
      [['một']],
    ])
  })

  test('is found where the file says that its document is', async () => {
    const rels = `<Relationships xmlns="r"><Relationship Id="a" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>`
    const document = `<w:document xmlns:w="w">${table([row('1')])}</w:document>`
    expect(await texts(zip([part('_rels/.rels', rels), part('word/document2.xml', document)]))).toEqual([[['1']]])
  })
})

describe('a file that cannot be read is refused with what is wrong', () => {
  test.for(BROKEN_ANNEXES)('%s', async ([, bytes, code]) => {
    expect(await refused(await bytes())).toBe(code)
  })

  test('a sheet that calls one long text from a hundred thousand cells costs no more than it may', async () => {
    expect(await refused(await echoing(30_000))).toBe('too-much-text')
  })

  test('a merge over a million rows costs what is printed in them', async () => {
    const sheet =
      '<worksheet xmlns="s"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B1048576"/></mergeCells></worksheet>'
    const { tables } = await readAnnexFile(workbookOf(sheet))
    expect(tables[0]!.rows).toEqual([{ cells: [{ text: 'x', column: 0, span: 2, continues: false, numbered: false }] }])
  })
})

function workbookOf(sheet: string, strings = ''): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`
  return zip([
    part(
      '_rels/.rels',
      `<Relationships xmlns="r">${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      '<workbook xmlns="s" xmlns:r="r"><sheets><sheet name="Bảng" r:id="b"/></sheets></workbook>',
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="r">${relation('b', 'worksheet', 'worksheets/sheet1.xml')}${relation('c', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    ),
    part('xl/worksheets/sheet1.xml', sheet),
    part('xl/sharedStrings.xml', `<sst xmlns="s">${strings}</sst>`),
  ])
}

async function echoing(cells: number): Promise<Buffer> {
  const rows = Array.from(
    { length: cells / 100 },
    (_, at) => `<row r="${at + 1}">${`<c t="s"><v>0</v></c>`.repeat(100)}</row>`,
  ).join('')
  return workbookOf(
    `<worksheet xmlns="s"><sheetData>${rows}</sheetData></worksheet>`,
    `<si><t>${'a'.repeat(10_000)}</t></si>`,
  )
}

describe('an Excel file', () => {
  test('gives its sheets by name, texts as typed, numbers without the traces of doubles', async () => {
    const sheet =
      '<worksheet xmlns="s"><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2" t="str"><f>A1</f><v>tính</v></c></row></sheetData></worksheet>'
    const file = await readAnnexFile(
      workbookOf(sheet, '<si><r><t>Điểm </t></r><r><t>tối đa</t></r><rPh><t>x</t></rPh></si>'),
    )
    expect(file).toEqual({
      kind: 'excel',
      tracked: false,
      pictures: 0,
      tables: [
        {
          name: 'Bảng',
          rows: [
            {
              cells: ['Điểm tối đa', '0.3', 'tính'].map((text, at) => ({
                text,
                column: at + 1,
                span: 1,
                continues: false,
                numbered: false,
              })),
            },
          ],
        },
      ],
    } satisfies AnnexFile)
  })

  test('of another program reads too', async () => {
    expect(await texts(Buffer.from(await xlsx()))).toEqual([[['Số liệu', '24']]])
  })
})

test('bytes changed anywhere are read or refused by a code, never anything else', async () => {
  const small = wordDocument(
    table([
      row('STT', 'Tiêu chí', 'Điểm tối đa', 'Cách tính'),
      row('1', 'Có mạng', '2', '- Có: điểm tối đa\n- Không: 0 điểm'),
    ]),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(small.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const copy = Buffer.from(small)
        for (const [at, byte] of changes) copy[at] = byte
        expect(await refused(copy)).toBeTypeOf('string')
      },
    ),
    { numRuns: 300 },
  )
})

test('XML changed anywhere is read or refused by a code, never anything else', async () => {
  const xml = `<w:document xmlns:w="w"><w:body>${table([row('1', { text: 'a', span: 2 }), row({ text: '', merge: 'continue' }, 'b')])}</w:body></w:document>`
  const pieces = fc.constantFrom(
    '<w:tbl>',
    '</w:tbl>',
    '<w:tr>',
    '</w:tc>',
    '<w:del>',
    '</w:del>',
    '<w:gridSpan w:val="-3"/>',
    '<w:vMerge/>',
    '&amp;',
    '&#0;',
    '<![CDATA[x]]>',
    '<!--',
    '\u0000',
    '<w:trPr>',
    '<w:numPr/>',
  )
  await fc.assert(
    fc.asyncProperty(fc.nat(xml.length), fc.nat(40), pieces, async (at, gone, piece) => {
      expect(await refused(wordParts(xml.slice(0, at) + piece + xml.slice(at + gone)))).toBeTypeOf('string')
    }),
    { numRuns: 300 },
  )
})
