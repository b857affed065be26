import { SaxesParser, type SaxesTagNS } from 'saxes'
import { AnnexFileError } from './annex-file-error.ts'
import { DEEPEST_XML } from './limits.ts'

/** An element as its readers see it: its local name, and its attributes by local name. */
export type XmlElement = { readonly name: string; readonly attribute: (name: string) => string | undefined }

/** Hears a part's XML as it goes by. */
export type XmlListener = {
  readonly opened: (element: XmlElement) => void
  readonly closed: (name: string) => void
  readonly text?: (text: string) => void
}

/** Reads XML piece by piece; document types, and with them entities of the file's own, are refused. */
export async function readXml(part: string, bytes: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = parserFor(part, listener)
  for await (const piece of bytes) parser.write(decoded(part, () => decoder.decode(piece, { stream: true })))
  parser.write(decoded(part, () => decoder.decode())).close()
}

function parserFor(part: string, listener: XmlListener): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  parser.on('error', () => {
    throw new AnnexFileError('xml-damaged', { part, line: parser.line })
  })
  parser.on('doctype', () => {
    throw new AnnexFileError('xml-doctype', { part })
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > DEEPEST_XML) throw new AnnexFileError('xml-too-deep', { part, most: DEEPEST_XML })
    listener.opened({ name: tag.local, attribute: (name) => attributeOf(tag, name) })
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    listener.closed(tag.local)
  })
  parser.on('text', (text) => listener.text?.(text))
  parser.on('cdata', (text) => listener.text?.(text))
  return parser
}

function attributeOf(tag: SaxesTagNS, name: string): string | undefined {
  return Object.values(tag.attributes).find((attribute) => attribute.local === name)?.value
}

function decoded(part: string, decode: () => string): string {
  try {
    return decode()
  } catch {
    throw new AnnexFileError('xml-damaged', { part, line: 0 })
  }
}
