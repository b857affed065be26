import { SaxesParser, type SaxesTagNS } from 'saxes'
import { AnnexFileError } from './annex-file-error.ts'
import { DEEPEST_XML, LONGEST_CELL, MOST_ELEMENTS, MOST_UNHEARD } from './limits.ts'

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
  const progress: Progress = { depth: 0, elements: 0, unheard: 0 }
  const parser = parserFor(part, listener, progress)
  for await (const piece of bytes) {
    progress.unheard += piece.length
    parser.write(decoded(part, () => decoder.decode(piece, { stream: true })))
    if (progress.unheard > MOST_UNHEARD) throw new AnnexFileError('too-much-text', { most: LONGEST_CELL })
  }
  parser.write(decoded(part, () => decoder.decode())).close()
}

/** How deep the reader stands, how many elements it has met, and what it has been given since it last told anything: that much it holds. */
type Progress = { depth: number; elements: number; unheard: number }

function parserFor(part: string, listener: XmlListener, progress: Progress): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true })
  const tell = (text: string): void => {
    progress.unheard = 0
    listener.text?.(text)
  }
  parser.on('error', () => {
    throw new AnnexFileError('xml-damaged', { part, line: parser.line })
  })
  parser.on('doctype', () => {
    throw new AnnexFileError('xml-doctype', { part })
  })
  parser.on('opentag', (tag) => {
    progress.unheard = 0
    progress.depth += 1
    progress.elements += 1
    if (progress.depth > DEEPEST_XML) throw new AnnexFileError('xml-too-deep', { part, most: DEEPEST_XML })
    if (progress.elements > MOST_ELEMENTS) throw new AnnexFileError('xml-too-long', { most: MOST_ELEMENTS })
    listener.opened({ name: tag.local, attribute: (name) => attributeOf(tag, name) })
  })
  parser.on('closetag', (tag) => {
    progress.depth -= 1
    listener.closed(tag.local)
  })
  parser.on('text', tell)
  parser.on('cdata', tell)
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
