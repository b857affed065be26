import { fraction, multiply, toNumber, type Exact } from '../../exact.ts'
import { boundsOf, isNotNegative, type Known } from './bounds.ts'
import { constant, isConstant } from './checker.ts'
import * as kernels from './kernels.ts'
import type { Numbers } from './kernels.ts'
import { isComparison, walk, type ComparisonOperator, type Formula } from './tree.ts'

/** Rows worked on at a time, so that every column in use stays in the processor's first cache. */
export const BLOCK = 1024

/** What is known of the letters before any value: their order, options, bounds, and which hold whole numbers only. */
export type ProgramLetters = {
  readonly place: (name: string) => number
  readonly options: (name: string) => readonly string[]
  readonly isWhole: (name: string) => boolean
  readonly known: Known
}

/** Computes a block of rows: `columns` in the letters' order, results into `out`, cuts of RATIO flagged in `cut`. */
export type ColumnProgram = (columns: readonly Numbers[], out: Numbers, cut: Uint8Array, length: number) => void

/**
 * Turns a checked formula into loops over columns, without generating code. NaN in the result means: ask `evaluate`.
 * Formulas in which doubles could lose digits (a difference, a negative summand, very large powers) ask for every row.
 */
export function columnProgram(formula: Formula, letters: ProgramLetters): ColumnProgram {
  if (losesDigits(formula, letters.known)) return (_columns, out, _cut, length) => kernels.fill(out, Number.NaN, length)
  const builder = new Builder(letters)
  const result = builder.operand(formula, false)
  const { operations, temporaries } = builder
  return (columns, out, cut, length) => {
    const slots: Slots = { columns, temporaries, cut }
    for (const operation of operations) operation(slots, length)
    if (typeof result === 'number') kernels.fill(out, result, length)
    else out.set(length === BLOCK ? result(slots) : result(slots).subarray(0, length))
  }
}

type Slots = { readonly columns: readonly Numbers[]; readonly temporaries: readonly Numbers[]; readonly cut: Uint8Array }
type Operation = (slots: Slots, length: number) => void
/** A constant, or where the column stands when the program runs. */
type Operand = number | ((slots: Slots) => Numbers)

class Builder {
  readonly operations: Operation[] = []
  readonly temporaries: Numbers[] = []
  private readonly letters: ProgramLetters

  constructor(letters: ProgramLetters) {
    this.letters = letters
  }

  /** `lazy` inside a branch that may not be taken. */
  operand(part: Formula, lazy: boolean): Operand {
    const fixed = this.fixed(part)
    if (fixed !== undefined) return toNumber(fixed)
    switch (part.kind) {
      case 'variable': {
        const place = this.letters.place(part.name)
        return (slots) => slots.columns[place]!
      }
      case 'percent':
        return this.scaled(part.operand, fraction(1n, 100n), lazy)
      case 'sign':
        return this.operand(part.operand, lazy)
      case 'binary':
        return isComparison(part.operator) ? this.comparison(part, part.operator, lazy) : this.arithmetic(part, lazy)
      case 'call':
        return this.call(part, lazy)
      default:
        throw new Error(`no column for ${part.kind}`)
    }
  }

  private arithmetic(part: Formula & { kind: 'binary' }, lazy: boolean): Operand {
    const [left, right] = [this.fixed(part.left), this.fixed(part.right)]
    if (part.operator === '*') {
      if (left) return this.scaled(part.right, left, lazy)
      if (right) return this.scaled(part.left, right, lazy)
      return this.two(kernels.multiply, part.left, part.right, lazy)
    }
    if (part.operator === '/') {
      if (!right) return this.two(kernels.divide, part.left, part.right, lazy)
      if (right.numerator === 0n) return Number.NaN
      const inverse = fraction(right.denominator, right.numerator)
      if (!isPlainLetter(part.left)) return this.scaled(part.left, inverse, lazy)
      const [x, c] = [this.column(part.left, lazy), toNumber(right)]
      return this.emit((slots, out, length) => kernels.divideByConstant(x(slots), c, out, length))
    }
    return this.sum([part.left, part.right], lazy)
  }

