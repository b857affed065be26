import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { CsvFileError, firstBytes, textBytes } from './csv-bytes.ts'

export { CsvFileError, MOST_CSV_BYTES } from './csv-bytes.ts'

export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

const MOST_ROW_BYTES = 1_000_000

/**
 * Reads a CSV row by row: comma or semicolon by its header, quotes, BOM and any line ends accepted, cells trimmed, blank
 * lines passed over. `line` counts from 1 and is where the row begins. Throws `CsvFileError`.
 */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const delimiter = delimiterIn(firstLine(file, firstBytes(file)))
  const places = new RowPlaces()
  const parser = parse({
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MOST_ROW_BYTES,
    // Its types know rows of texts only.
    on_record: (cells: string[], { lines }) =>
      ({ line: places.of(cells, lines), cells }) satisfies CsvRow as unknown as string[],
  })
  const bytes = Readable.from(textBytes(file), { objectMode: false })
  bytes.on('error', (error) => parser.destroy(error))
  try {
    for await (const row of bytes.pipe(parser) as AsyncIterable<CsvRow>)
      if (row.cells.some((cell) => cell !== '')) yield row
  } catch (error) {
    throw error instanceof CsvError ? brokenRow(file, error, places.next) : error
  } finally {
    bytes.destroy()
  }
}

/** Where rows begin. The parser names the line on which a row ends, and counts CRLF inside quotes as two ends. */
class RowPlaces {
  /** The line behind the last row. */
  next = 1
  private countedTwice = 0

  of(cells: readonly string[], lines: number): number {
    let breaks = 0
    for (const cell of cells) {
      if (!cell.includes('\n') && !cell.includes('\r')) continue
      const ends = cell.match(/\r\n|\n|\r/g) ?? []
      breaks += ends.length
      this.countedTwice += ends.filter((end) => end === '\r\n').length
    }
    const last = lines - this.countedTwice
    this.next = last + 1
    return last - breaks
  }
}

/** The parser stops where it notices; what is wrong began with the row behind the last one that could be read. */
function brokenRow(file: string, error: CsvError, line: number): CsvFileError {
  return error.code === 'CSV_MAX_RECORD_SIZE'
    ? new CsvFileError(file, 'row-too-long', { most: MOST_ROW_BYTES }, line)
    : new CsvFileError(file, 'file-quotes', {}, line)
}

function firstLine(file: string, bytes: Buffer): string {
  const line = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .find((text) => text.trim() !== '')
  if (line === undefined) throw new CsvFileError(file, 'file-empty')
  return line
}

function delimiterIn(header: string): ',' | ';' {
  return header.split(';').length > header.split(',').length ? ';' : ','
}
