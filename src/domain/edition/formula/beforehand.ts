import { compare, exactFromNumber, toNumber, type Exact } from '../../exact.ts'
import { boundsOf, type Known } from './bounds.ts'
import { constant, isConstant } from './checker.ts'
import { LARGEST_WHOLE } from './kernels.ts'
import { isComparison, type Formula } from './tree.ts'

/** What is known of the letters before any value: their order, options, bounds, and which hold whole numbers only. */
export type ProgramLetters = {
  readonly place: (name: string) => number
  readonly options: (name: string) => readonly string[]
  readonly isWhole: (name: string) => boolean
  readonly known: Known
}

/** What is known of a formula's parts before any value. */
export class Beforehand {
  private readonly letters: ProgramLetters

  constructor(letters: ProgramLetters) {
    this.letters = letters
  }

  /** The value of a part without letters, `max` put in. */
  fixed(part: Formula): Exact | undefined {
    if (part.kind === 'max') return this.letters.known.max
    if (isConstant(part)) return constant(part)
    if (part.kind !== 'binary' || isComparison(part.operator)) return undefined
    const [left, right] = [this.fixed(part.left), this.fixed(part.right)]
    if (!left || !right) return undefined
    const bounds = boundsOf(part, this.letters.known)
    return bounds.least
  }

  /**
   * From what size on doubles leave the order of these parts open: never for letters and decimals, which they hold to
   * the digit; for whole numbers added up where these grow too large; else at once.
   */
  doubtFrom(parts: readonly Formula[]): number {
    if (parts.every((part) => this.isHeld(part))) return Infinity
    return parts.every((part) => this.isWhole(part)) ? LARGEST_WHOLE : 0
  }

  isWholeLetter(part: Formula): boolean {
    return part.kind === 'variable' && this.letters.isWhole(part.name)
  }

  private isHeld(part: Formula): boolean {
    if (part.kind === 'variable') return true
    const fixed = this.fixed(part)
    return fixed !== undefined && compare(exactFromNumber(toNumber(fixed)), fixed) === 0
  }

  isWhole(part: Formula): boolean {
    if (part.kind === 'variable') return this.letters.isWhole(part.name)
    if (part.kind === 'binary' && part.operator === '+') return this.isWhole(part.left) && this.isWhole(part.right)
    const fixed = this.fixed(part)
    return fixed !== undefined && fixed.denominator === 1n && fixed.numerator < LARGEST_WHOLE
  }
}
