import { ZERO, toNumber } from '../exact.ts'
import type { Leaf } from '../edition/outline.ts'
import type { Bounds, Known } from '../edition/formula/bounds.ts'
import { columnProgram, staysWithin, type ColumnProgram } from '../edition/formula/column-program.ts'
import type { Formula } from '../edition/formula/tree.ts'
import type { ItemKind } from '../item/data-item.ts'

/** A leaf made ready for many rows. */
export type LeafProgram = {
  readonly run: ColumnProgram
  readonly least: number
  readonly most: number
  /** The result can leave [least, most] and must be compared with them. */
  readonly canLeave: boolean
  readonly isPenalty: boolean
  /** Letters that count on every path: one of them without a value makes the leaf missing, whatever the rest. */
  readonly strict: readonly number[]
  /** Letters that are divisors on every path: one of them 0 makes it undefined, unless something is missing. */
  readonly divisors: readonly number[]
  /** No branch can hide a letter, so that nothing missing and a divisor of 0 settle the status. */
  readonly branchless: boolean
}

/** Undefined for a leaf that is not scored. */
export function leafProgram(leaf: Leaf): LeafProgram | undefined {
  if (leaf.unscored || !leaf.formula) return undefined
  const place = (name: string): number => leaf.letters.findIndex((letter) => letter.name === name)
  const letter = (name: string) => leaf.letters[place(name)]
  const known: Known = { max: leaf.max, letter: (name) => boundsOfKind(letter(name)?.item.kind) }
  const strict = new Set<string>()
  const divisors = new Set<string>()
  collectStrict(leaf.formula, strict, divisors)
  return {
    run: columnProgram(leaf.formula, {
      place,
      options: (name) => (letter(name)?.item.options ?? []).map((option) => option.slug),
      isWhole: (name) => letter(name)?.item.kind === 'count',
      known,
    }),
    least: toNumber(leaf.least),
    most: toNumber(leaf.most),
    canLeave: !staysWithin(leaf.formula, known, leaf.least, leaf.most),
    isPenalty: leaf.least.numerator < 0n,
    strict: [...strict].map(place),
    divisors: [...divisors].map(place),
    branchless: strict.size === leaf.letters.length,
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

