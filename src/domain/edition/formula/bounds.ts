import * as exact from '../../exact.ts'
import { ONE, ZERO, type Exact } from '../../exact.ts'
import { constant } from './checker.ts'
import { isComparison, type ArithmeticOperator, type Formula } from './tree.ts'

/** An interval that surely holds the value; an end left out is unbounded. */
export type Bounds = { readonly least?: Exact | undefined; readonly most?: Exact | undefined }

/** What is known beforehand: the maximum, and the bounds of each letter. */
export type Known = { readonly max: Exact; readonly letter: (name: string) => Bounds }

/**
 * Bounds of a checked formula by interval arithmetic. Sound, not tight: a result inside [0, max] is a proof, a result
 * outside only a suspicion (each occurrence of a letter is taken for itself).
 */
export function boundsOf(part: Formula, known: Known): Bounds {
  const inside = (one: Formula): Bounds => boundsOf(one, known)
  switch (part.kind) {
    case 'number':
      return point(constant(part))
    case 'max':
      return point(known.max)
    case 'slug':
      return {}
    case 'variable':
      return known.letter(part.name)
    case 'percent':
      return times(inside(part.operand), point(exact.fraction(1n, 100n)))
    case 'sign':
      return part.operator === '-' ? negated(inside(part.operand)) : inside(part.operand)
    case 'binary':
      return isComparison(part.operator) ? {} : arithmetic(part.operator, inside(part.left), inside(part.right))
    case 'call':
      return call(part, inside)
  }
}

function call(part: Formula & { kind: 'call' }, inside: (one: Formula) => Bounds): Bounds {
  const [first, second, third] = part.operands
  switch (part.name) {
    case 'IF':
      return hull([inside(second!), inside(third!)])
    case 'LEVEL':
      return hull(part.operands.slice(1).map(inside))
    case 'STEPS':
      return hull([...part.operands.filter((_, at) => at > 0 && at % 2 === 0), part.operands.at(-1)!].map(inside))
    case 'MIN':
      return smallest(part.operands.map(inside))
    case 'MAX':
      return negated(smallest(part.operands.map((operand) => negated(inside(operand)))))
    case 'SUM':
      return part.operands.map(inside).reduce(plus)
    case 'ABS':
      return absolute(inside(first!))
    case 'INT':
      return each(inside(first!), exact.floor)
    case 'ROUND':
      return each(inside(first!), (value) => exact.roundHalfAway(value, Number(constant(second!).numerator)))
    case 'RATIO':
      return smallest([over(inside(first!), inside(second!)), point(ONE)])
    case 'SHARE':
      return smallest([times(inside(first!), point(exact.divide(ONE, constant(second!)))), point(ONE)])
    case 'AND':
    case 'OR':
    case 'NOT':
      return {}
  }
}

function arithmetic(operator: ArithmeticOperator, left: Bounds, right: Bounds): Bounds {
  if (operator === '+') return plus(left, right)
  if (operator === '-') return plus(left, negated(right))
  return operator === '*' ? times(left, right) : over(left, right)
}

function point(value: Exact): Bounds {
  return { least: value, most: value }
}

function plus(left: Bounds, right: Bounds): Bounds {
  return {
    least: left.least && right.least && exact.add(left.least, right.least),
    most: left.most && right.most && exact.add(left.most, right.most),
  }
}

function negated(value: Bounds): Bounds {
  return { least: value.most && exact.negate(value.most), most: value.least && exact.negate(value.least) }
}

function times(left: Bounds, right: Bounds): Bounds {
  const corners = [left.least, left.most].flatMap((a) =>
    [right.least, right.most].map((b) => a && b && exact.multiply(a, b)),
  )
  if (corners.every((corner) => corner !== undefined)) {
    return { least: corners.reduce(exact.lesser), most: corners.reduce(exact.greater) }
  }
  return isNotNegative(left) && isNotNegative(right) ? { least: exact.multiply(left.least!, right.least!) } : {}
}

/** A quotient where the divisor's sign is known; a divisor of 0 fails and so bounds nothing. */
function over(left: Bounds, right: Bounds): Bounds {
  if (right.least && right.most && exact.compare(right.least, right.most) === 0 && !exact.isZero(right.least)) {
    return times(left, point(exact.divide(ONE, right.least)))
  }
  return isNotNegative(left) && isNotNegative(right) ? { least: ZERO } : {}
}

function hull(all: readonly Bounds[]): Bounds {
  const [least, most] = [all.map((one) => one.least), all.map((one) => one.most)]
  return {
    least: least.every((end) => end !== undefined) ? least.reduce(exact.lesser) : undefined,
    most: most.every((end) => end !== undefined) ? most.reduce(exact.greater) : undefined,
  }
}

function smallest(all: readonly Bounds[]): Bounds {
  const least = all.map((one) => one.least)
  const most = all.map((one) => one.most).filter((end) => end !== undefined)
  return {
    least: least.every((end) => end !== undefined) ? least.reduce(exact.lesser) : undefined,
    most: most.length > 0 ? most.reduce(exact.lesser) : undefined,
  }
}

function absolute(value: Bounds): Bounds {
  if (isNotNegative(value)) return value
  const most = value.least && value.most && exact.greater(exact.negate(value.least), value.most)
  return { least: ZERO, most }
}

function each(value: Bounds, change: (end: Exact) => Exact): Bounds {
  return { least: value.least && change(value.least), most: value.most && change(value.most) }
}

export function isNotNegative(value: Bounds): boolean {
  return value.least !== undefined && value.least.numerator >= 0n
}
