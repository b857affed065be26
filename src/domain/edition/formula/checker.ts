import { compare, isZero, type Exact, ZERO, ONE } from '../../exact.ts'
import { evaluate } from './evaluate.ts'
import type { FormulaFault, FormulaFaultCode } from './fault.ts'
import { isComparison, walk, type ComparisonOperator, type Formula, type FunctionName } from './tree.ts'

/** What a letter may be in a formula; a choice knows its option slugs in printed order. */
export type LetterType =
  | { readonly kind: 'number' }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
export type LetterTypes = (name: string) => LetterType | undefined

type PartType = 'number' | 'truth' | 'choice' | 'slug' | 'unknown'

/**
 * Method §2.2–2.3: whether a well-formed formula fits its criterion: known letters, types, numbers of arguments,
 * constants where constants must stand. Lists every fault; an empty list means that `evaluate` cannot go wrong.
 */
export function checkFormula(
  formula: Formula,
  letters: LetterTypes,
  expected: 'number' | 'condition' = 'number',
): FormulaFault[] {
  const check = new Check(letters)
  if (expected === 'number') check.number(formula)
  else check.condition(formula)
  return check.faults
}

class Check {
  readonly faults: FormulaFault[] = []
  private readonly letters: LetterTypes

  constructor(letters: LetterTypes) {
    this.letters = letters
  }

  number(part: Formula): void {
    const type = this.type(part)
    if (type === 'number' || type === 'unknown') return
    if (type === 'choice') this.fault('choice-misused', part, { found: nameOf(part) })
    else if (type === 'slug') this.fault('text-misused', part)
    else this.fault('not-a-number', part, { found: nameOf(part) })
  }

  condition(part: Formula): void {
    const type = this.type(part)
    if (type !== 'truth' && type !== 'unknown') this.fault('not-a-condition', part, { found: nameOf(part) })
  }

  private type(part: Formula): PartType {
    switch (part.kind) {
      case 'number':
      case 'max':
        return 'number'
      case 'slug':
        return 'slug'
      case 'variable':
        return this.variable(part)
      case 'percent':
      case 'sign':
        this.number(part.operand)
        return 'number'
      case 'binary':
        return this.binary(part)
      case 'call':
        return this.call(part)
    }
  }

  private variable(part: Formula & { kind: 'variable' }): PartType {
    const letter = this.letters(part.name)
    if (!letter) {
      this.fault('unknown-variable', part, { found: part.name })
      return 'unknown'
    }
    return letter.kind === 'yes-no' ? 'truth' : letter.kind
  }

  private binary(part: Formula & { kind: 'binary' }): PartType {
    if (isComparison(part.operator)) return this.comparison(part, part.operator)
    this.number(part.left)
    this.number(part.right)
    if (part.operator === '/' && isConstant(part.right) && isZero(constant(part.right)))
      this.fault('zero-divisor', part.right)
    return 'number'
  }

  private comparison(part: Formula & { kind: 'binary' }, operator: ComparisonOperator): PartType {
    const letter = part.left.kind === 'variable' ? this.letters(part.left.name) : undefined
    if (letter?.kind === 'choice') this.choiceEquals(part, operator, letter.options)
    else {
      this.number(part.left)
      this.number(part.right)
    }
    return 'truth'
  }

  private choiceEquals(
    part: Formula & { kind: 'binary' },
    operator: ComparisonOperator,
    options: readonly string[],
  ): void {
    if (operator !== '=' || part.right.kind !== 'slug') this.fault('choice-misused', part, { found: nameOf(part.left) })
    else if (!options.includes(part.right.slug)) {
      this.fault('unknown-option', part.right, { found: part.right.slug, options: options.join(', ') })
    }
  }

  private call(part: Formula & { kind: 'call' }): PartType {
    const [least, most] = OPERAND_COUNT[part.name]
    if (part.operands.length < least || part.operands.length > most) {
      this.fault('operand-count', part, {
        name: part.name,
        found: part.operands.length,
        least,
        most: most === Infinity ? 0 : most,
      })
      return 'unknown'
    }
    switch (part.name) {
      case 'IF':
        this.condition(part.operands[0]!)
        part.operands.slice(1).forEach((operand) => this.number(operand))
        return 'number'
      case 'AND':
      case 'OR':
      case 'NOT':
        part.operands.forEach((operand) => this.condition(operand))
        return 'truth'
      case 'LEVEL':
        this.level(part)
        return 'number'
      default:
        part.operands.forEach((operand) => this.number(operand))
        this.constants(part)
        return 'number'
    }
  }

