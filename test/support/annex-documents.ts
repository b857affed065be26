import type { Edition, Node } from '#domain/edition/definition.ts'
import type { PrintedText } from '#domain/printed-text.ts'
import { zip, type Part } from './evidence-files.ts'

/** A cell as Word writes it: how many columns it covers, and whether it is merged with the one above. */
export type Cell = { readonly text: string; readonly span?: number; readonly merge?: 'restart' | 'continue' }
export type Row = { readonly cells: readonly Cell[]; readonly isHead?: boolean }

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const FONT =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:lang w:val="vi-VN"/>'
const WIDTHS = [900, 1900, 3100, 4300, 1000, 3300]

/** A document in which a set is printed as annexes are: letterhead, heading, one table a part, heads on every page. */
export function annexDocument(edition: Edition, { damaged = false } = {}): Buffer {
  const rows = annexRows(edition, damaged).slice(1)
  const half = rows.findIndex(
    (row, at) => at > rows.length / 2 && row.cells.length === COLUMNS && row.cells[0]!.merge !== 'continue',
  )
  const letterhead = table([
    {
      cells: [
        { text: 'UỶ BAN NHÂN DÂN\nTỈNH' },
        { text: 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc' },
      ],
    },
  ])
  const heading = paragraph('PHỤ LỤC 4', true) + paragraph(edition.title.vi, true)
  // A page break made by hand: the table begins anew and prints its head once more.
  const body = [
    letterhead,
    heading,
    table([HEAD, ...rows.slice(0, half), HEAD, ...rows.slice(half, half + 20)]),
    paragraph(''),
    table(rows.slice(half + 20)),
  ]
  return wordDocument(body.join(''))
}

/** The head and the rows of a set, each as the cells that the document prints. */
export function annexRows(edition: Edition, damaged = false): Row[] {
  return [HEAD, ...edition.nodes.flatMap((node) => nodeRows(node, wordsIn(damaged)))]
}

const COLUMNS = 6
const HEAD: Row = {
  isHead: true,
  cells: ['STT', 'Chỉ số', 'Tiêu chí/Tiêu chí con', 'Cách tính điểm', 'Điểm tối đa', 'Ghi chú'].map((text) => ({
    text,
  })),
}

type Words = (printed: PrintedText | undefined) => string

function wordsIn(damaged: boolean): Words {
  return (printed) => (damaged ? (printed?.printed ?? printed?.text ?? '') : (printed?.text ?? ''))
}

function nodeRows(node: Node, words: Words): Row[] {
  const title = words(node.title)
  if (!node.children) return leafRows(node, words)
  const max = node.printedMax ?? ''
  const own: Row =
    node.level === 'criterion'
      ? { cells: [{ text: node.code }, { text: '' }, { text: title }, { text: '' }, { text: max }, { text: '' }] }
      : { cells: [{ text: node.code }, { text: title, span: 2 }, { text: '' }, { text: max }, { text: '' }] }
  return [own, ...node.children.flatMap((child) => nodeRows(child, words))]
}

/** Rows that share a score have one cell for rule, maximum and remark, merged over them. */
function leafRows(node: Node, words: Words): Row[] {
  const merge = node.also.length > 0 ? ('restart' as const) : undefined
  const merged = (text: string): Cell => ({ text, ...(merge && { merge }) })
  const rule = merged(words(node.rule))
  const first: Row = {
    cells: [
      { text: node.code },
      { text: '' },
      { text: words(node.title) },
      rule,
      merged(node.max ?? ''),
      merged(words(node.remark)),
    ],
  }
  const below: Cell = { text: '', merge: 'continue' }
  return [
    first,
    ...node.also.map((also): Row => ({
      cells: [{ text: also.code }, { text: '' }, { text: words(also.title) }, below, below, below],
    })),
  ]
}

export function table(rows: readonly Row[]): string {
  const grid = WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="14500" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(tableRow).join('')}</w:tbl>`
}

function tableRow({ cells, isHead }: Row): string {
  return `<w:tr>${isHead ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map((cell) => tableCell(cell, isHead)).join('')}</w:tr>`
}

function tableCell({ text, span, merge }: Cell, bold = false): string {
  const spanned = span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`
  const merged = merge === undefined ? '' : merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
  return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${spanned}${merged}</w:tcPr>${text
    .split('\n')
    .map((line) => paragraph(line, bold))
    .join('')}</w:tc>`
}

/** A paragraph in two runs, as Word leaves them where somebody has edited. */
export function paragraph(text: string, bold = false): string {
  const half = Math.floor(text.length / 2)
  const run = (part: string): string =>
    `<w:r><w:rPr>${FONT}${bold ? '<w:b/>' : ''}</w:rPr><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`
  return `<w:p>${run(text.slice(0, half))}${run(text.slice(half))}</w:p>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A whole .docx around the XML of a body. */
export function wordDocument(body: string, more: readonly Part[] = []): Buffer {
  const page =
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
  return wordParts(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${W}"><w:body>${body}${page}</w:body></w:document>`,
    more,
  )
}

/** A .docx around any text for its main part, sound or not. */
export function wordParts(document: string, more: readonly Part[] = []): Buffer {
  return zip([
    part(
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ),
    part(
      '_rels/.rels',
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    part('word/document.xml', document),
    ...more,
  ])
}

export function part(name: string, text: string): Part {
  return { name, bytes: Buffer.from(text) }
}
