import { isUtf8 } from 'node:buffer'
import { createReadStream, openSync, closeSync, readSync, statSync } from 'node:fs'
import type { ValueFault, ValueFaultCode } from '#domain/value/value-fault.ts'

/** Files above this are refused before a byte is read. */
export const MOST_CSV_BYTES = 64 * 1024 * 1024

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

const FIRST_BYTES = 64 * 1024

/** The first bytes of a file that may be a table; what it is instead, where it plainly is something else. */
export function firstBytes(file: string): Buffer {
  const size = sizeOf(file)
  if (size > MOST_CSV_BYTES) throw new CsvFileError(file, 'file-too-large', { bytes: size, most: MOST_CSV_BYTES })
  const bytes = readable(file, () => read(file))
  const other = OTHERS.find(([start]) => bytes.subarray(0, start.length / 2).toString('hex') === start)
  if (other) throw new CsvFileError(file, other[1])
  return bytes
}

/** How files begin that people take for a table. */
const OTHERS: readonly (readonly [string, ValueFaultCode])[] = [
  ['504b0304', 'file-workbook'],
  ['d0cf11e0', 'file-workbook'],
  ['1f8b', 'file-compressed'],
  ['fffe', 'file-utf16'],
  ['feff', 'file-utf16'],
]

/** The file's bytes piece by piece, as long as they are UTF-8 text without NUL; else `CsvFileError` names the line. */
export async function* textBytes(file: string): AsyncGenerator<Buffer> {
  let [line, cut] = [1, Buffer.alloc(0)]
  for await (const chunk of createReadStream(file, { highWaterMark: FIRST_BYTES }) as AsyncIterable<Buffer>) {
    const bytes = cut.length === 0 ? chunk : Buffer.concat([cut, chunk])
    const whole = bytes.subarray(0, bytes.length - unfinished(bytes))
    refuseUnfit(file, whole, line)
    cut = Buffer.from(bytes.subarray(whole.length))
    line += newlinesIn(whole)
    yield whole
  }
  if (cut.length > 0) throw new CsvFileError(file, 'file-not-utf8', {}, line)
}

function refuseUnfit(file: string, bytes: Buffer, firstLine: number): void {
  const nul = bytes.indexOf(0)
  if (nul >= 0) throw new CsvFileError(file, 'file-not-text', {}, firstLine + newlinesIn(bytes.subarray(0, nul)))
  if (isUtf8(bytes)) return
  let [from, line] = [0, firstLine]
  for (
    let end = bytes.indexOf(NEWLINE);
    end >= 0 && isUtf8(bytes.subarray(from, end));
    end = bytes.indexOf(NEWLINE, from)
  ) {
    from = end + 1
    line += 1
  }
  throw new CsvFileError(file, 'file-not-utf8', {}, line)
}

const NEWLINE = 10

function newlinesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

/** How many bytes at the end begin a letter that goes on in the next piece. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function sizeOf(file: string): number {
  const found = readable(file, () => statSync(file))
  if (found.isFile()) return found.size
  throw new CsvFileError(file, 'file-unreadable', { reason: found.isDirectory() ? 'EISDIR' : 'not a file' })
}

function read(file: string): Buffer {
  const opened = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(FIRST_BYTES)
    return bytes.subarray(0, readSync(opened, bytes, 0, FIRST_BYTES, 0))
  } finally {
    closeSync(opened)
  }
}

function readable<Result>(file: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw new CsvFileError(file, 'file-unreadable', {
      reason: error instanceof Error && 'code' in error ? String(error.code) : '',
    })
  }
}
