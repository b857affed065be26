import { FormulaError, type FormulaFault } from './fault.ts'
import { tokens, type Token } from './lexer.ts'
import type { Notation } from './notation.ts'
import {
  DEEPEST_FORMULA,
  FUNCTION_NAMES,
  LONGEST_FORMULA,
  isComparison,
  type BinaryOperator,
  type Formula,
  type FunctionName,
  type Span,
} from './tree.ts'

export type Parsed =
  | { readonly formula: Formula; readonly fault?: undefined }
  | { readonly formula?: undefined; readonly fault: FormulaFault }

/**
 * Reads one expression (method §2.1). Well-formed only: whether its letters and types fit a criterion is the checker's.
 * Never throws; a text over 2,000 characters or 32 levels is refused before it costs anything.
 */
export function parseFormula(text: string, notation: Notation = 'canonical'): Parsed {
  try {
    return { formula: parsed(text, notation) }
  } catch (error) {
    if (error instanceof FormulaError) return { fault: error.fault }
    throw error
  }
}

function parsed(text: string, notation: Notation): Formula {
  if (text.length > LONGEST_FORMULA) {
    throw new FormulaError(
      'too-long',
      { start: LONGEST_FORMULA, end: text.length },
      { length: text.length, most: LONGEST_FORMULA },
    )
  }
  if (text.trim() === '') throw new FormulaError('empty', { start: 0, end: text.length })
  const lead = text.length - text.trimStart().length
  if (text[lead] === '=') throw new FormulaError('leading-equals', { start: lead, end: lead + 1 })
  const reader = new Reader(tokens(text, notation))
  const formula = reader.comparison(1)
  reader.finish()
  return formula
}

/** Recursive descent, one method a level of binding, loosest first. */
class Reader {
  private next = 0
  private readonly list: readonly Token[]

  constructor(list: readonly Token[]) {
    this.list = list
  }

  comparison(depth: number): Formula {
    const left = this.sum(depth)
    const operator = this.operator(isComparisonText)
    if (!operator) return left
    const right = this.sum(depth + 1)
    const chained = this.operator(isComparisonText)
    if (chained) throw new FormulaError('chained-comparison', chained.at)
    return this.binary(operator.text as BinaryOperator, left, right, depth)
  }

  finish(): void {
    const token = this.peek()
    if (token.kind !== 'end') throw new FormulaError('unexpected', token.at, { found: token.text })
  }

  private sum(depth: number): Formula {
    let left = this.product(depth)
    for (let operator = this.operator(isSum); operator; operator = this.operator(isSum)) {
      left = this.binary(operator.text as BinaryOperator, left, this.product(depth + 1), depth)
    }
    return left
  }

  private product(depth: number): Formula {
    let left = this.signed(depth)
    for (let operator = this.operator(isProduct); operator; operator = this.operator(isProduct)) {
      left = this.binary(operator.text as BinaryOperator, left, this.signed(depth + 1), depth)
    }
    return left
  }

  private signed(depth: number): Formula {
    this.bound(depth)
    const operator = this.operator(isSum)
    if (!operator) return this.percent(depth)
    const operand = this.signed(depth + 1)
    return {
      kind: 'sign',
      operator: operator.text as '+' | '-',
      operand,
      at: { start: operator.at.start, end: operand.at.end },
    }
  }

  private percent(depth: number): Formula {
    let operand = this.primary(depth)
    for (let level = depth + percentsOf(operand) + 1; this.peek().kind === 'percent'; level += 1) {
      this.bound(level)
      const end = this.take().at.end
      operand = { kind: 'percent', operand, at: { start: operand.at.start, end } }
    }
    return operand
  }

  private primary(depth: number): Formula {
    this.bound(depth)
    const token = this.take()
    if (token.kind === 'number') return { kind: 'number', text: token.text, at: token.at }
    if (token.kind === 'text') return { kind: 'slug', slug: token.text, at: token.at }
    if (token.kind === 'word') return this.word(token, depth)
    if (token.kind === 'open') {
      const inside = this.comparison(depth + 1)
      this.close(token.at)
      return inside
    }
    if (token.kind === 'end') throw new FormulaError('unfinished', token.at)
    throw new FormulaError('unexpected', token.at, { found: token.text })
  }

  private word(token: Token, depth: number): Formula {
    if (this.peek().kind === 'open') return this.call(token, depth)
    if (token.text === 'max') return { kind: 'max', at: token.at }
    if (/^[a-z][0-9]?$/.test(token.text)) return { kind: 'variable', name: token.text, at: token.at }
    throw new FormulaError('unknown-word', token.at, { found: token.text })
  }

  private call(token: Token, depth: number): Formula {
    const name = functionNamed(token.text)
    if (name === undefined) {
      const right = functionNamed(token.text.toUpperCase())
      throw right === undefined
        ? new FormulaError('unknown-function', token.at, { found: token.text })
        : new FormulaError('function-case', token.at, { found: token.text, right })
    }
    const open = this.take().at
    const operands: Formula[] = []
    if (this.peek().kind !== 'close') {
      operands.push(this.comparison(depth + 1))
      while (this.peek().kind === 'separator') {
        this.take()
        operands.push(this.comparison(depth + 1))
      }
    }
    return { kind: 'call', name, operands, at: { start: token.at.start, end: this.close(open) } }
  }

  private binary(operator: BinaryOperator, left: Formula, right: Formula, depth: number): Formula {
    this.bound(depth)
    return { kind: 'binary', operator, left, right, at: { start: left.at.start, end: right.at.end } }
  }

  private close(opened: Span): number {
    const token = this.peek()
    if (token.kind === 'close') return this.take().at.end
    if (token.kind === 'end') throw new FormulaError('bracket-unclosed', opened)
    throw new FormulaError('unexpected', token.at, { found: token.text })
  }

  private bound(depth: number): void {
    if (depth > DEEPEST_FORMULA) throw new FormulaError('too-deep', this.peek().at, { most: DEEPEST_FORMULA })
  }

  private operator(fits: (text: string) => boolean): Token | undefined {
    const token = this.peek()
    return token.kind === 'operator' && fits(token.text) ? this.take() : undefined
  }

  private peek(): Token {
    return this.list[this.next]!
  }

  private take(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.next += 1
    return token
  }
}

/** Percent signs behind one another, with brackets between them or not: they nest like everything else. */
function percentsOf(formula: Formula): number {
  let count = 0
  for (let part = formula; part.kind === 'percent'; part = part.operand) count += 1
  return count
}

function functionNamed(text: string): FunctionName | undefined {
  return FUNCTION_NAMES.find((name) => name === text)
}

function isComparisonText(text: string): boolean {
  return isComparison(text as BinaryOperator)
}

function isSum(text: string): boolean {
  return text === '+' || text === '-'
}

function isProduct(text: string): boolean {
  return text === '*' || text === '/'
}
