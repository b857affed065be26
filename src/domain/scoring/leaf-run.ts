import { toNumber } from '../exact.ts'
import { BLOCK } from '../edition/formula/column-program.ts'
import type { OutlineNode } from '../edition/outline.ts'
import type { Column } from '../value/column.ts'
import type { Settled } from './inputs.ts'
import { leafOutcome, settledAt, type LeafOutcome } from './leaf-outcome.ts'
import type { LeafProgram } from './leaf-program.ts'
import type { Scores } from './score.ts'
import { STATUS_BYTE } from './status.ts'

/** Scores one leaf for all members: its points and statuses, added to its parent's. */
export class LeafRun {
  private readonly node: OutlineNode
  private readonly nodes: readonly OutlineNode[]
  private readonly columns: readonly Column[]
  private readonly numbers: readonly Float64Array[]
  private readonly places: readonly number[]
  private readonly hasPrecise: boolean
  private readonly exempt: ReadonlySet<number>
  private readonly settled: Settled
  private readonly allStatuses: readonly Uint8Array[]
  private readonly points: Float64Array
  private readonly statuses: Uint8Array
  private readonly sum: Float64Array | undefined
  private readonly program: LeafProgram | undefined

  constructor({ inputs, points, statuses }: Scores, place: number, program: LeafProgram | undefined) {
    this.nodes = inputs.outline.nodes
    this.node = inputs.outline.leaves[place]!
    this.columns = inputs.columns[place]!
    this.numbers = this.columns.map((column) => column.numbers)
    this.places = [...this.columns.keys()]
    this.hasPrecise = this.columns.some((column) => column.precise.size > 0)
    this.exempt = inputs.exempt[place]!
    this.settled = settledAt(inputs, place)
    this.allStatuses = statuses
    this.points = points[this.node.index]!
    this.statuses = statuses[this.node.index]!
    this.sum = points[this.node.parent]
    this.program = program
  }

  run(): void {
    const { program, points, sum } = this
    if (!program) this.unscored()
    else if (this.isBeyond(program)) {
      for (const row of points.keys()) this.set(row, this.exactly(row))
      for (const row of points.keys()) if (sum) sum[row] = sum[row]! + points[row]!
    } else {
      for (let from = 0; from < points.length; from += BLOCK)
        this.block(program, from, Math.min(from + BLOCK, points.length))
    }
    for (const row of this.exempt) this.statuses[row] = STATUS_BYTE['not-applicable']
  }

  private unscored(): void {
    this.points.fill(0)
    this.statuses.fill(STATUS_BYTE.unscored)
  }

  private isBeyond(program: LeafProgram): boolean {
    return program.differences.some((place) => this.numbers[place]!.some((number) => number < 0))
  }

  /** A cut is flagged where the status stands: `capped` is the flag. */
  private block(program: LeafProgram, from: number, to: number): void {
    const out = part(this.points, from, to)
    DOUBT.fill(0)
    program.run(
      this.numbers.map((numbers) => part(numbers, from, to)),
      out,
      part(this.statuses, from, to),
      to - from,
      DOUBT,
    )
    for (const row of this.settled.keys()) if (row >= from && row < to) this.points[row] = Number.NaN
    for (const row of this.exempt) if (row >= from && row < to) this.points[row] = 0
    this.settle(program, out, from, this.sum ? part(this.sum, from, to) : UNREAD.subarray(0, to - from))
  }

  /** Gives each row without a plain result its points and status, then adds up. */
  private settle(program: LeafProgram, out: Float64Array, from: number, sum: Float64Array): void {
    const plain = !program.canLeave ? Infinity : program.isPenalty ? 0 : program.limit * (1 - MARGIN)
    let unusual = 0
    for (let i = 0; i < out.length; i += 1) {
      const value = out[i]!
      if (!(value < plain && value >= 0)) UNUSUAL[unusual++] = i
    }
    for (let at = 0; at < unusual; at += 1) this.decide(program, from, UNUSUAL[at]!, out[UNUSUAL[at]!]!)
    for (let i = 0; i < sum.length; i += 1) sum[i] = sum[i]! + out[i]!
  }

  private decide(program: LeafProgram, from: number, at: number, value: number): void {
    if (value > -Infinity && value < Infinity) this.limited(program, from + at, value)
    else this.open(program, from + at, value, DOUBT[at] === 1)
  }

