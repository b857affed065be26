import type { Exact } from '../../exact.ts'
import { isConstant, constant } from '../formula/checker.ts'
import { evaluate } from '../formula/evaluate.ts'
import { parseFormula } from '../formula/parser.ts'

/** A share that an amount speaks of: by name ("tỷ lệ hồ sơ trực tuyến"), by a letter, or as the only one there is. */
export type Spoken = { readonly name: string; readonly kind: 'share' | 'quantity' }

/**
 * So and so many points, as words say it: `written` gives the expression for a text of the share that it speaks of.
 */
export type Amount = {
  readonly written: (share: string) => string
  readonly spoken: Spoken | undefined
  readonly letters: readonly string[]
  readonly quotients: readonly (readonly [part: readonly string[], whole: readonly string[]])[]
  /** Letters are missing in a word that was read all the same. */
  readonly isMisprinted: boolean
}

type Part =
  | { kind: 'text'; text: string; letters: string[] }
  | { kind: 'share'; name: string; of: 'share' | 'quantity' }
  | { kind: 'group'; inner: Part }
  | Pair
type Pair = { kind: 'pair'; operator: string; left: Part; right: Part }

type Token = {
  kind: 'number' | 'max' | 'share' | 'quantity' | 'letter' | 'operator'
  text: string
  isMisprinted?: true
}

const MAX = /^(?:(?:tong |so |muc )*diem toi da|diem chuan)(?: cua (?:tieu chi|chi so|muc)(?: nay)?)?(?![a-z])/
/** Letters that scanning loses: "Đim tối đa", "Điểm ti đa". */
const MISPRINTED_MAX = /^d(?:ie|i|e)?m t(?:oi|o|i)? da(?![a-z])/
const SHARE = /^(?:ty|ti) le(?: %)?(?![a-z])([^*/+()=:<>≥≤\n]*)/
const QUANTITY = /^so (?:luong )?[a-z][^*/+()=:<>≥≤\n]*/
const NUMBER = /^\d+(?:[.,]\d+)?(?: ?%)?/
const LETTER = /^[a-z]\d?(?![a-z0-9])(?: ?%)?/
const FILLER = /^(?:diem|muc)(?![a-z])/

/** The letters that a text defines, and those by which it calls a share. */
export type Known = { readonly letters: ReadonlySet<string>; readonly aliases: ReadonlySet<string> }

/** Reads an amount of points; undefined as soon as one word of it is not understood. */
export function readAmount(plainText: string, known: Known): Amount | undefined {
  const tokens = tokensOf(plainText, known)
  if (!tokens || tokens.length === 0) return undefined
  const reader = new AmountReader(tokens)
  const part = reader.sum()
  if (!part || !reader.isAtEnd()) return undefined
  const spoken = spokenIn(part)
  if (spoken === 'several') return undefined
  return {
    written: (share) => written(part, share),
    spoken,
    letters: lettersIn(part),
    quotients: quotientsIn(part),
    isMisprinted: tokens.some((token) => token.isMisprinted),
  }
}

function tokensOf(text: string, known: Known): Token[] | undefined {
  const tokens: Token[] = []
  let rest = text.trim().replace(/[.,;\s]+$/, '')
  while (rest !== '') {
    const [token, length] = nextToken(rest, known)
    if (length === 0) return undefined
    if (token) tokens.push(token)
    rest = rest.slice(length).trimStart()
  }
  return tokens
}

function nextToken(rest: string, known: Known): [Token | undefined, number] {
  const max = MAX.exec(rest)
  if (max) return [{ kind: 'max', text: 'max' }, max[0].length]
  const misprinted = MISPRINTED_MAX.exec(rest)
  if (misprinted) return [{ kind: 'max', text: 'max', isMisprinted: true }, misprinted[0].length]
  const share = SHARE.exec(rest)
  if (share) return [{ kind: 'share', text: beforeTimes(share[1]!).trim() }, share[0].length - timesLength(share[1]!)]
  const number = NUMBER.exec(rest)
  if (number) return [{ kind: 'number', text: decimal(number[0]) }, number[0].length]
  const operator = /^[*/+()-]/.exec(rest)
  if (operator) return [{ kind: 'operator', text: operator[0] }, 1]
  const letter = LETTER.exec(rest)
  if (letter) return [letterToken(letter[0], known), letter[0].length]
  const quantity = QUANTITY.exec(rest)
  if (quantity) return [{ kind: 'quantity', text: quantity[0].slice(3).trim() }, quantity[0].length]
  const filler = FILLER.exec(rest)
  return [undefined, filler ? filler[0].length : 0]
}

/** "tỷ lệ x điểm tối đa": the x between words multiplies. */
function beforeTimes(name: string): string {
  return name.split(/ x /)[0]!
}

function timesLength(name: string): number {
  const at = name.indexOf(' x ')
  return at < 0 ? 0 : name.length - at
}

function letterToken(text: string, known: Known): Token {
  const name = text.replace(/ ?%$/, '')
  if (known.aliases.has(name)) return { kind: 'share', text: name }
  if (name === 'x' && !known.letters.has('x')) return { kind: 'operator', text: '*' }
  return { kind: text.endsWith('%') ? 'share' : 'letter', text: name }
}

/** "01" → "1", "0,5" → "0.5". */
export function decimal(text: string): string {
  const [, whole, rest, percent] = /^0*(\d+)(?:[.,](\d+))?( ?%)?$/.exec(text.trim())!
  return `${whole}${rest === undefined ? '' : `.${rest}`}${percent ? '%' : ''}`
}

