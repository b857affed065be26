import { z } from 'zod'

/** What is wrong with the text of an identifier. */
export const IdentifierFault = z.enum([
  'identifier-empty',
  'identifier-too-long',
  'identifier-character',
  'identifier-level-empty',
  'identifier-level-zero',
  'identifier-first-level',
  'identifier-level-skipped',
])
export type IdentifierFault = z.infer<typeof IdentifierFault>

export type IdentifierReading =
  | { readonly kind: 'identifier'; readonly identifier: Identifier }
  | { readonly kind: 'fault'; readonly code: IdentifierFault }

/** An agency's electronic identifier in its canonical form, highest level first: `H62.11` (QĐ 20/2020/QĐ-TTg). */
export const Identifier = z.string().refine(isCanonical, { error: 'not-an-identifier' })
export type Identifier = string

const LONGEST = 35
const FIRST_LEVEL = /^[A-Z]\d{2}$/
/** The older form writes four levels of fixed width, lowest first, and fills what is not used with zeros. */
const OLDER = /^(\d{3})\.(\d{2})\.(\d{2})\.([A-Z]\d{2})$/
const OLDER_WIDTHS = [2, 2, 3]

/** Reads both forms in use, `H62.11` and the older `000.00.11.H62`, in capitals or not, blanks around them or not. */
export function readIdentifier(text: string): IdentifierReading {
  const written = text.trim().toUpperCase()
  const older = OLDER.exec(written)
  return older ? readLevels(levelsOfOlder(older)) : readWritten(written)
}

/** The older form, for systems that still ask for it; undefined for an identifier that does not fit its four levels. */
export function olderForm(identifier: Identifier): string | undefined {
  const [first = '', ...below] = identifier.split('.')
  const fits = below.length <= OLDER_WIDTHS.length && below.every((level, at) => hasDigits(level, OLDER_WIDTHS[at]!))
  if (!fits) return undefined
  const filled = OLDER_WIDTHS.map((width, at) => below[at] ?? '0'.repeat(width))
  return [...filled.reverse(), first].join('.')
}

/** True when `one` stands at any level above `other`: `H62` above `H62.11`, not above itself nor above `H621`. */
export function isIdentifierAbove(one: Identifier, other: Identifier): boolean {
  return other.startsWith(`${one}.`)
}

function readWritten(written: string): IdentifierReading {
  if (written === '') return fault('identifier-empty')
  if (written.length > LONGEST) return fault('identifier-too-long')
  if (!/^[0-9A-Z.]+$/.test(written)) return fault('identifier-character')
  return readLevels(written.split('.'))
}

function readLevels(levels: readonly string[]): IdentifierReading {
  const [first = '', ...below] = levels
  if (levels.includes('')) return fault('identifier-level-empty')
  if (!FIRST_LEVEL.test(first)) return fault('identifier-first-level')
  const zero = below.findIndex(isZeros)
  if (zero < 0) return { kind: 'identifier', identifier: levels.join('.') }
  return fault(below.slice(zero).every(isZeros) ? 'identifier-level-zero' : 'identifier-level-skipped')
}

/** Highest first, without the zeros that only fill up the end. */
function levelsOfOlder([, fourth, third, second, first]: RegExpExecArray): string[] {
  const levels = [first!, second!, third!, fourth!]
  while (isZeros(levels.at(-1)!)) levels.pop()
  return levels
}

function isZeros(level: string): boolean {
  return /^0+$/.test(level)
}

function hasDigits(level: string, width: number): boolean {
  return level.length === width && /^\d+$/.test(level)
}

function isCanonical(text: string): boolean {
  const read = readIdentifier(text)
  return read.kind === 'identifier' && read.identifier === text
}

function fault(code: IdentifierFault): IdentifierReading {
  return { kind: 'fault', code }
}
