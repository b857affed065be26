import { fraction, multiply, ONE, toNumber, type Exact } from '../../exact.ts'
import { Beforehand, type ProgramLetters } from './beforehand.ts'
import { constant } from './checker.ts'
import * as kernels from './kernels.ts'
import { BLOCK, LARGEST_WHOLE, type Numbers } from './kernels.ts'
import * as ratios from './ratio-kernels.ts'
import { isComparison, type ComparisonOperator, type Formula } from './tree.ts'

/** What a program's operations work on. */
export type Slots = {
  readonly columns: readonly Numbers[]
  readonly temporaries: readonly Numbers[]
  readonly cut: Uint8Array
  readonly doubt: Uint8Array
}
/** One loop; its result goes to the temporary of the same place, the last one's to the caller. */
export type Operation = (slots: Slots, out: Numbers, length: number) => void

/** A constant, or where the column stands when the program runs. */
export type Operand = number | Place
type Place = (slots: Slots) => Numbers
type PairKernel = (x: Numbers, y: Numbers, out: Numbers, length: number) => void

/** A share of a threshold above this stays far below 2⁵³. */
const NEXT_TO_ZERO = 1e-6

/** Programs run one after the other, so that all share their temporaries, which stay in the cache. */
const POOL: Numbers[] = []

/** Lays out the operations of one formula, innermost first; shapes that the documents use often are one loop. */
export class ColumnBuilder {
  readonly operations: Operation[] = []
  readonly temporaries: Numbers[] = []
  private readonly letters: ProgramLetters
  private readonly beforehand: Beforehand
  private lastPlace: Place | undefined

  constructor(letters: ProgramLetters) {
    this.letters = letters
    this.beforehand = new Beforehand(letters)
  }

  /** True for what the operation laid out last computes. */
  isLast(operand: Operand): boolean {
    return operand === this.lastPlace
  }

  /** `lazy` inside a branch that may not be taken. */
  operand(part: Formula, lazy: boolean): Operand {
    const fixed = this.beforehand.fixed(part)
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
    const [left, right] = [this.beforehand.fixed(part.left), this.beforehand.fixed(part.right)]
    if (part.operator === '*') {
      if (left) return this.scaled(part.right, left, lazy)
      if (right) return this.scaled(part.left, right, lazy)
      return this.fold(kernels.multiply, [part.left, part.right], lazy)
    }
    if (part.operator === '/') {
      if (!right) return this.fold(kernels.divide, [part.left, part.right], lazy)
      if (right.numerator === 0n) return Number.NaN
      const inverse = fraction(right.denominator, right.numerator)
      if (part.left.kind !== 'variable') return this.scaled(part.left, inverse, lazy)
      const [x, c] = [this.column(part.left, lazy), toNumber(right)]
      return this.emit((slots, out, length) => kernels.divideByConstant(x(slots), c, out, length))
    }
    return this.sum([part.left, part.right], lazy)
  }

  private sum(parts: readonly Formula[], lazy: boolean): Operand {
    const [first, ...rest] = parts
    return rest.reduce<Operand>((x, part) => this.plus(x, part, lazy), this.operand(first!, lazy))
  }

  private plus(x: Operand, part: Formula, lazy: boolean): Operand {
    const weighted = lazy || typeof x === 'number' ? undefined : this.weightedRatio(part)
    if (weighted && typeof x !== 'number') return this.ratio(weighted.ratio, toNumber(weighted.factor), lazy, x)
    const y = this.operand(part, lazy)
    if (typeof x === 'number') return typeof y === 'number' ? x + y : this.plusConstant(y, x)
    if (typeof y === 'number') return this.plusConstant(x, y)
    return this.emit((slots, out, length) => kernels.add(x(slots), y(slots), out, length))
  }

  private plusConstant(x: Place, c: number): Operand {
    return this.emit((slots, out, length) => kernels.addConstant(x(slots), c, out, length))
  }