  /** Cuts to the limits; a result next to the limit is the limit itself, or exact arithmetic decides. */
  private limited(program: LeafProgram, row: number, value: number): void {
    const { limit, isPenalty } = program
    const size = isPenalty ? Math.abs(value) : value
    const sign = isPenalty ? -1 : 1
    const margin = program.isHeld ? 0 : limit * MARGIN
    if (size < 0) this.give(row, 0, STATUS_BYTE.capped)
    else if (size > limit + margin) this.give(row, sign * limit, STATUS_BYTE.capped)
    else if (size < limit - margin || program.isHeld) this.points[row] = 0 + sign * size
    else if (this.isLimit(program, row)) this.points[row] = 0 + sign * limit
    else this.set(row, this.exactly(row))
  }

  /**
   * True where a result within the margin of the limit cannot but equal it: other results lie farther off. A divisor
   * that is 0 stands in a branch not taken.
   */
  private isLimit({ grain, limit }: LeafProgram, row: number): boolean {
    if (!grain) return false
    let fineness = grain.constant
    for (const place of grain.places) fineness *= Math.max(1, this.numbers[place]![row]!)
    return fineness * limit * MARGIN * 10 < 1
  }

  /** A row without a number: missing or undefined where that is plain to see, else by exact evaluation. */
  private open(program: LeafProgram, row: number, value: number, isInDoubt: boolean): void {
    const { strict, divisors, anyDivisors } = program
    if (this.settled.has(row)) this.set(row, this.exactly(row))
    else if (this.isAnyMissing(strict, row)) this.fail(row, STATUS_BYTE.missing)
    else if (this.isAnyZero(divisors, row) && (program.branchless || !this.isAnyMissing(this.places, row)))
      this.fail(row, STATUS_BYTE.undefined)
    else if (value === value || isInDoubt || this.isPrecise(row)) this.set(row, this.exactly(row))
    else if (anyDivisors && !this.isAnyZero(anyDivisors, row) && this.isAnyMissing(this.places, row))
      this.fail(row, STATUS_BYTE.missing)
    else this.set(row, this.exactly(row))
  }

  private isAnyMissing(places: readonly number[], row: number): boolean {
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at]!
      const number = this.numbers[place]![row]!
      if (number !== number && !(this.hasPrecise && this.columns[place]!.precise.has(row))) return true
    }
    return false
  }

  private isPrecise(row: number): boolean {
    return this.hasPrecise && this.columns.some((column) => column.precise.has(row))
  }

  private isAnyZero(places: readonly number[], row: number): boolean {
    for (let at = 0; at < places.length; at += 1) if (this.numbers[places[at]!]![row] === 0) return true
    return false
  }

  private exactly(row: number): LeafOutcome {
    return leafOutcome(this.node.leaf!, this.columns, row, this.exempt, this.settled)
  }

  private set(row: number, outcome: LeafOutcome): void {
    const status = STATUS_BYTE[outcome.status]
    if (outcome.status === 'missing' || outcome.status === 'undefined') this.fail(row, status)
    else this.give(row, toNumber(outcome.points), status)
  }

  private give(row: number, points: number, status: number): void {
    this.points[row] = points
    this.statuses[row] = status
  }

  /** Method §4.1: with a leaf that has no points, all that is above it is incomplete. */
  private fail(row: number, status: number): void {
    this.give(row, 0, status)
    for (
      let above = this.node.parent;
      above >= 0 && this.allStatuses[above]![row] !== STATUS_BYTE.incomplete;
      above = this.nodes[above]!.parent
    ) {
      this.allStatuses[above]![row] = STATUS_BYTE.incomplete
    }
  }
}

/** Closer than this to a limit, doubles do not decide whether a result was cut. */
const MARGIN = 1e-11

/** Rows of the block at hand that doubles could not decide. */
const DOUBT = new Uint8Array(BLOCK)

/** Rows of the block at hand whose result is not plain: without a number, negative or at the limit. */
const UNUSUAL = new Uint16Array(BLOCK)

/** Takes the sums of leaves that have no parent. */
const UNREAD = new Float64Array(BLOCK)

function part<T extends Float64Array | Uint8Array>(column: T, from: number, to: number): T {
  return from === 0 && to === column.length ? column : (column.subarray(from, to) as T)
}
