/**
 * One CSV line: cells with a delimiter, a quote or a line break are quoted. A text that a spreadsheet would run as a
 * formula (=, +, -, @ in front) gets an apostrophe, which spreadsheets take for "this is text"; numbers are left alone.
 * Excel set to Vietnamese, whose decimal mark is the comma, divides by semicolons.
 */
export function csvLine(cells: readonly string[], delimiter: ',' | ';' = ','): string {
  return `${cells.map((cell) => quoted(RUNS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell, delimiter)).join(delimiter)}\n`
}

const RUNS = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+([./]\d+)?$/

function quoted(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
}