class AmountReader {
  private at = 0
  private readonly tokens: readonly Token[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  isAtEnd(): boolean {
    return this.at === this.tokens.length
  }

  sum(depth = 0): Part | undefined {
    let left = this.product(depth)
    while (left && this.isOperator('+', '-')) {
      const operator = this.tokens[this.at++]!.text
      const right = this.product(depth)
      if (!right) return undefined
      left = { kind: 'pair', operator: ` ${operator} `, left, right }
    }
    return left
  }

  private product(depth: number): Part | undefined {
    let left = this.factor(depth)
    while (left) {
      const isImplied = this.tokens[this.at]?.kind === 'max'
      if (!isImplied && !this.isOperator('*', '/')) return left
      const operator = isImplied ? 'of' : this.tokens[this.at++]!.text
      const right = this.factor(depth)
      if (!right) return undefined
      left = { kind: 'pair', operator, left, right }
    }
    return left
  }

  private factor(depth: number): Part | undefined {
    const token = this.tokens[this.at++]
    if (!token || depth > 8) return undefined
    if (token.kind === 'number') return { kind: 'text', text: token.text, letters: [] }
    if (token.kind === 'max') return { kind: 'text', text: 'max', letters: [] }
    if (token.kind === 'letter') return { kind: 'text', text: token.text, letters: [token.text] }
    if (token.kind !== 'operator') return { kind: 'share', name: token.text, of: token.kind }
    if (token.text !== '(') return undefined
    const inner = this.sum(depth + 1)
    if (!inner || !this.isOperator(')')) return undefined
    this.at += 1
    return { kind: 'group', inner }
  }

  private isOperator(...texts: readonly string[]): boolean {
    const token = this.tokens[this.at]
    return token?.kind === 'operator' && texts.includes(token.text)
  }
}

function written(part: Part, share: string): string {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'share':
      return share
    case 'group':
      return isQuotient(part.inner) ? written(part.inner, share) : `(${written(part.inner, share)})`
    case 'pair':
      if (isQuotient(part)) return `RATIO(${written(bare(part.left), share)}, ${written(bare(part.right), share)})`
      if (part.operator === 'of') return ofMaximum(written(part.left, share))
      return `${written(part.left, share)}${part.operator}${written(part.right, share)}`
  }
}

/** "1/3 điểm tối đa" is a third of it. */
function ofMaximum(factor: string): string {
  return /^1\/\d+$/.test(factor) ? `max${factor.slice(1)}` : `${factor}*max`
}

/** A division of letters by letters is a part over its whole (method §8.6). */
function isQuotient(part: Part): boolean {
  return part.kind === 'pair' && part.operator === '/' && isLetters(part.left) && isLetters(part.right)
}

function isLetters(part: Part): boolean {
  if (part.kind === 'group') return isLetters(part.inner)
  if (part.kind === 'pair') return part.operator === ' + ' && isLetters(part.left) && isLetters(part.right)
  return part.kind === 'text' && part.letters.length > 0
}

function bare(part: Part): Part {
  return part.kind === 'group' ? bare(part.inner) : part
}

function lettersIn(part: Part): string[] {
  if (part.kind === 'text') return part.letters
  if (part.kind === 'group') return lettersIn(part.inner)
  return part.kind === 'pair' ? [...lettersIn(part.left), ...lettersIn(part.right)] : []
}

function quotientsIn(part: Part): (readonly [string[], string[]])[] {
  if (part.kind === 'group') return quotientsIn(part.inner)
  if (part.kind !== 'pair') return []
  if (isQuotient(part)) return [[lettersIn(part.left), lettersIn(part.right)]]
  return [...quotientsIn(part.left), ...quotientsIn(part.right)]
}

/** The share that is spoken of; several different ones are not understood as one amount. */
function spokenIn(part: Part): Spoken | 'several' | undefined {
  if (part.kind === 'share') return { name: part.name, kind: part.of }
  if (part.kind === 'group') return spokenIn(part.inner)
  if (part.kind !== 'pair') return undefined
  const [left, right] = [spokenIn(part.left), spokenIn(part.right)]
  if (left === 'several' || right === 'several') return 'several'
  if (left && right && left.name !== right.name) return 'several'
  return left ?? right
}

/** The amount as a share of the maximum when nothing but numbers and the maximum is in it. */
export function constantAmount(amount: Amount, max: Exact | undefined): Exact | undefined {
  if (amount.spoken || amount.letters.length > 0) return undefined
  const text = amount.written('')
  if (text.includes('max') && !max) return undefined
  const numbers = text.replaceAll('max', `(${max ? `${max.numerator}/${max.denominator}` : '1'})`)
  const { formula } = parseFormula(numbers)
  return formula && isConstant(formula) ? constant(formula) : undefined
}

/** The amount where its share is so large; undefined where other letters are in it. */
export function amountAt(amount: Amount, share: Exact, max: Exact): Exact | undefined {
  if (amount.letters.length > 0 && amount.letters.some((name) => name !== 'x')) return undefined
  const { formula } = parseFormula(amount.written('x'))
  if (!formula) return undefined
  const { outcome } = evaluate(formula, { max, given: (name) => (name === 'x' ? share : undefined) })
  return outcome.kind === 'number' ? outcome.value : undefined
}

export const zeroAmount: Amount = {
  written: () => '0',
  spoken: undefined,
  letters: [],
  quotients: [],
  isMisprinted: false,
}
export const maxAmount: Amount = {
  written: () => 'max',
  spoken: undefined,
  letters: [],
  quotients: [],
  isMisprinted: false,
}
