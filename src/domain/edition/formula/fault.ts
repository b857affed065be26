import { z } from 'zod'
import type { Span } from './tree.ts'

/** Why a text is not a formula, or a formula not one of its criterion. Sentences: `src/text`. */
export const FormulaFaultCode = z.enum([
  'empty',
  'too-long',
  'too-deep',
  'leading-equals',
  'unknown-character',
  'unclosed-text',
  'not-a-slug',
  'number-too-long',
  'exponent',
  'decimal-mark',
  'unexpected',
  'unfinished',
  'bracket-unclosed',
  'chained-comparison',
  'unknown-function',
  'function-case',
  'unknown-word',
  'operand-count',
  'not-a-number',
  'not-a-condition',
  'not-a-choice',
  'choice-misused',
  'text-misused',
  'unknown-option',
  'unknown-variable',
  'level-count',
  'not-constant',
  'not-positive',
  'not-falling',
  'not-whole',
  'zero-divisor',
])
export type FormulaFaultCode = z.infer<typeof FormulaFaultCode>

export type FormulaFault = {
  readonly code: FormulaFaultCode
  readonly at: Span
  /** What stands there, what was expected, which function: the words the sentence needs. */
  readonly params: Readonly<Record<string, string | number>>
}

/** Thrown inside the reader only; `parseFormula` catches it and returns the fault. */
export class FormulaError extends Error {
  readonly fault: FormulaFault
  constructor(code: FormulaFaultCode, at: Span, params: FormulaFault['params'] = {}) {
    super(code)
    this.fault = { code, at, params }
  }
}
