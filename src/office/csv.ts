import { createReadStream, statSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { ValueFault, ValueFaultCode } from '#domain/value/value-fault.ts'

/** Files above this are refused before a byte is read. */
export const MOST_CSV_BYTES = 64 * 1024 * 1024

export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** Thrown for a file that cannot be read as a table at all. */
export class CsvFileError extends Error {
  readonly file: string
  readonly fault: ValueFault
  constructor(file: string, code: ValueFaultCode, params: ValueFault['params'] = {}, line = 0, value = '') {
    super(code)
    this.file = file
    this.fault = { code, line, value, params }
  }
}

/**
 * Reads a CSV row by row: comma or semicolon by its header, quotes, BOM and CRLF accepted, cells trimmed, blank lines
 * passed over. `line` counts from 1 and is where the row begins. Throws `CsvFileError`.
 */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const size = sizeOf(file)
  if (size > MOST_CSV_BYTES) throw new CsvFileError(file, 'file-too-large', { bytes: size, most: MOST_CSV_BYTES })
  const delimiter = delimiterIn(await firstLine(file))
  const parser = parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 1_000_000 })
  const stream = createReadStream(file)
  stream.on('data', (chunk) => Buffer.isBuffer(chunk) && chunk.includes(0) && stream.destroy(new CsvFileError(file, 'file-not-text')))
  stream.on('error', (error) => parser.destroy(error))
  try {
    for await (const { record, info } of stream.pipe(parser) as AsyncIterable<Parsed>) {
      if (record.some((cell) => cell !== '')) yield { line: firstLineOf(info.lines, record), cells: record }
    }
  } catch (error) {
    throw error instanceof CsvError ? new CsvFileError(file, 'file-quotes', {}, Number(error['lines'] ?? 0)) : error
  } finally {
    stream.destroy()
  }
}

type Parsed = { readonly record: string[]; readonly info: { readonly lines: number } }

/** The parser names the line on which a row ends; a quoted cell may have begun it earlier. */
function firstLineOf(lastLine: number, cells: readonly string[]): number {
  return lastLine - cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
}

function sizeOf(file: string): number {
  try {
    const found = statSync(file)
    if (!found.isFile()) throw new CsvFileError(file, 'file-unreadable', { reason: 'not a file' })
    return found.size
  } catch (error) {
    if (error instanceof CsvFileError) throw error
    throw new CsvFileError(file, 'file-unreadable', { reason: error instanceof Error && 'code' in error ? String(error.code) : '' })
  }
}

async function firstLine(file: string): Promise<string> {
  let start = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8', end: 64 * 1024 })) start += chunk
  if (start.includes('\0')) throw new CsvFileError(file, 'file-not-text')
  const line = start.replace(/^\ufeff/, '').split(/\r\n|\n|\r/).find((text) => text.trim() !== '')
  if (line === undefined) throw new CsvFileError(file, 'file-empty')
  return line
}

function delimiterIn(header: string): ',' | ';' {
  return header.split(';').length > header.split(',').length ? ';' : ','
}
