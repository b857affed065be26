/**
 * One CSV line: cells with a comma, a quote or a line break are quoted. A text that a spreadsheet would run as a formula
 * (=, +, -, @ in front) gets an apostrophe, which spreadsheets take for "this is text"; numbers are left alone.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(RUNS.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)).join(',')}\n`
}

const RUNS = /^[=+\-@\t\r]/
const NUMBER = /^-?\d+([./]\d+)?$/

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Rows as CSV with a header, or as a JSON array of objects with the same columns. */
export function* table<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Readonly<Record<Column, string>>>,
  json: boolean,
): Generator<string> {
  if (!json) yield csvLine(columns)
  let separator = '[\n'
  for (const row of rows) {
    if (json) {
      yield `${separator}${JSON.stringify(Object.fromEntries(columns.map((column) => [column, row[column]])))}`
      separator = ',\n'
    } else yield csvLine(columns.map((column) => row[column]))
  }
  if (json) yield separator === '[\n' ? '[]\n' : '\n]\n'
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** Lines for people, indented by level. */
export function indented(depth: number, text: string): string {
  return `${'  '.repeat(depth)}${text}\n`
}