  private sum(parts: readonly Formula[], lazy: boolean): Operand {
    return parts.map((part) => this.operand(part, lazy)).reduce((x, y) => {
      if (typeof x === 'number') [x, y] = [y, x]
      if (typeof x === 'number') return x + Number(y)
      const first = x
      if (typeof y === 'number') {
        const c = y
        return this.emit((slots, out, length) => kernels.addConstant(first(slots), c, out, length))
      }
      const second = y
      return this.emit((slots, out, length) => kernels.add(first(slots), second(slots), out, length))
    })
  }

  /** part*factor, fused into the part's own loop where there is one for it. */
  private scaled(part: Formula, factor: Exact, lazy: boolean): Operand {
    if (part.kind === 'binary' && part.operator === '*') {
      const [left, right] = [this.fixed(part.left), this.fixed(part.right)]
      if (left) return this.scaled(part.right, multiply(left, factor), lazy)
      if (right) return this.scaled(part.left, multiply(right, factor), lazy)
    }
    const by = toNumber(factor)
    if (part.kind === 'call' && part.name === 'RATIO') return this.ratio(part, by, lazy)
    if (part.kind === 'call' && part.name === 'SHARE') return this.share(part, by, lazy)
    const x = this.column(part, lazy)
    return this.emit((slots, out, length) => kernels.scale(x(slots), by, out, length))
  }

  private ratio(part: Formula & { kind: 'call' }, factor: number, lazy: boolean): Operand {
    const [share, whole] = part.operands.map((operand) => this.column(operand, lazy)) as [Place, Place]
    return this.emit((slots, out, length) =>
      lazy
        ? kernels.ratioAsking(share(slots), whole(slots), factor, out, length)
        : kernels.ratio(share(slots), whole(slots), factor, out, slots.cut, length),
    )
  }

  private share(part: Formula & { kind: 'call' }, factor: number, lazy: boolean): Operand {
    const [inner, limit] = part.operands as [Formula, Formula]
    const threshold = toNumber(constant(limit))
    if (!lazy && inner.kind === 'call' && inner.name === 'RATIO') {
      const [x, y] = inner.operands.map((operand) => this.column(operand, lazy)) as [Place, Place]
      return this.emit((slots, out, length) => kernels.ratioShare(x(slots), y(slots), threshold, factor, out, slots.cut, length))
    }
    const x = this.column(inner, lazy)
    return this.emit((slots, out, length) => kernels.share(x(slots), threshold, factor, out, length))
  }

  private call(part: Formula & { kind: 'call' }, lazy: boolean): Operand {
    const operands = part.operands
    switch (part.name) {
      case 'IF':
        return this.select(this.column(operands[0]!, lazy), this.operand(operands[1]!, true), this.operand(operands[2]!, true))
      case 'LEVEL':
        return this.level(operands, lazy)
      case 'STEPS':
        return this.steps(operands, lazy)
      case 'AND':
        return this.fold(kernels.multiply, operands, lazy)
      case 'OR':
        return this.fold(kernels.or, operands, lazy)
      case 'NOT': {
        const x = this.column(operands[0]!, lazy)
        return this.emit((slots, out, length) => kernels.not(x(slots), out, length))
      }
      case 'MIN':
        return this.least(operands, lazy)
      case 'MAX':
        return this.fold(kernels.larger, operands, lazy)
      case 'SUM':
        return this.sum(operands, lazy)
      case 'ABS':
        return this.operand(operands[0]!, lazy)
      case 'INT': {
        if (this.isWhole(operands[0]!)) return this.operand(operands[0]!, lazy)
        const x = this.column(operands[0]!, lazy)
        return this.emit((slots, out, length) => kernels.whole(x(slots), out, length))
      }
      case 'ROUND':
        return Number.NaN
      case 'RATIO':
        return this.ratio(part, 1, lazy)
      case 'SHARE':
        return this.share(part, 1, lazy)
    }
  }