  /** part*factor, fused into the part's own loop where there is one for it. */
  private scaled(part: Formula, factor: Exact, lazy: boolean): Operand {
    const { inner, by } = this.unscaled(part, factor)
    if (inner.kind === 'call' && inner.name === 'RATIO') return this.ratio(inner, toNumber(by), lazy)
    if (inner.kind === 'call' && inner.name === 'SHARE') return this.share(inner, toNumber(by), lazy)
    const [x, c] = [this.column(inner, lazy), toNumber(by)]
    return this.emit((slots, out, length) => kernels.scale(x(slots), c, out, length))
  }

  /** A part without the constants that it is multiplied with or divided by, and those. */
  private unscaled(part: Formula, by: Exact): { inner: Formula; by: Exact } {
    if (part.kind === 'percent') return this.unscaled(part.operand, multiply(by, fraction(1n, 100n)))
    if (part.kind !== 'binary' || (part.operator !== '*' && part.operator !== '/')) return { inner: part, by }
    const [left, right] = [this.beforehand.fixed(part.left), this.beforehand.fixed(part.right)]
    if (left && part.operator === '*') return this.unscaled(part.right, multiply(left, by))
    if (!right || right.numerator === 0n) return { inner: part, by }
    return this.unscaled(
      part.left,
      multiply(by, part.operator === '*' ? right : fraction(right.denominator, right.numerator)),
    )
  }

  private weightedRatio(part: Formula): { ratio: Formula & { kind: 'call' }; factor: Exact } | undefined {
    const { inner, by } = this.unscaled(part, ONE)
    return inner.kind === 'call' && inner.name === 'RATIO' ? { ratio: inner, factor: by } : undefined
  }

  private ratio(part: Formula & { kind: 'call' }, factor: number, lazy: boolean, base?: Place): Operand {
    const [share, whole] = part.operands.map((operand) => this.column(operand, lazy)) as [Place, Place]
    if (!part.operands.every((operand) => this.beforehand.isWholeLetter(operand))) {
      const from = this.beforehand.doubtFrom(part.operands)
      const ratio = this.emit((slots, out, length) =>
        ratios.ratioOfAny(share(slots), whole(slots), factor, from, lazy, out, slots.cut, slots.doubt, length),
      )
      return base ? this.emit((slots, out, length) => kernels.add(base(slots), ratio(slots), out, length)) : ratio
    }
    return this.emit((slots, out, length) => {
      if (lazy) ratios.ratioAsking(share(slots), whole(slots), factor, out, slots.doubt, length)
      else if (base) ratios.addRatio(base(slots), share(slots), whole(slots), factor, out, slots.cut, length)
      else ratios.ratio(share(slots), whole(slots), factor, out, slots.cut, length)
    })
  }

  private share(part: Formula & { kind: 'call' }, factor: number, lazy: boolean): Operand {
    const [inner, limit] = part.operands as [Formula, Formula]
    const threshold = toNumber(constant(limit))
    if (
      !lazy &&
      threshold > NEXT_TO_ZERO &&
      inner.kind === 'call' &&
      inner.name === 'RATIO' &&
      inner.operands.every((operand) => this.beforehand.isWholeLetter(operand))
    ) {
      const [x, y] = inner.operands.map((operand) => this.column(operand, lazy)) as [Place, Place]
      return this.emit((slots, out, length) =>
        ratios.ratioShare(x(slots), y(slots), threshold, factor, out, slots.cut, length),
      )
    }
    if (inner.kind === 'binary' && inner.operator === '/' && !this.beforehand.fixed(inner.right)) {
      const [x, y] = [this.column(inner.left, lazy), this.column(inner.right, lazy)]
      return this.emit((slots, out, length) => ratios.quotientShare(x(slots), y(slots), threshold, factor, out, length))
    }
    const x = this.column(inner, lazy)
    return this.emit((slots, out, length) => ratios.share(x(slots), threshold, factor, out, length))
  }

