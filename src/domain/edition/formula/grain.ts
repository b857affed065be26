import { divide, fraction, ONE, type Exact } from '../../exact.ts'
import { constant, isConstant } from './checker.ts'
import { isComparison, type Formula } from './tree.ts'

/** Values are multiples of 1 ÷ (`constant` × every letter of `divisors`, which may stand there more than once). */
export type Grain = { readonly constant: bigint; readonly divisors: readonly string[] }

/**
 * How fine the values of a formula over whole numbers can be: two values nearer to one another than that are equal.
 * Undefined where a letter has decimals or a divisor is more than a letter or a number.
 */
export function grainOf(formula: Formula, isWhole: (letter: string) => boolean, max: Exact): Grain | undefined {
  const of = (part: Formula): Grain | undefined => {
    switch (part.kind) {
      case 'number':
        return grainOfConstant(constant(part))
      case 'max':
        return grainOfConstant(max)
      case 'variable':
        return isWhole(part.name) ? WHOLE : undefined
      case 'percent':
        return product(of(part.operand), { constant: 100n, divisors: [] })
      case 'sign':
        return of(part.operand)
      case 'binary':
        if (part.operator === '*') return product(of(part.left), of(part.right))
        if (part.operator === '/') return product(of(part.left), inverse(part.right))
        return isComparison(part.operator) ? undefined : common([part.left, part.right].map(of))
      case 'call':
        return ofCall(part)
      default:
        return undefined
    }
  }
  const ofCall = ({ name, operands }: Formula & { kind: 'call' }): Grain | undefined => {
    if (name === 'RATIO' || name === 'SHARE') return product(of(operands[0]!), inverse(operands[1]!))
    if (name === 'IF' || name === 'LEVEL') return common(operands.slice(1).map(of))
    if (name === 'STEPS')
      return common(operands.filter((_, at) => (at > 0 && at % 2 === 0) || at === operands.length - 1).map(of))
    if (name === 'INT') return WHOLE
    return name === 'MIN' || name === 'MAX' || name === 'SUM' || name === 'ABS' ? common(operands.map(of)) : undefined
  }
  const inverse = (part: Formula): Grain | undefined => {
    if (part.kind === 'variable') return isWhole(part.name) ? { constant: 1n, divisors: [part.name] } : undefined
    if (!isConstant(part)) return undefined
    const value = constant(part)
    return value.numerator === 0n ? undefined : grainOfConstant(divide(ONE, value))
  }
  return of(formula)
}

const WHOLE: Grain = { constant: 1n, divisors: [] }

function grainOfConstant(value: Exact): Grain {
  return { constant: fraction(value.numerator, value.denominator).denominator, divisors: [] }
}

function product(x: Grain | undefined, y: Grain | undefined): Grain | undefined {
  return x && y && { constant: x.constant * y.constant, divisors: [...x.divisors, ...y.divisors] }
}

/** The grain that several values share, as the terms of a sum do: each letter as often as where it stands most often. */
function common(all: readonly (Grain | undefined)[]): Grain | undefined {
  return all.reduce((x, y) => {
    if (!x || !y) return undefined
    const more = y.divisors.filter(
      (letter, at) =>
        y.divisors.slice(0, at).filter((one) => one === letter).length >=
        x.divisors.filter((one) => one === letter).length,
    )
    return { constant: leastCommonMultiple(x.constant, y.constant), divisors: [...x.divisors, ...more] }
  })
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a * fraction(b, a).numerator
}
