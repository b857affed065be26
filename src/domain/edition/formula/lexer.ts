import { MOST_DIGITS, digitsOf } from '../../decimal.ts'
import { FormulaError } from './fault.ts'
import { DECIMAL_MARK, SEPARATOR, type Notation } from './notation.ts'
import type { Span } from './tree.ts'

export type TokenKind = 'number' | 'word' | 'text' | 'operator' | 'percent' | 'open' | 'close' | 'separator' | 'end'
/** `text` is canonical: numbers with `.` as the mark, texts without their quotes. */
export type Token = { readonly kind: TokenKind; readonly text: string; readonly at: Span }

const OPERATORS = ['<=', '>=', '<>', '<', '>', '=', '+', '-', '*', '/'] as const
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Cuts a formula's text into tokens, the last one `end`. Throws `FormulaError`. */
export function tokens(text: string, notation: Notation): Token[] {
  const found: Token[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text[at]!)) at += 1
    else {
      const token = tokenAt(text, at, notation)
      found.push(token)
      at = token.at.end
    }
  }
  found.push({ kind: 'end', text: '', at: { start: text.length, end: text.length } })
  return found
}

function tokenAt(text: string, start: number, notation: Notation): Token {
  const character = text[start]!
  if (/\d/.test(character)) return numberAt(text, start, notation)
  if (/\p{L}|_/u.test(character)) return wordAt(text, start)
  if (character === '"') return textAt(text, start)
  const one = (kind: TokenKind): Token => ({ kind, text: character, at: { start, end: start + 1 } })
  if (character === '(') return one('open')
  if (character === ')') return one('close')
  if (character === '%') return one('percent')
  if (character === SEPARATOR[notation]) return one('separator')
  const operator = OPERATORS.find((candidate) => text.startsWith(candidate, start))
  if (operator) return { kind: 'operator', text: operator, at: { start, end: start + operator.length } }
  if (character === ',' || character === ';' || character === '.') {
    throw new FormulaError(
      'decimal-mark',
      { start, end: start + 1 },
      { found: character, mark: DECIMAL_MARK[notation], separator: SEPARATOR[notation] },
    )
  }
  throw new FormulaError('unknown-character', { start, end: start + 1 }, { found: character })
}

function numberAt(text: string, start: number, notation: Notation): Token {
  const mark = DECIMAL_MARK[notation]
  const pattern = notation === 'canonical' ? /\d+(?:\.\d+)?/y : /\d+(?:,\d+)?/y
  pattern.lastIndex = start
  const printed = pattern.exec(text)![0]
  const at = { start, end: start + printed.length }
  const next = text[at.end] ?? ''
  if (/[eE]/.test(next) && /[\d+-]/.test(text[at.end + 1] ?? ''))
    throw new FormulaError('exponent', at, { found: printed })
  if (/[.,]/.test(next) && /\d/.test(text[at.end + 1] ?? '') && next !== SEPARATOR[notation]) {
    throw new FormulaError(
      'decimal-mark',
      { start, end: at.end + 1 },
      { found: `${printed}${next}`, mark, separator: SEPARATOR[notation] },
    )
  }
  if (digitsOf(printed) > MOST_DIGITS) throw new FormulaError('number-too-long', at, { most: MOST_DIGITS })
  return { kind: 'number', text: printed.replace(mark, '.'), at }
}

function wordAt(text: string, start: number): Token {
  const pattern = /[\p{L}\d_]+/uy
  pattern.lastIndex = start
  const word = pattern.exec(text)![0]
  return { kind: 'word', text: word, at: { start, end: start + word.length } }
}

function textAt(text: string, start: number): Token {
  const close = text.indexOf('"', start + 1)
  if (close < 0) throw new FormulaError('unclosed-text', { start, end: text.length })
  const at = { start, end: close + 1 }
  const slug = text.slice(start + 1, close)
  if (!SLUG.test(slug)) throw new FormulaError('not-a-slug', at, { found: slug })
  return { kind: 'text', text: slug, at }
}
