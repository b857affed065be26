import { z } from 'zod'

export const FUNCTION_NAMES = [
  'IF',
  'AND',
  'OR',
  'NOT',
  'MIN',
  'MAX',
  'SUM',
  'ABS',
  'INT',
  'ROUND',
  'RATIO',
  'SHARE',
  'LEVEL',
  'STEPS',
] as const
export const FunctionName = z.enum(FUNCTION_NAMES)
export type FunctionName = z.infer<typeof FunctionName>

export type ArithmeticOperator = '+' | '-' | '*' | '/'
export type ComparisonOperator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type BinaryOperator = ArithmeticOperator | ComparisonOperator

/** Where a part stands in the text it was read from: [start, end), counted from 0 in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number }

/** A formula as a tree. Grouping brackets leave no trace: the printer sets those that are needed. */
export type Formula =
  | { readonly kind: 'number'; readonly text: string; readonly at: Span }
  | { readonly kind: 'slug'; readonly slug: string; readonly at: Span }
  | { readonly kind: 'max'; readonly at: Span }
  | { readonly kind: 'variable'; readonly name: string; readonly at: Span }
  | { readonly kind: 'percent'; readonly operand: Formula; readonly at: Span }
  | { readonly kind: 'sign'; readonly operator: '+' | '-'; readonly operand: Formula; readonly at: Span }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Formula
      readonly right: Formula
      readonly at: Span
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Formula[]; readonly at: Span }

export const LONGEST_FORMULA = 2000
export const DEEPEST_FORMULA = 32

/** The parts directly inside a part, in reading order. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'percent':
    case 'sign':
      return [formula.operand]
    case 'binary':
      return [formula.left, formula.right]
    case 'call':
      return formula.operands
    default:
      return []
  }
}

/** Every part, the whole first, in reading order; a chain of a thousand terms costs no more than its terms. */
export function* walk(formula: Formula): Generator<Formula> {
  const waiting = [formula]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    yield part
    waiting.push(...[...partsOf(part)].reverse())
  }
}

/** The letters a formula reads, in order of first appearance. */
export function variablesOf(formula: Formula): string[] {
  const names = new Set<string>()
  for (const part of walk(formula)) if (part.kind === 'variable') names.add(part.name)
  return [...names]
}

export function isComparison(operator: BinaryOperator): operator is ComparisonOperator {
  return operator === '=' || operator === '<>' || operator.startsWith('<') || operator.startsWith('>')
}
