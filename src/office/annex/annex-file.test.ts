import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnnexFile } from '#domain/edition/annex/annex-table.ts'
import {
  annexDocument,
  paragraph,
  part,
  table,
  wordDocument,
  wordParts,
  type Cell,
} from '#test/support/annex-documents.ts'
import { docx, lockedDocx, odt, pdf, png, STORED, xlsx, zip } from '#test/support/evidence-files.ts'
import { readEdition } from '#content/library.ts'
import { AnnexFileError } from './annex-file-error.ts'
import { readAnnexFile } from './annex-file.ts'
import {
  DEEPEST_XML,
  LONGEST_CELL,
  MOST_ELEMENTS,
  MOST_FILE_BYTES,
  MOST_PARTS,
  MOST_ROWS,
  MOST_UNHEARD,
  MOST_UNPACKED_BYTES,
} from './limits.ts'

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

const ENTITIES = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">${ENTITIES}]><w:document xmlns:w="w"><w:body>&l10;</w:body></w:document>`
const EXTERNAL =
  '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>'
const nested = (depth: number): string =>
  `<w:document xmlns:w="w">${'<w:p>'.repeat(depth)}${'</w:p>'.repeat(depth)}</w:document>`
const whole = annexDocument(readEdition('hue-2020'))

/** A packed file of so many bytes of one cell, and what the archive says of it. */
function swollen(bytes: number, says = bytes): Buffer {
  return zip([{ name: 'word/document.xml', bytes: Buffer.alloc(bytes, ' '), says }])
}

describe('a file that cannot be read is refused with what is wrong', () => {
  const CASES: readonly (readonly [what: string, bytes: () => Uint8Array | Promise<Uint8Array>, code: string])[] = [
    ['nothing at all', () => Buffer.alloc(0), 'file-empty'],
    ['one byte too many', () => Buffer.alloc(MOST_FILE_BYTES + 1), 'file-too-large'],
    ['a Word file with a password', () => lockedDocx(), 'file-protected'],
    ['a Word file of before 2007', () => lockedDocx('WordDocument'), 'file-old-format'],
    ['a PDF', () => pdf('Phụ lục'), 'file-not-office'],
    ['a picture', () => png(), 'file-not-office'],
    ['an OpenDocument text', () => odt(), 'file-not-office'],
    ['plain text', () => Buffer.from('STT, Chỉ số'), 'file-not-office'],
    ['an archive cut off in the middle', () => whole.subarray(0, whole.length / 2), 'file-damaged'],
    ['a letter that changed on the way', () => misspelt(), 'file-damaged'],
    ['a part that says a smaller size than it has', () => swollen(50_000, 10), 'file-damaged'],
    [
      'a Word file whose part has a password',
      () => zip([{ name: 'word/document.xml', bytes: Buffer.from('x'), flags: 1 }]),
      'file-protected',
    ],
    ['a bomb of packed spaces', () => swollen(MOST_UNPACKED_BYTES + 1), 'file-unpacks-too-big'],
    [
      'paragraphs without end',
      () => wordParts(`<w:document xmlns:w="w">${'<w:p/>'.repeat(MOST_ELEMENTS)}`),
      'xml-too-long',
    ],
    [
      'one text of three megabytes',
      () => wordParts(`<w:document xmlns:w="w">${' '.repeat(3 * MOST_UNHEARD)}`),
      'too-much-text',
    ],
    [
      'a comment without end',
      () => wordParts(`<w:document xmlns:w="w"><!--${'<a>'.repeat(MOST_UNHEARD)}`),
      'too-much-text',
    ],
    [
      'too many parts',
      () => zip(Array.from({ length: MOST_PARTS + 1 }, (_, at) => part(`p${at}`, ''))),
      'file-too-many-parts',
    ],
    ['one part twice', () => zip([part('word/document.xml', ''), part('word/document.xml', '')]), 'file-damaged'],
    ['XML that is not closed', () => wordParts('<w:document xmlns:w="w"><w:body>'), 'xml-damaged'],
    [
      'letters that are no UTF-8',
      () => zip([{ name: 'word/document.xml', bytes: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }]),
      'xml-damaged',
    ],
    ['entities within entities', () => wordParts(LAUGHS), 'xml-doctype'],
    ['an entity that reads a file', () => wordParts(EXTERNAL), 'xml-doctype'],
    ['an entity that nobody defined', () => wordParts('<w:document xmlns:w="w">&nbsp;</w:document>'), 'xml-damaged'],
    ['elements within elements', () => wordParts(nested(DEEPEST_XML + 1)), 'xml-too-deep'],
    [
      'too many rows',
      () => wordParts(`<w:document xmlns:w="w"><w:tbl>${'<w:tr/>'.repeat(MOST_ROWS + 1)}</w:tbl></w:document>`),
      'too-many-rows',
    ],
    [
      'a row of too many cells',
      () => wordParts(`<w:document xmlns:w="w"><w:tbl><w:tr>${'<w:tc/>'.repeat(300)}</w:tr></w:tbl></w:document>`),
      'too-many-cells',
    ],
    [
      'a cell that spans a million columns',
      () => wordDocument(table([row({ text: 'a', span: 9999 })])),
      'too-many-cells',
    ],
    ['a cell as long as a book', () => wordDocument(table([row('a'.repeat(LONGEST_CELL + 1))])), 'too-much-text'],
    [
      'pictures of pages',
      async () => wordDocument(paragraph(''), [{ name: 'word/media/image1.png', bytes: Buffer.from(await png()) }]),
      'scanned',
    ],
    ['a letter without a table', () => wordDocument(paragraph('Kính gửi')), 'no-table'],
    ['a Word file without words', () => docx(), 'no-table'],
  ]

  test.for(CASES)('%s', async ([, bytes, code]) => {
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

/** A sound document but for one letter, which only the archive's check tells. */
function misspelt(): Buffer {
  const document = `<w:document xmlns:w="w">${table([row('5 điểm')])}</w:document>`
  const bytes = zip([{ name: 'word/document.xml', bytes: Buffer.from(document), flags: STORED }])
  bytes[bytes.indexOf('>5 ') + 1] = '9'.charCodeAt(0)
  return bytes
}

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
