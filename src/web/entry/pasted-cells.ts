/** The cells of a block as a spreadsheet puts it on the clipboard: rows of cells. */
export type PastedCells = readonly (readonly string[])[]

/**
 * Reads tab-separated text: a cell with line breaks, tabs or quotes stands in quotes, a quote in it is doubled. The
 * line break after the last row makes no row; a quote that nobody closes is a plain one.
 */
export function pastedCells(text: string): PastedCells {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length || row.length > 0) {
    const { cell, end } = cellAt(text, at)
    row.push(cell)
    at = end + 1
    if (text[end] === '\t') {
      if (at >= text.length) row.push('')
      else continue
    }
    if (text[end] === '\r' && text[at] === '\n') at += 1
    rows.push(row)
    row = []
  }
  return rows
}

/** The same, written: what a spreadsheet would put on the clipboard. */
export function pastedText(cells: PastedCells): string {
  return cells.map((row) => `${row.map(quoted).join('\t')}\r\n`).join('')
}

function cellAt(text: string, from: number): { cell: string; end: number } {
  const closed = found(/"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y, text, from)
  if (closed) return { cell: closed[1]!.replaceAll('""', '"'), end: from + closed[0].length }
  const end = found(/[\t\r\n]/g, text, from)?.index ?? text.length
  return { cell: text.slice(from, end), end }
}

function found(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

function quoted(cell: string): string {
  return /["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