  private level(part: Formula & { kind: 'call' }): void {
    const [choice, ...points] = part.operands
    const letter = choice?.kind === 'variable' ? this.letters(choice.name) : undefined
    if (choice?.kind === 'variable' && !letter) this.fault('unknown-variable', choice, { found: choice.name })
    else if (letter?.kind !== 'choice') this.fault('not-a-choice', choice!, { found: nameOf(choice!) })
    else if (points.length !== letter.options.length) {
      this.fault('level-count', part, { found: points.length, expected: letter.options.length })
    }
    points.forEach((operand) => this.number(operand))
  }

  private constants(part: Formula & { kind: 'call' }): void {
    if (part.name === 'SHARE') this.positive(part.operands[1]!)
    if (part.name === 'ROUND') this.whole(part.operands[1]!)
    if (part.name === 'STEPS') this.falling(part)
    if (part.name === 'RATIO' && isConstant(part.operands[1]!) && isZero(constant(part.operands[1]!)))
      this.fault('zero-divisor', part.operands[1]!)
  }

  private positive(part: Formula): void {
    if (!isConstant(part)) this.fault('not-constant', part)
    else if (compare(constant(part), ZERO) <= 0) this.fault('not-positive', part)
  }

  private whole(part: Formula): void {
    if (!isConstant(part)) return this.fault('not-constant', part)
    const value = constant(part)
    if (value.denominator !== 1n || value.numerator < -20n || value.numerator > 20n) this.fault('not-whole', part)
  }

  private falling(part: Formula & { kind: 'call' }): void {
    if (part.operands.length % 2 !== 0) {
      return this.fault('operand-count', part, { name: 'STEPS', found: part.operands.length, least: 4, most: 0 })
    }
    let above: Exact | undefined
    for (let at = 1; at + 1 < part.operands.length; at += 2) {
      const threshold = part.operands[at]!
      if (!isConstant(threshold)) return this.fault('not-constant', threshold)
      const value = constant(threshold)
      if (above && compare(value, above) >= 0) this.fault('not-falling', threshold)
      above = value
    }
  }

  private fault(code: FormulaFaultCode, part: Formula, params: FormulaFault['params'] = {}): void {
    this.faults.push({ code, at: part.at, params })
  }
}

/** Least and most operands of each function; STEPS counts value, pairs and otherwise. */
const OPERAND_COUNT = {
  IF: [3, 3],
  AND: [1, Infinity],
  OR: [1, Infinity],
  NOT: [1, 1],
  MIN: [1, Infinity],
  MAX: [1, Infinity],
  SUM: [1, Infinity],
  ABS: [1, 1],
  INT: [1, 1],
  ROUND: [2, 2],
  RATIO: [2, 2],
  SHARE: [2, 2],
  LEVEL: [2, Infinity],
  STEPS: [4, Infinity],
} as const satisfies Record<FunctionName, readonly [number, number]>

/** A part whose value no letter and no maximum can change, built of numbers and arithmetic alone. */
export function isConstant(formula: Formula): boolean {
  for (const part of walk(formula)) {
    if (part.kind !== 'number' && part.kind !== 'percent' && part.kind !== 'sign' && part.kind !== 'binary')
      return false
    if (part.kind === 'binary' && isComparison(part.operator)) return false
  }
  return evaluate(formula, NOTHING).outcome.kind === 'number'
}

/** The value of a part for which `isConstant` holds. */
export function constant(formula: Formula): Exact {
  const { outcome } = evaluate(formula, NOTHING)
  return outcome.kind === 'number' ? outcome.value : ZERO
}

const NOTHING = { max: ONE, given: () => undefined }

function nameOf(part: Formula): string {
  if (part.kind === 'variable') return part.name
  if (part.kind === 'call') return part.name
  return part.kind === 'binary' ? part.operator : part.kind
}
