import { annexDocument, paragraph, part, table, wordDocument, wordParts, type Cell } from './annex-documents.ts'
import { readEdition } from '#content/library.ts'
import {
  DEEPEST_XML,
  LONGEST_CELL,
  MOST_ELEMENTS,
  MOST_FILE_BYTES,
  MOST_PARTS,
  MOST_ROWS,
  MOST_UNHEARD,
  MOST_UNPACKED_BYTES,
} from '#office/annex/limits.ts'
import { docx, lockedDocx, odt, pdf, png, STORED, zip } from './evidence-files.ts'

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

const row = (...cells: (string | Cell)[]) => ({
  cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
})

/** Files of decisions that cannot be read, with why. */
export const BROKEN_ANNEXES: readonly (readonly [
  what: string,
  bytes: () => Uint8Array | Promise<Uint8Array>,
  code: string,
])[] = [
  ['nothing at all', () => Buffer.alloc(0), 'file-empty'],
  ['one byte too many', () => Buffer.alloc(MOST_FILE_BYTES + 1), 'file-too-large'],
  ['a Word file with a password', () => lockedDocx(), 'file-protected'],
  ['a Word file of before 2007', () => lockedDocx('WordDocument'), 'file-old-format'],
  ['a PDF', () => pdf('Phụ lục'), 'file-is-pdf'],
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

/** A sound document but for one letter, which only the archive's check tells. */
function misspelt(): Buffer {
  const document = `<w:document xmlns:w="w">${table([row('5 điểm')])}</w:document>`
  const bytes = zip([{ name: 'word/document.xml', bytes: Buffer.from(document), flags: STORED }])
  bytes[bytes.indexOf('>5 ') + 1] = '9'.charCodeAt(0)
  return bytes
}