  /** MIN(cap, x*factor) is one loop; anything else goes pair by pair. */
  private least(operands: readonly Formula[], lazy: boolean): Operand {
    const fixed = operands.map((operand) => this.fixed(operand)).filter((one) => one !== undefined)
    const rest = operands.filter((operand) => !this.fixed(operand))
    if (fixed.length === 0) return this.fold(kernels.smaller, operands, lazy)
    const cap = Math.min(...fixed.map(toNumber))
    const only = rest.length === 1 ? this.slope(rest[0]!) : undefined
    if (only) {
      const [x, factor] = [this.column(only.part, lazy), only.factor]
      return this.emit((slots, out, length) => kernels.scaleCapped(x(slots), factor, cap, out, length))
    }
    const x = this.materialised(this.fold(kernels.smaller, rest, lazy))
    return this.emit((slots, out, length) => kernels.smallerConstant(x(slots), cap, out, length))
  }

  /** A letter times a constant. */
  private slope(part: Formula): { part: Formula; factor: number } | undefined {
    if (part.kind !== 'binary' || part.operator !== '*') return undefined
    const [left, right] = [this.fixed(part.left), this.fixed(part.right)]
    if (left) return { part: part.right, factor: toNumber(left) }
    return right ? { part: part.left, factor: toNumber(right) } : undefined
  }

  private level(operands: readonly Formula[], lazy: boolean): Operand {
    const choice = this.column(operands[0]!, lazy)
    const points = operands.slice(1).map((operand) => this.fixed(operand))
    if (points.every((one) => one !== undefined)) {
      const table = Float64Array.from(points, toNumber)
      return this.emit((slots, out, length) => kernels.level(choice(slots), table, out, length))
    }
    return operands.slice(2).reduceRight<Operand>((otherwise, operand, index) => {
      const here = index + 1
      const is = this.emit((slots, out, length) => kernels.chosen(choice(slots), here, out, length))
      return this.select(is, this.operand(operand, true), otherwise)
    }, this.otherwiseFirst(choice, operands[1]!))
  }

  /** The first option's points where it was chosen; NaN elsewhere, overwritten by the later options. */
  private otherwiseFirst(choice: Place, first: Formula): Operand {
    const is = this.emit((slots, out, length) => kernels.chosen(choice(slots), 0, out, length))
    return this.select(is, this.operand(first, true), Number.NaN)
  }

  private steps(operands: readonly Formula[], lazy: boolean): Operand {
    const x = this.column(operands[0]!, lazy)
    let result = this.operand(operands.at(-1)!, true)
    for (let at = operands.length - 3; at >= 1; at -= 2) {
      const threshold = this.column(operands[at]!, lazy)
      const exactly = this.isWhole(operands[0]!) && this.isWhole(operands[at]!)
      const reached = this.emit((slots, out, length) => kernels.atLeast(x(slots), threshold(slots), exactly, out, length))
      result = this.select(reached, this.operand(operands[at + 1]!, true), result)
    }
    return result
  }

  private comparison(part: Formula & { kind: 'binary' }, operator: ComparisonOperator, lazy: boolean): Operand {
    if (part.right.kind === 'slug' && part.left.kind === 'variable') {
      const choice = this.column(part.left, lazy)
      const place = this.letters.options(part.left.name).indexOf(part.right.slug)
      return this.emit((slots, out, length) => kernels.chosen(choice(slots), place, out, length))
    }
    const [x, y] = [this.column(part.left, lazy), this.column(part.right, lazy)]
    const exactly = this.isWhole(part.left) && this.isWhole(part.right)
    const result = this.emit((slots, out, length) => {
      if (operator === '=' || operator === '<>') kernels.equal(x(slots), y(slots), exactly, out, length)
      else if (operator === '>=' || operator === '<') kernels.atLeast(x(slots), y(slots), exactly, out, length)
      else kernels.atLeast(y(slots), x(slots), exactly, out, length)
    })
    if (operator === '=' || operator === '>=' || operator === '<=') return result
    return this.emit((slots, out, length) => kernels.not(result(slots), out, length))
  }

