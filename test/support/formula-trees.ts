import fc from 'fast-check'
import type { LetterType } from '#domain/edition/formula/checker.ts'
import type { BinaryOperator, Formula, FunctionName } from '#domain/edition/formula/tree.ts'

/** The letters of every random formula, by kind of item. `k` has three options. */
export const LETTERS = {
  a: 'count',
  b: 'count',
  n1: 'count',
  d: 'amount',
  e: 'amount',
  p: 'points',
  v: 'yes-no',
  w: 'yes-no',
  k: 'choice',
} as const

export type LetterName = keyof typeof LETTERS
export const LETTER_NAMES = Object.keys(LETTERS) as LetterName[]
export const OPTIONS = ['tot', 'kha', 'khong-co'] as const

export function letterType(name: string): LetterType | undefined {
  const kind = LETTERS[name as LetterName] as string | undefined
  if (kind === undefined) return undefined
  if (kind === 'yes-no') return { kind }
  return kind === 'choice' ? { kind, options: OPTIONS } : { kind: 'number' }
}

const AT = { start: 0, end: 0 }

export const number = (text: string): Formula => ({ kind: 'number', text, at: AT })
export const variable = (name: string): Formula => ({ kind: 'variable', name, at: AT })
export const call = (name: FunctionName, ...operands: Formula[]): Formula => ({ kind: 'call', name, operands, at: AT })
export const binary = (operator: BinaryOperator, left: Formula, right: Formula): Formula => ({
  kind: 'binary',
  operator,
  left,
  right,
  at: AT,
})

export type TreeChoice = {
  /** Letters that numbers may use. */
  readonly letters: readonly LetterName[]
  readonly functions: readonly FunctionName[]
  readonly depth: number
  /** Minus signs and differences; true by default. */
  readonly signs?: boolean
  /** Yes-no letters and choices in conditions; true by default. */
  readonly answers?: boolean
}

const EVERY: TreeChoice = {
  letters: ['a', 'b', 'n1', 'd', 'e', 'p'],
  functions: ['IF', 'MIN', 'MAX', 'SUM', 'ABS', 'INT', 'ROUND', 'RATIO', 'SHARE', 'LEVEL', 'STEPS'],
  depth: 4,
}

/** Random formulas that are well typed: numbers where numbers must stand, conditions in conditions. */
export function numberTrees(choice: Partial<TreeChoice> = {}): fc.Arbitrary<Formula> {
  return numbers({ ...EVERY, ...choice }, choice.depth ?? EVERY.depth)
}

export function conditionTrees(choice: Partial<TreeChoice> = {}): fc.Arbitrary<Formula> {
  return conditions({ ...EVERY, ...choice }, choice.depth ?? EVERY.depth)
}

function numbers(choice: TreeChoice, depth: number): fc.Arbitrary<Formula> {
  const leaf = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...choice.letters).map(variable) },
    { weight: 2, arbitrary: literals() },
    { weight: 1, arbitrary: fc.constant<Formula>({ kind: 'max', at: AT }) },
  )
  if (depth <= 1) return leaf
  const inner = numbers(choice, depth - 1)
  const operators = choice.signs === false ? (['+', '*', '/'] as const) : (['+', '-', '*', '/'] as const)
  const sign = fc
    .constantFrom('+', '-')
    .chain((operator) => inner.map((operand): Formula => ({ kind: 'sign', operator, operand, at: AT })))
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...operators), inner, inner)
        .map(([operator, x, y]) => binary(operator, x, y)),
    },
    { weight: 1, arbitrary: inner.map((operand): Formula => ({ kind: 'percent', operand, at: AT })) },
    ...(choice.signs === false ? [] : [{ weight: 1, arbitrary: sign }]),
    { weight: 6, arbitrary: fc.constantFrom(...choice.functions).chain((name) => calls(name, choice, depth)) },
  )
}

function calls(name: FunctionName, choice: TreeChoice, depth: number): fc.Arbitrary<Formula> {
  const inner = numbers(choice, depth - 1)
  const some = fc.array(inner, { minLength: 1, maxLength: 3 })
  switch (name) {
    case 'IF':
      return fc.tuple(conditions(choice, depth - 1), inner, inner).map((operands) => call('IF', ...operands))
    case 'MIN':
    case 'MAX':
    case 'SUM':
      return some.map((operands) => call(name, ...operands))
    case 'ABS':
    case 'INT':
      return inner.map((operand) => call(name, operand))
    case 'ROUND':
      return fc.tuple(inner, fc.constantFrom('0', '1', '2', '5')).map(([x, places]) => call('ROUND', x, number(places)))
    case 'RATIO':
      return fc.tuple(inner, inner).map((operands) => call('RATIO', ...operands))
    case 'SHARE':
      return fc.tuple(inner, thresholds()).map((operands) => call('SHARE', ...operands))
    case 'LEVEL':
      return fc.tuple(inner, inner, inner).map((operands) => call('LEVEL', variable('k'), ...operands))
    case 'STEPS':
      return fc.tuple(inner, fallingSteps(inner), inner).map(([x, pairs, last]) => call('STEPS', x, ...pairs, last))
    default:
      throw new Error(`${name} gives no number`)
  }
}

function conditions(choice: TreeChoice, depth: number): fc.Arbitrary<Formula> {
  const comparisons = fc
    .tuple(
      fc.constantFrom('=', '<>', '<', '<=', '>', '>=' as const),
      numbers(choice, depth - 1),
      numbers(choice, depth - 1),
    )
    .map(([operator, x, y]) => binary(operator as BinaryOperator, x, y))
  const answers = [
    fc.constantFrom('v', 'w').map(variable),
    fc.constantFrom(...OPTIONS).map((slug) => binary('=', variable('k'), { kind: 'slug', slug, at: AT })),
  ]
  const leaf = choice.answers === false ? comparisons : fc.oneof(...answers, comparisons)
  if (depth <= 1) return leaf
  const inner = conditions(choice, depth - 1)
  const joined = fc.tuple(fc.constantFrom('AND', 'OR'), fc.array(inner, { minLength: 1, maxLength: 3 }))
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: inner.map((operand) => call('NOT', operand)) },
    { weight: 1, arbitrary: joined.map(([name, operands]) => call(name as FunctionName, ...operands)) },
  )
}

function literals(): fc.Arbitrary<Formula> {
  return fc.constantFrom('0', '1', '2', '3', '5', '10', '0.5', '0.25', '0.8', '1.005', '100', '0.1', '7').map(number)
}

/** Constants above 0, some of them percentages. */
export function thresholds(): fc.Arbitrary<Formula> {
  const percent = fc
    .constantFrom('5', '50', '70', '80')
    .map((text): Formula => ({ kind: 'percent', operand: number(text), at: AT }))
  return fc.oneof(fc.constantFrom('1', '2', '3', '0.8', '0.5').map(number), percent)
}

function fallingSteps(points: fc.Arbitrary<Formula>): fc.Arbitrary<Formula[]> {
  const falling = fc
    .uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 })
    .map((list) => list.sort((x, y) => y - x))
  return falling.chain((list) =>
    fc
      .tuple(...list.map(() => points))
      .map((all) => list.flatMap((threshold, at) => [number(String(threshold)), all[at]!])),
  )
}
