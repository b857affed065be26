import { csvLine } from '#office/csv-line.ts'

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
