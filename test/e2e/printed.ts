import type { Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type Printed = {
  readonly pages: number
  /** In points, of the first page. */
  readonly size: readonly [width: number, height: number]
  /** All words, blanks made one. */
  readonly words: string
}

/** A page as it is printed, read back. */
export async function printed(page: Page): Promise<Printed> {
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const document = await getDocument({ data, verbosity: 0 }).promise
  const first = (await document.getPage(1)).getViewport({ scale: 1 })
  const words: string[] = []
  for (let at = 1; at <= document.numPages; at += 1) {
    const { items } = await (await document.getPage(at)).getTextContent()
    words.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join(''))
  }
  const size = [Math.round(first.width), Math.round(first.height)] as const
  return { pages: document.numPages, size, words: words.join(' ').replaceAll(/\s+/g, ' ').normalize('NFC') }
}
