import { digitsOf, MOST_DIGITS } from '../decimal.ts'
import { exactFromDecimal, multiply, type Exact } from '../exact.ts'
import { toShortDecimal } from '../exact-text.ts'
import type { ItemKind } from '../item/data-item.ts'

export type TypedFault = 'not-a-number' | 'grouping' | 'not-whole' | 'negative' | 'too-long' | 'percent'

/** What a person typed: canonical decimal text, and whether it could have been meant otherwise; or why it is no number. */
export type Typed =
  | { readonly kind: 'number'; readonly text: string; readonly doubtful: boolean }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly fault: TypedFault }

/** Reads a number the way people type in Vietnam: `1.234,56`, `1234,56`, `95 %`, and what comes from elsewhere. */
export function readTyped(typed: string, kind: ItemKind): Typed {
  const plain = typed.replace(/[\s\u200b-\u200d\u2060\ufeff]/gu, '').replace('−', '-')
  if (plain === '') return { kind: 'empty' }
  const match = /^([+-]?)([\d.,]+)(%?)$/.exec(plain)
  if (!match || !/\d/.test(match[2]!)) return fault('not-a-number')
  const [, sign, figures, percent] = match as unknown as [string, string, string, string]
  if (digitsOf(figures) > MOST_DIGITS) return fault('too-long')
  const read = marksRead(figures)
  if (!read) return fault('grouping')
  if (percent && kind === 'count') return fault('percent')
  const decimal = exactFromDecimal((sign === '-' ? '-' : '') + read.text)
  const value = percent ? multiply(decimal, HUNDREDTH) : decimal
  if (kind === 'count' && value.denominator !== 1n) return fault('not-whole')
  if ((kind === 'count' || kind === 'amount') && value.numerator < 0n) return fault('negative')
  return { kind: 'number', text: toShortDecimal(value), doubtful: read.doubtful || percent !== '' }
}

const HUNDREDTH: Exact = { numerator: 1n, denominator: 100n }

/** Which marks group thousands and which one is the decimal mark; undefined where they stand in no such order. */
function marksRead(figures: string): { text: string; doubtful: boolean } | undefined {
  const marks = new Set(figures.replace(/\d/g, ''))
  if (marks.size === 0) return { text: figures, doubtful: false }
  const last = figures[Math.max(figures.lastIndexOf('.'), figures.lastIndexOf(','))]!
  const count = figures.split(last).length - 1
  if (marks.size === 2) return count === 1 ? split(figures, last, last === '.') : undefined
  if (count === 1 && (last === ',' || !/^[1-9]\d{0,2}\.\d{3}$/.test(figures))) return split(figures, last, last === '.')
  return isGrouped(figures, last) ? { text: figures.split(last).join(''), doubtful: true } : undefined
}

function split(figures: string, mark: string, doubtful: boolean): { text: string; doubtful: boolean } | undefined {
  const [whole, rest] = figures.split(mark) as [string, string]
  const group = mark === ',' ? '.' : ','
  if (rest === '' || (whole.includes(group) && !isGrouped(whole, group))) return undefined
  return { text: `${whole.split(group).join('') || '0'}.${rest}`, doubtful }
}

function isGrouped(figures: string, mark: string): boolean {
  const [first, ...groups] = figures.split(mark)
  return /^\d{1,3}$/.test(first!) && groups.every((group) => group.length === 3)
}

function fault(code: TypedFault): Typed {
  return { kind: 'fault', fault: code }
}
