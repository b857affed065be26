import type { Exact } from '../../exact.ts'
import { boundsOf, isNotNegative, type Known } from './bounds.ts'
import type { ProgramLetters } from './beforehand.ts'
import { ColumnBuilder, type Slots } from './column-builder.ts'
import { BLOCK, fill, type Numbers } from './kernels.ts'
import { isComparison, partsOf, walk, type Formula } from './tree.ts'

export { BLOCK } from './kernels.ts'
export type { ProgramLetters } from './beforehand.ts'

/**
 * Computes a block of rows: `columns` in the letters' order, results into `out`, cuts of RATIO flagged in `cut`. A row
 * that doubles could not decide is NaN and flagged in `doubt`; every other NaN is a missing value or a divisor of 0.
 */
export type ColumnProgram = (
  columns: readonly Numbers[],
  out: Numbers,
  cut: Uint8Array,
  length: number,
  doubt?: Uint8Array,
) => void

/**
 * Turns a checked formula into loops over columns, without generating code. NaN in the result means: ask `evaluate`.
 * Formulas in which doubles could lose digits (a difference, a negative summand, very large powers) ask for every row.
 */
export function columnProgram(formula: Formula, letters: ProgramLetters): ColumnProgram {
  if (losesDigits(formula, letters.known)) return askForAll
  const builder = new ColumnBuilder(letters)
  const result = builder.operand(formula, false)
  const { operations, temporaries } = builder
  const last = builder.isLast(result) ? operations.length - 1 : undefined
  return (columns, out, cut, length, doubt = UNREAD) => {
    const slots: Slots = { columns, temporaries, cut, doubt }
    for (let at = 0; at < operations.length; at += 1)
      operations[at]!(slots, at === last ? out : temporaries[at]!, length)
    if (typeof result === 'number') fill(out, result, length)
    else if (last === undefined) out.set(result(slots).subarray(0, length))
  }
}

/** Takes the flags of a caller that does not ask for them. */
const UNREAD = new Uint8Array(BLOCK)

const askForAll: ColumnProgram = (_columns, out, _cut, length, doubt = UNREAD) => {
  fill(out, Number.NaN, length)
  doubt.fill(1, 0, length)
}

/** Digits that a double's exponent can hold in either direction, with room to spare. */
const MOST_POWER = 250

/** True where doubles could be wrong by more than the kernels' margin: differences, negative terms, extreme powers. */
function losesDigits(formula: Formula, known: Known): boolean {
  for (const part of walk(formula)) {
    if ((part.kind === 'sign' || part.kind === 'binary') && part.operator === '-') return true
    if (part.kind === 'call' && part.name === 'ROUND') return true
    if (needsSign(part) && !partsOf(part).every((operand) => isNotNegative(boundsOf(operand, known)))) return true
  }
  return power(formula) > MOST_POWER
}

/** Parts whose loops hold only for numbers that are not negative. */
function needsSign(part: Formula): boolean {
  if (part.kind === 'binary') return part.operator === '+' || part.operator === '/'
  return (
    part.kind === 'call' && (part.name === 'SUM' || part.name === 'RATIO' || part.name === 'ABS' || part.name === 'INT')
  )
}

/** A bound on the decimal power of a part, each number and letter taken to have 30 digits. */
function power(part: Formula): number {
  switch (part.kind) {
    case 'percent':
      return power(part.operand) + 2
    case 'sign':
      return power(part.operand)
    case 'binary':
      if (isComparison(part.operator)) return Math.max(power(part.left), power(part.right))
      return part.operator === '+'
        ? Math.max(power(part.left), power(part.right)) + 1
        : power(part.left) + power(part.right)
    case 'call':
      if (part.name === 'RATIO' || part.name === 'SHARE') return power(part.operands[0]!) + power(part.operands[1]!)
      return part.operands.reduce((most, operand) => Math.max(most, power(operand)), 0) + MOST_TERMS_POWER
    default:
      return 30
  }
}

/** 2,000 characters hold fewer than 10⁴ terms. */
const MOST_TERMS_POWER = 4

/** True when [least, most] surely holds the uncut result, so that nothing needs to be cut. */
export function staysWithin(formula: Formula, known: Known, least: Exact, most: Exact): boolean {
  const bounds = boundsOf(formula, known)
  const above = (a: Exact, b: Exact): boolean => a.numerator * b.denominator >= b.numerator * a.denominator
  return (
    bounds.least !== undefined && bounds.most !== undefined && above(bounds.least, least) && above(most, bounds.most)
  )
}
