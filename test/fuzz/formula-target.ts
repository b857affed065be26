import { deepStrictEqual } from 'node:assert'
import { boundsOf } from '#domain/edition/formula/bounds.ts'
import { checkFormula, type LetterType } from '#domain/edition/formula/checker.ts'
import { evaluate } from '#domain/edition/formula/evaluate.ts'
import type { FormulaFault } from '#domain/edition/formula/fault.ts'
import type { Given } from '#domain/edition/formula/given.ts'
import { Notation } from '#domain/edition/formula/notation.ts'
import { parseFormula } from '#domain/edition/formula/parser.ts'
import { printFormula } from '#domain/edition/formula/printer.ts'
import { substituted } from '#domain/edition/formula/substituted.ts'
import { LONGEST_FORMULA, variablesOf, type Formula } from '#domain/edition/formula/tree.ts'
import { compare, exactFromDecimal, type Exact } from '#domain/exact.ts'
import { formulaFaultText } from '#text/formula-faults.ts'
import type { Draws } from './draws.ts'
import { formulaText } from './formula-texts.ts'
import { ensure, ensureSentence, type FuzzTarget } from './fuzz-target.ts'

type FormulaInput = { readonly text: string; readonly notation: Notation; readonly values: readonly string[] }

/** Method §2: reading never throws, faults have a place and a sentence, what is read can be printed, checked and evaluated. */
export const formulaTarget: FuzzTarget<FormulaInput> = { name: 'formula', share: 58, make, judge }

function make(draws: Draws): FormulaInput {
  const notation = draws.pick(Notation.options)
  return { text: formulaText(draws, notation), notation, values: draws.list(12, () => draws.pick(VALUES)) }
}

const VALUES = [
  '',
  '',
  '0',
  '1',
  '-1',
  '2',
  '3',
  '10',
  '0.5',
  '0.3333333333',
  '1000000',
  '-7.25',
  '123456789012345678901234567890',
  '0.00000000000000000000000000001',
]
const OPTIONS = ['mot', 'hai', 'ba']

function judge({ text, notation, values }: FormulaInput): void {
  for (const each of Notation.options) {
    const { formula, fault } = parseFormula(text, each)
    if (fault) ensureFault(fault, text)
    else ensureReadable(formula, text, values)
  }
  ensure(Notation.options.includes(notation), 'a notation')
}

function ensureFault(fault: FormulaFault, text: string): void {
  const { start, end } = fault.at
  ensure(start >= 0 && start <= end && end <= text.length, `${fault.code} at ${start}–${end} of ${text.length}`)
  ensureSentence((language) => formulaFaultText(fault, language), 400)
}

function ensureReadable(formula: Formula, text: string, values: readonly string[]): void {
  for (const notation of Notation.options) {
    const printed = printFormula(formula, notation)
    // Spaces that the printer sets can carry a text of almost 2,000 characters over the limit.
    if (printed.length <= LONGEST_FORMULA)
      deepStrictEqual(bare(parseFormula(printed, notation).formula), bare(formula), `print∘parse: ${printed}`)
  }
  for (const expected of ['number', 'condition'] as const) {
    const faults = checkFormula(formula, typeOf, expected)
    for (const fault of faults) ensureFault(fault, text)
    if (faults.length === 0) ensureEvaluates(formula, expected, values)
  }
}

function ensureEvaluates(formula: Formula, expected: 'number' | 'condition', values: readonly string[]): void {
  const letters = variablesOf(formula)
  const given = (name: string): Given | undefined => givenOf(name, values[letters.indexOf(name) % values.length]!)
  const max = exactFromDecimal('10')
  const { outcome } = evaluate(formula, { max, given })
  if (outcome.kind === 'failed') {
    ensure(outcome.missing.length + outcome.zeroDivisors.length > 0, 'a failure without a cause')
    ensure(
      outcome.missing.every((name) => letters.includes(name) && given(name) === undefined),
      'a letter missing that is not',
    )
  } else ensure(outcome.kind === (expected === 'number' ? 'number' : 'truth'), `${expected} gave ${outcome.kind}`)
  if (outcome.kind === 'number') ensureBounded(formula, outcome.value, max)
  const text = substituted(formula, { max, given, notation: 'vietnamese' })
  ensure(!/undefined|NaN/.test(text), `substituted: ${text}`)
}

/** Interval bounds are sound: the exact result lies in them. */
function ensureBounded(formula: Formula, value: Exact, max: Exact): void {
  const { least, most } = boundsOf(formula, { max, letter: () => ({}) })
  ensure(value.denominator > 0n, 'a denominator of 0')
  ensure(!least || compare(least, value) <= 0, 'below its bounds')
  ensure(!most || compare(value, most) <= 0, 'above its bounds')
}

/** `y` is a yes-no, `c` a choice, the rest of the alphabet numbers, `z` and `x…` unknown. */
function typeOf(name: string): LetterType | undefined {
  if (name === 'y') return { kind: 'yes-no' }
  if (name === 'c') return { kind: 'choice', options: OPTIONS }
  return /^[zx]/.test(name) ? undefined : { kind: 'number' }
}

function givenOf(name: string, value: string): Given | undefined {
  if (value === '') return undefined
  if (name === 'y') return value.length % 2 === 0
  return name === 'c' ? { slug: OPTIONS[value.length % 3]!, position: value.length % 3 } : exactFromDecimal(value)
}

/** The tree without its places. */
function bare(formula: Formula | undefined): unknown {
  return JSON.parse(JSON.stringify(formula, (key, value: unknown) => (key === 'at' ? undefined : value)) ?? 'null')
}
