import { MOST_DIGITS, digitsOf } from '../decimal.ts'
import { exactFromDecimal, fraction, multiply, ONE, ZERO, type Exact } from '../exact.ts'
import type { DataItem } from '../item/data-item.ts'
import type { ValueFault, ValueFaultCode } from './value-fault.ts'

/** What a cell says: a number (yes-no as 1 or 0, a choice as its place from 0), nothing, or an accepted not-applicable. */
export type ReadValue =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'fault'; readonly code: ValueFaultCode; readonly params: ValueFault['params'] }

export const NOT_APPLICABLE = 'khong-ap-dung'

/**
 * Reads a cell as the item's kind means it. In files one `.` or `,` is the decimal mark and a trailing % divides by 100;
 * a count that could be read two ways is refused with both readings.
 */
export function readValue(item: DataItem, cell: string): ReadValue {
  const text = cell.normalize('NFC').trim()
  if (text === '') return { kind: 'missing' }
  if (text === NOT_APPLICABLE) return { kind: 'not-applicable' }
  if (item.kind === 'yes-no') return readYesNo(text)
  if (item.kind === 'choice') return readChoice(item, text)
  return readNumber(item, text)
}

const YES = new Set(['1', 'có', 'true'])
const NO = new Set(['0', 'không', 'false'])

function readYesNo(text: string): ReadValue {
  const word = text.toLowerCase()
  if (YES.has(word)) return { kind: 'number', value: ONE }
  return NO.has(word) ? { kind: 'number', value: ZERO } : fault('not-yes-no')
}

function readChoice(item: DataItem, text: string): ReadValue {
  const options = item.options ?? []
  const named = options.findIndex((option) => option.slug === text.toLowerCase())
  const place = named >= 0 ? named : /^\d{1,3}$/.test(text) ? Number(text) - 1 : -1
  if (place >= 0 && place < options.length)
    return { kind: 'number', value: { numerator: BigInt(place), denominator: 1n } }
  return fault('not-an-option', { options: options.map((option, at) => `${at + 1} = ${option.slug}`).join(', ') })
}

function readNumber(item: DataItem, text: string): ReadValue {
  const plain = text.replace(/[\s\u200b\u200c\u200d\u2060\ufeff]/gu, '')
  const match = /^([+-]?)([\d.,]*)(%?)$/.exec(plain)
  if (!match || !/\d/.test(match[2]!)) return fault('not-a-number')
  const [, sign, digits, percent] = match as unknown as [string, string, string, string]
  if (digitsOf(digits) > MOST_DIGITS) return fault('too-many-digits', { found: digitsOf(digits), most: MOST_DIGITS })
  if (digits.replace(/[^.,]/g, '').length > 1) return fault('many-marks', { plain: digits.replace(/[.,]/g, '') })
  if (!/^\d+([.,]\d+)?$/.test(digits)) return fault('not-a-number')
  const decimal = exactFromDecimal((sign === '-' ? '-' : '') + digits.replace(',', '.'))
  const value = percent ? multiply(decimal, fraction(1n, 100n)) : decimal
  return fitting(item, value, digits + percent)
}

function fitting(item: DataItem, value: Exact, written: string): ReadValue {
  if (item.kind === 'count') {
    const decimal = written.replace('.', ',')
    const whole = /[.,]\d{3}$/.test(written) ? written.replace(/[.,]/g, '') : ''
    if (value.denominator !== 1n) return fault('not-whole', { whole, decimal })
    if (whole !== '') return fault('thousands-mark', { whole, decimal })
  }
  if ((item.kind === 'count' || item.kind === 'amount') && value.numerator < 0n) return fault('negative')
  return { kind: 'number', value }
}

function fault(code: ValueFaultCode, params: ValueFault['params'] = {}): ReadValue {
  return { kind: 'fault', code, params }
}