  private call(part: Formula & { kind: 'call' }, lazy: boolean): Operand {
    const operands = part.operands
    switch (part.name) {
      case 'IF':
        return this.select(
          this.column(operands[0]!, lazy),
          this.operand(operands[1]!, true),
          this.operand(operands[2]!, true),
        )
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
        if (this.beforehand.isWhole(operands[0]!)) return this.operand(operands[0]!, lazy)
        const x = this.column(operands[0]!, lazy)
        return this.emit((slots, out, length) => kernels.whole(x(slots), out, slots.doubt, length))
      }
      case 'ROUND':
        return Number.NaN
      case 'RATIO':
        return this.ratio(part, 1, lazy)
      case 'SHARE':
        return this.share(part, 1, lazy)
    }
  }

  /** MIN(cap, letter*factor) is one loop; anything else goes pair by pair. */
  private least(operands: readonly Formula[], lazy: boolean): Operand {
    const fixed = operands.map((operand) => this.beforehand.fixed(operand)).filter((one) => one !== undefined)
    const rest = operands.filter((operand) => !this.beforehand.fixed(operand))
    if (fixed.length === 0) return this.fold(kernels.smaller, operands, lazy)
    const cap = Math.min(...fixed.map(toNumber))
    if (rest.length === 0) return cap
    const { inner, by } = this.unscaled(rest[0]!, ONE)
    if (rest.length === 1 && inner.kind === 'variable') {
      const x = this.column(inner, lazy)
      const [above, below] = [Number(by.numerator), Number(by.denominator)]
      return this.emit((slots, out, length) => kernels.scaleCapped(x(slots), above, below, cap, out, length))
    }
    const x = this.materialised(this.fold(kernels.smaller, rest, lazy))
    return this.emit((slots, out, length) => kernels.smallerConstant(x(slots), cap, out, length))
  }

  private level(operands: readonly Formula[], lazy: boolean): Operand {
    const choice = this.column(operands[0]!, lazy)
    const points = operands.slice(1).map((operand) => this.beforehand.fixed(operand))
    if (points.every((one) => one !== undefined)) {
      const table = Float64Array.from(points, toNumber)
      return this.emit((slots, out, length) => kernels.level(choice(slots), table, out, length))
    }
    return operands.slice(2).reduceRight<Operand>(
      (otherwise, operand, index) => {
        const here = index + 1
        const is = this.emit((slots, out, length) => kernels.chosen(choice(slots), here, out, length))
        return this.select(is, this.operand(operand, true), otherwise)
      },
      this.otherwiseFirst(choice, operands[1]!),
    )
  }

  /** The first option's points where it was chosen; NaN elsewhere, overwritten by the later options. */
  private otherwiseFirst(choice: Place, first: Formula): Operand {
    const is = this.emit((slots, out, length) => kernels.chosen(choice(slots), 0, out, length))
    return this.select(is, this.operand(first, true), Number.NaN)
  }

  /** One loop where all is constant but the number compared; else one IF a step. */
  private steps(operands: readonly Formula[], lazy: boolean): Operand {
    const x = this.column(operands[0]!, lazy)
    const thresholds = operands.filter((_, at) => at % 2 === 1 && at < operands.length - 1)
    const points = [...operands.filter((_, at) => at % 2 === 0 && at > 0), operands.at(-1)!].map((operand) =>
      this.beforehand.fixed(operand),
    )
    if (
      this.beforehand.isWholeLetter(operands[0]!) &&
      thresholds.every((one) => this.beforehand.isWhole(one)) &&
      points.every((one) => one !== undefined)
    ) {
      const [from, table] = [
        Float64Array.from(thresholds, (one) => toNumber(this.beforehand.fixed(one)!)),
        Float64Array.from(points, toNumber),
      ]
      return this.emit((slots, out, length) => kernels.steps(x(slots), from, table, out, length))
    }
    let result = this.operand(operands.at(-1)!, true)
    for (let at = operands.length - 3; at >= 1; at -= 2) {
      const threshold = this.column(operands[at]!, lazy)
      const from = this.beforehand.doubtFrom([operands[0]!, operands[at]!])
      const reached = this.atLeast(x, threshold, from)
      result = this.select(reached, this.operand(operands[at + 1]!, true), result)
    }
    return result
  }

  private comparison(part: Formula & { kind: 'binary' }, operator: ComparisonOperator, lazy: boolean): Operand {
    const result =
      this.slugComparison(part, lazy) ?? this.ratioComparison(part, lazy) ?? this.numberComparison(part, lazy)
    if (operator === '=' || operator === '>=' || operator === '<=') return result
    return this.emit((slots, out, length) => kernels.not(result(slots), out, length))
  }

  private slugComparison({ left, right }: Formula & { kind: 'binary' }, lazy: boolean): Place | undefined {
    if (right.kind !== 'slug' || left.kind !== 'variable') return undefined
    const choice = this.column(left, lazy)
    const place = this.letters.options(left.name).indexOf(right.slug)
    return this.emit((slots, out, length) => kernels.chosen(choice(slots), place, out, length))
  }

  /** RATIO(a, b) against a share of 1, over whole numbers: the threshold rule. */
  private ratioComparison({ operator, left, right }: Formula & { kind: 'binary' }, lazy: boolean): Place | undefined {
    const limit = this.beforehand.fixed(right)
    if (lazy || !limit || (operator !== '>=' && operator !== '<')) return undefined
    if (
      left.kind !== 'call' ||
      left.name !== 'RATIO' ||
      !left.operands.every((operand) => this.beforehand.isWholeLetter(operand))
    )
      return undefined
    if (limit.numerator <= 0n || limit.numerator > limit.denominator || limit.denominator > LARGEST_WHOLE)
      return undefined
    const [x, y] = left.operands.map((operand) => this.column(operand, lazy)) as [Place, Place]
    const [above, below] = [Number(limit.numerator), Number(limit.denominator)]
    return this.emit((slots, out, length) =>
      ratios.ratioAtLeast(x(slots), y(slots), above, below, out, slots.cut, slots.doubt, length),
    )
  }

  /** 1 for =, >= or <=, and for what `not` turns into <>, < and >. */
  private numberComparison({ operator, left, right }: Formula & { kind: 'binary' }, lazy: boolean): Place {
    const [x, y] = [this.column(left, lazy), this.column(right, lazy)]
    const from = this.beforehand.doubtFrom([left, right])
    if (operator !== '=' && operator !== '<>')
      return operator === '>=' || operator === '<' ? this.atLeast(x, y, from) : this.atLeast(y, x, from)
    return this.emit((slots, out, length) => kernels.equal(x(slots), y(slots), from, out, slots.doubt, length))
  }

  private atLeast(x: Place, t: Place, from: number): Place {
    return this.emit((slots, out, length) => {
      kernels.atLeast(x(slots), t(slots), from, out, slots.doubt, length)
    })
  }

  private select(condition: Place, yes: Operand, no: Operand): Operand {
    if (Number.isFinite(yes) && typeof no === 'number' && Number.isFinite(no)) {
      return this.emit((slots, out, length) => kernels.selectConstants(condition(slots), Number(yes), no, out, length))
    }
    const y = this.materialised(no)
    if (typeof yes === 'number') {
      return this.emit((slots, out, length) => kernels.selectConstantOr(condition(slots), yes, y(slots), out, length))
    }
    return this.emit((slots, out, length) => kernels.select(condition(slots), yes(slots), y(slots), out, length))
  }

  private fold(kernel: PairKernel, parts: readonly Formula[], lazy: boolean): Operand {
    return parts
      .map((part) => this.operand(part, lazy))
      .reduce((x, y) => {
        const [first, second] = [this.materialised(x), this.materialised(y)]
        return this.emit((slots, out, length) => kernel(first(slots), second(slots), out, length))
      })
  }

  private column(part: Formula, lazy: boolean): Place {
    return this.materialised(this.operand(part, lazy))
  }

  private materialised(operand: Operand): Place {
    if (typeof operand !== 'number') return operand
    const filled = new Float64Array(BLOCK).fill(operand)
    return () => filled
  }

  private emit(operation: Operation): Place {
    const at = this.operations.push(operation) - 1
    this.temporaries.push((POOL[at] ??= new Float64Array(BLOCK)))
    return (this.lastPlace = (slots) => slots.temporaries[at]!)
  }
}