  private select(condition: Place, yes: Operand, no: Operand): Operand {
    if (typeof yes === 'number' && typeof no === 'number') {
      return this.emit((slots, out, length) => kernels.selectConstants(condition(slots), yes, no, out, length))
    }
    const [x, y] = [this.materialised(yes), this.materialised(no)]
    return this.emit((slots, out, length) => kernels.select(condition(slots), x(slots), y(slots), out, length))
  }

  private fold(kernel: PairKernel, parts: readonly Formula[], lazy: boolean): Operand {
    return parts
      .map((part) => this.operand(part, lazy))
      .reduce((x, y) => {
        const [first, second] = [this.materialised(x), this.materialised(y)]
        return this.emit((slots, out, length) => kernel(first(slots), second(slots), out, length))
      })
  }

  private two(kernel: PairKernel, left: Formula, right: Formula, lazy: boolean): Operand {
    return this.fold(kernel, [left, right], lazy)
  }

  private column(part: Formula, lazy: boolean): Place {
    return this.materialised(this.operand(part, lazy))
  }

  private materialised(operand: Operand): Place {
    if (typeof operand !== 'number') return operand
    const filled = new Float64Array(BLOCK).fill(operand)
    return () => filled
  }

  private emit(run: (slots: Slots, out: Numbers, length: number) => void): Place {
    const at = this.temporaries.push(new Float64Array(BLOCK)) - 1
    this.operations.push((slots, length) => run(slots, slots.temporaries[at]!, length))
    return (slots) => slots.temporaries[at]!
  }

  /** The value of a part without letters, `max` put in. */
  private fixed(part: Formula): Exact | undefined {
    if (part.kind === 'max') return this.letters.known.max
    if (isConstant(part)) return constant(part)
    if (part.kind !== 'binary' || isComparison(part.operator)) return undefined
    const [left, right] = [this.fixed(part.left), this.fixed(part.right)]
    if (!left || !right) return undefined
    const bounds = boundsOf(part, this.letters.known)
    return bounds.least
  }

  private isWhole(part: Formula): boolean {
    if (part.kind === 'variable') return this.letters.isWhole(part.name)
    const fixed = this.fixed(part)
    return fixed !== undefined && fixed.denominator === 1n
  }
}

type Place = (slots: Slots) => Numbers
type PairKernel = (x: Numbers, y: Numbers, out: Numbers, length: number) => void

function isPlainLetter(part: Formula): boolean {
  return part.kind === 'variable'
}

/** Digits that a double's exponent can hold in either direction, with room to spare. */
const MOST_POWER = 250

/** True where doubles could be wrong by more than the kernels' margin: differences, negative terms, extreme powers. */
function losesDigits(formula: Formula, known: Known): boolean {
  for (const part of walk(formula)) {
    if (part.kind === 'sign' && part.operator === '-') return true
    if (part.kind === 'binary' && part.operator === '-') return true
    if (part.kind === 'call' && part.name === 'ROUND') return true
    if (part.kind === 'variable' && !isNotNegative(known.letter(part.name))) return true
  }
  return power(formula) > MOST_POWER
}

/** A bound on the decimal power of a part, each number and letter taken to have 30 digits. */
function power(part: Formula): number {
  switch (part.kind) {
    case 'percent':
      return power(part.operand) + 2
    case 'sign':
      return power(part.operand)
    case 'binary':
      return isComparison(part.operator) ? 0 : power(part.left) + power(part.right)
    case 'call':
      return part.operands.reduce((sum, operand) => Math.max(sum, power(operand)), 0) + (part.name === 'RATIO' || part.name === 'SHARE' ? 60 : 4)
    default:
      return 30
  }
}

/** True when [least, most] surely holds the uncut result, so that nothing needs to be cut. */
export function staysWithin(formula: Formula, known: Known, least: Exact, most: Exact): boolean {
  const bounds = boundsOf(formula, known)
  const above = (a: Exact, b: Exact): boolean => a.numerator * b.denominator >= b.numerator * a.denominator
  return bounds.least !== undefined && bounds.most !== undefined && above(bounds.least, least) && above(most, bounds.most)
}
