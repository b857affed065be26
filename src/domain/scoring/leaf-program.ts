import { ZERO, compare, exactFromNumber, toNumber, type Exact } from '../exact.ts'
import type { Leaf } from '../edition/outline.ts'
import type { Bounds, Known } from '../edition/formula/bounds.ts'
import { constant } from '../edition/formula/checker.ts'
import { columnProgram, staysWithin, type ColumnProgram } from '../edition/formula/column-program.ts'
import { grainOf } from '../edition/formula/grain.ts'
import { walk, type Formula } from '../edition/formula/tree.ts'
import type { ItemKind } from '../item/data-item.ts'

/** A leaf made ready for many rows. */
export type LeafProgram = {
  readonly run: ColumnProgram
  readonly isPenalty: boolean
  /** The most points that are given, or taken by a penalty. */
  readonly limit: number
  /** The result can leave [0, limit] and must be compared with it. */
  readonly canLeave: boolean
  /** Doubles hold the result and the limit to the digit, so that they compare exactly. */
  readonly isHeld: boolean
  /** How fine results are, so that one next to the limit can be told from it; where known. */
  readonly grain: RowGrain | undefined
  /** Letters that count on every path: one of them without a value makes the leaf missing, whatever the rest. */
  readonly strict: readonly number[]
  /** Letters that are divisors on every path: one of them 0 makes it undefined, unless something is missing. */
  readonly divisors: readonly number[]
  /** No branch can hide a letter, so that nothing missing and a divisor of 0 settle the status. */
  readonly branchless: boolean
  /** Letters that may be a part of a year, a difference of two values: below 0 they are beyond the program. */
  readonly differences: readonly number[]
  /** Letters that are divisors on some path; undefined where a divisor is more than a letter. */
  readonly anyDivisors: readonly number[] | undefined
}

/** Results and the limit are multiples of 1 ÷ (constant × the letters in these places). */
export type RowGrain = { readonly constant: number; readonly places: readonly number[] }

/** Undefined for a leaf that is not scored. */
export function leafProgram(leaf: Leaf): LeafProgram | undefined {
  if (leaf.unscored || !leaf.formula) return undefined
  const formula = leaf.formula
  const place = (name: string): number => leaf.letters.findIndex((letter) => letter.name === name)
  const letter = (name: string) => leaf.letters[place(name)]
  const isWhole = (name: string): boolean =>
    letter(name)?.item.kind === 'count' && letter(name)?.variable.combine !== 'mean'
  const known: Known = { max: leaf.max, letter: (name) => boundsOfKind(letter(name)?.item.kind) }
  const strict = new Set<string>()
  const divisors = new Set<string>()
  collectStrict(formula, strict, divisors)
  const options = (name: string): string[] => (letter(name)?.item.options ?? []).map((option) => option.slug)
  const grain = grainOf(formula, isWhole, leaf.max)
  return {
    run: columnProgram(formula, { place, options, isWhole, known }),
    isPenalty: leaf.least.numerator < 0n,
    limit: toNumber(leaf.max),
    canLeave: !staysWithin(formula, known, leaf.least, leaf.most),
    isHeld: isHeld(formula, leaf.max) && isDouble(leaf.max),
    grain: grain && { constant: Number(grain.constant * leaf.max.denominator), places: grain.divisors.map(place) },
    strict: [...strict].map(place),
    divisors: [...divisors].map(place),
    branchless: strict.size === leaf.letters.length,
    differences: [...leaf.letters.keys()].filter((at) => leaf.letters[at]!.item.overTime === 'cumulative'),
    anyDivisors: lettersDividing(formula)?.map(place),
  }
}

const NOT_NEGATIVE: Bounds = { least: ZERO }

/** Counts and amounts are refused below 0 at the door; points by hand and ratios may be anything. */
export function boundsOfKind(kind: ItemKind | undefined): Bounds {
  return kind === 'count' || kind === 'amount' ? NOT_NEGATIVE : {}
}

/** Letters outside every lazily taken branch, and those of them that stand alone as a divisor. */
function collectStrict(part: Formula, strict: Set<string>, divisors: Set<string>): void {
  switch (part.kind) {
    case 'variable':
      strict.add(part.name)
      return
    case 'percent':
    case 'sign':
      return collectStrict(part.operand, strict, divisors)
    case 'binary':
      if (part.operator === '/' && part.right.kind === 'variable') divisors.add(part.right.name)
      collectStrict(part.left, strict, divisors)
      return collectStrict(part.right, strict, divisors)
    case 'call': {
      const divisor = part.name === 'RATIO' ? part.operands[1] : undefined
      if (divisor?.kind === 'variable') divisors.add(divisor.name)
      const lazy = part.name === 'IF' || part.name === 'LEVEL' || part.name === 'STEPS'
      for (const operand of lazy ? part.operands.slice(0, 1) : part.operands) collectStrict(operand, strict, divisors)
    }
  }
}

/** Letters and decimals, chosen among and not computed with. */
function isHeld(part: Formula, max: Exact): boolean {
  if (part.kind === 'variable') return true
  if (part.kind === 'max') return isDouble(max)
  if (part.kind === 'number') return isDouble(constant(part))
  return (
    part.kind === 'call' &&
    (part.name === 'IF' || part.name === 'LEVEL') &&
    part.operands.slice(1).every((operand) => isHeld(operand, max))
  )
}

function isDouble(value: Exact): boolean {
  return compare(exactFromNumber(toNumber(value)), value) === 0
}

/** Every letter that something is divided by, constants left out; undefined where a divisor is not that simple. */
function lettersDividing(formula: Formula): string[] | undefined {
  const letters: string[] = []
  for (const part of walk(formula)) {
    const divisor =
      part.kind === 'call' && part.name === 'RATIO'
        ? part.operands[1]
        : part.kind === 'binary' && part.operator === '/'
          ? part.right
          : undefined
    if (divisor?.kind === 'variable') letters.push(divisor.name)
    else if (divisor && divisor.kind !== 'number') return undefined
  }
  return letters
}
