import { createHash } from 'node:crypto'
import { crc32, deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import sharp from 'sharp'

type Bytes = Buffer<ArrayBuffer>

/** The EICAR text, taken apart so that no scanner of the machine takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** A PDF of some pages with a line of text on each; `more` goes into its trailer, `filling` makes it long. */
export function pdf(words: string, { pages = 1, more = '', filling = 0 } = {}): Bytes {
  const content = `BT /F1 24 Tf 20 100 Td (${words}) Tj ET`
  const kids = Array.from({ length: pages }, (_, at) => `${at + 5} 0 R`).join(' ')
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: pages }, () => page),
    `<< /Length ${filling} >>\nstream\n${'x'.repeat(filling)}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}

const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex')
const OWNER = Buffer.alloc(32, 7)
const ID = Buffer.alloc(16, 9)

/** A PDF that only its password opens: revision 2 of the standard security handler (ISO 32000-1, 7.6.3). */
export function lockedPdf(): Bytes {
  return protectedPdf(Buffer.alloc(32, 1))
}

/** A PDF that opens without a password and asks not to be changed: algorithms 2 and 4 for the empty user password. */
export function guardedPdf(): Bytes {
  const rights = Buffer.alloc(4)
  rights.writeInt32LE(-44)
  const key = createHash('md5')
    .update(Buffer.concat([PADDING, OWNER, rights, ID]))
    .digest()
    .subarray(0, 5)
  return protectedPdf(rc4(key, PADDING))
}

function protectedPdf(user: Buffer): Bytes {
  const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O ${hex(OWNER)} /U ${hex(user)} /P -44 >>`
  return pdf('Mat', { more: `/Encrypt ${encrypt} /ID [${hex(ID)} ${hex(ID)}]` })
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at)
  const swap = (a: number, b: number): void => void ([state[a], state[b]] = [state[b]!, state[a]!])
  for (let i = 0, j = 0; i < 256; i += 1) swap(i, (j = (j + state[i]! + key[i % key.length]!) % 256))
  let [i, j] = [0, 0]
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) % 256
      j = (j + state[i]!) % 256
      swap(i, j)
      return byte ^ state[(state[i]! + state[j]!) % 256]!
    }),
  )
}

export async function png(width = 40, height = 20): Promise<Bytes> {
  return picture(width, height).png().toBuffer()
}

/** With a place that a camera would note. */
export async function jpeg(width = 40, height = 20): Promise<Bytes> {
  const made = picture(width, height).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 28/1 0/1' } })
  return made.jpeg().toBuffer()
}

function picture(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } })
}

export async function xlsx(): Promise<Bytes> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('Bảng').addRow(['Số liệu', 24])
  return Buffer.from(await book.xlsx.writeBuffer())
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const types = (main: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

export type Part = { readonly name: string; readonly bytes: Buffer; readonly flags?: number; readonly says?: number }

export function docx(parts: readonly Part[] = [], main: string = WORD, body = said('Quyết định')): Bytes {
  const toDocument = `<Relationships ${RELATIONS}><Relationship Id="r1" Type="${DOCUMENT}/officeDocument" Target="word/document.xml"/></Relationships>`
  const words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return zip([
    { name: '[Content_Types].xml', bytes: Buffer.from(types(main)) },
    { name: '_rels/.rels', bytes: Buffer.from(toDocument) },
    { name: 'word/document.xml', bytes: Buffer.from(`<w:document ${words}><w:body>${body}</w:body></w:document>`) },
    ...parts,
  ])
}

/** A Word document that shows a picture of another place. */
export function docxWithPictureOf(address: string): Bytes {
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
  const picture = `<pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="${DOCUMENT}" r:link="r9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>`
  const inline = `<wp:inline xmlns:wp="${drawing}/wordprocessingDrawing"><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">${picture}</a:graphicData></a:graphic></wp:inline>`
  const elsewhere = `<Relationships ${RELATIONS}><Relationship Id="r9" Type="${DOCUMENT}/image" Target="${address}" TargetMode="External"/></Relationships>`
  const body = `<w:p><w:r><w:drawing>${inline}</w:drawing></w:r></w:p>${said('Ảnh')}`
  return docx([{ name: 'word/_rels/document.xml.rels', bytes: Buffer.from(elsewhere) }], WORD, body)
}

function said(words: string): string {
  return `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
}

export function docm(): Bytes {
  return docx([], 'application/vnd.ms-word.document.macroEnabled.main+xml')
}

export function odt(manifest = '<manifest/>', parts: readonly Part[] = []): Bytes {
  const type = 'application/vnd.oasis.opendocument.text'
  return zip([
    { name: 'mimetype', bytes: Buffer.from(type), flags: STORED },
    { name: 'content.xml', bytes: Buffer.from('<text/>') },
    { name: 'META-INF/manifest.xml', bytes: Buffer.from(manifest) },
    ...parts,
  ])
}

/** An encrypted Word document: an OLE file whose directory names an encrypted package. */
export function lockedDocx(content = 'EncryptedPackage'): Bytes {
  const head = Buffer.alloc(512)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head)
  const directory = Buffer.alloc(1024)
  directory.write('Root Entry', 0, 'utf16le')
  directory.write(content, 128, 'utf16le')
  return Buffer.concat([head, directory])
}

export const STORED = -1

/** A zip as APPNOTE has it; `says` lies about the unpacked size, `flags` are the general purpose bits. */
export function zip(parts: readonly Part[]): Bytes {
  const [bodies, rows]: [Buffer[], Buffer[]] = [[], []]
  let place = 0
  for (const { name, bytes, flags = 0, says = bytes.length } of parts) {
    const packed = flags === STORED ? bytes : deflateRawSync(bytes, { level: 9 })
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(Math.max(flags, 0), 2)
    fixed.writeUInt16LE(flags === STORED ? 0 : 8, 4)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(packed.length, 14)
    fixed.writeUInt32LE(says, 18)
    fixed.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from('504b0304', 'hex'), fixed, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(place, 10)
    rows.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fixed, rest, Buffer.from(name)]))
    bodies.push(body)
    place += body.length
  }
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  Buffer.from('504b0506', 'hex').copy(end)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...bodies, directory, end])
}
