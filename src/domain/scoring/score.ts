import * as exact from '../exact.ts'
import { ZERO, toNumber, type Exact } from '../exact.ts'
import { BLOCK } from '../edition/formula/column-program.ts'
import type { OutlineNode } from '../edition/outline.ts'
import type { Column } from '../value/column.ts'
import type { Inputs } from './inputs.ts'
import { leafOutcome, type LeafOutcome } from './leaf-outcome.ts'
import { leafProgram, type LeafProgram } from './leaf-program.ts'
import { STATUS_BYTE, statusOfByte, type NodeStatus } from './status.ts'

/** Points and statuses of every node for every member: a column a node, in doubles. Exact figures: `ExactScores`. */
export type Scores = {
  readonly inputs: Inputs
  readonly points: readonly Float64Array[]
  readonly statuses: readonly Uint8Array[]
}

/** Scores all members (method §3–§4): leaves by columns, exact arithmetic where doubles cannot decide, then sums. */
export function score(inputs: Inputs): Scores {
  const { outline, members } = inputs
  const points = outline.nodes.map(() => new Float64Array(members.length))
  const statuses = outline.nodes.map(() => new Uint8Array(members.length))
  const cut = new Uint8Array(BLOCK)
  for (const [place, node] of outline.leaves.entries()) {
    const leaf = new LeafRun(inputs, place, node, points[node.index]!, statuses[node.index]!)
    leaf.run(cut)
  }
  rollUp(outline.nodes, points, statuses)
  return { inputs, points, statuses }
}

export function statusAt(scores: Scores, node: OutlineNode, row: number): NodeStatus {
  return statusOfByte(scores.statuses[node.index]![row]!)
}

class LeafRun {
  private readonly columns: readonly Column[]
  private readonly exempt: ReadonlySet<number>
  private readonly node: OutlineNode
  private readonly points: Float64Array
  private readonly statuses: Uint8Array
  private readonly length: number

  constructor(inputs: Inputs, place: number, node: OutlineNode, points: Float64Array, statuses: Uint8Array) {
    this.columns = inputs.columns[place]!
    this.exempt = inputs.exempt[place]!
    this.node = node
    this.points = points
    this.statuses = statuses
    this.length = inputs.members.length
  }

  run(cut: Uint8Array): void {
    const program = leafProgram(this.node.leaf!)
    if (!program) this.statuses.fill(STATUS_BYTE.unscored)
    else for (let from = 0; from < this.length; from += BLOCK) this.block(program, from, cut)
    for (const row of this.exempt) this.set(row, { status: 'not-applicable', points: ZERO })
  }

  private block(program: LeafProgram, from: number, cut: Uint8Array): void {
    const to = Math.min(from + BLOCK, this.length)
    cut.fill(0)
    const out = this.points.subarray(from, to)
    program.run(this.columns.map((column) => column.numbers.subarray(from, to)), out, cut, to - from)
    this.settle(program, out, from, cut)
  }

  /** Gives each row of a block its status; whatever the doubles left open is decided exactly. */
  private settle(program: LeafProgram, out: Float64Array, from: number, cut: Uint8Array): void {
    const { canLeave, least, most } = program
    const [low, high] = [least + MARGIN * Math.abs(least), most - MARGIN * Math.abs(most)]
    for (let i = 0; i < out.length; i += 1) {
      const value = out[i]!
      if (!(value >= -Infinity && value < Infinity)) this.open(program, from + i)
      else if (canLeave && (value <= low || value >= high || program.isPenalty)) this.set(from + i, this.exactly(from + i))
      else if (cut[i] === 1) this.statuses[from + i] = STATUS_BYTE.capped
    }
  }

  /** A row without a number: missing or undefined where that is plain to see, else by exact evaluation. */
  private open(program: LeafProgram, row: number): void {
    const { columns } = this
    if (program.strict.some((place) => isMissing(columns[place]!, row))) this.fail(row, STATUS_BYTE.missing)
    else if (program.branchless && program.divisors.some((place) => columns[place]!.numbers[row] === 0)) {
      this.fail(row, STATUS_BYTE.undefined)
    } else this.set(row, this.exactly(row))
  }

  private exactly(row: number): LeafOutcome {
    return leafOutcome(this.node.leaf!, this.columns, row, this.exempt)
  }

  private fail(row: number, status: number): void {
    this.points[row] = 0
    this.statuses[row] = status
  }

  private set(row: number, outcome: LeafOutcome): void {
    this.points[row] = toNumber(outcome.points)
    this.statuses[row] = STATUS_BYTE[outcome.status]
  }
}

/** Closer than this to a limit, doubles do not decide whether a result was cut. */
const MARGIN = 1e-11

function isMissing(column: Column, row: number): boolean {
  const number = column.numbers[row]!
  return number !== number && !column.precise.has(row)
}

/** Method §4.1: a parent's points are the sum of its children's; it is incomplete while a leaf below has no points. */
function rollUp(nodes: readonly OutlineNode[], points: readonly Float64Array[], statuses: readonly Uint8Array[]): void {
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index]!
    if (node.leaf) continue
    for (const child of node.children) {
      addTo(points[index]!, points[child]!)
      if (nodes[child]!.leaf) markIncomplete(statuses[index]!, statuses[child]!)
      else spreadIncomplete(statuses[index]!, statuses[child]!)
    }
    if (node.limit) limitSum(points[index]!, node)
    if (hasOnlyUnscored(nodes, node)) statuses[index]!.fill(STATUS_BYTE.unscored)
  }
}

function addTo(sum: Float64Array, part: Float64Array): void {
  for (let row = 0; row < sum.length; row += 1) sum[row] = sum[row]! + part[row]!
}

function markIncomplete(parent: Uint8Array, child: Uint8Array): void {
  for (let row = 0; row < parent.length; row += 1) {
    const status = child[row]
    if (status === STATUS_BYTE.missing || status === STATUS_BYTE.undefined) parent[row] = STATUS_BYTE.incomplete
  }
}

function spreadIncomplete(parent: Uint8Array, child: Uint8Array): void {
  for (let row = 0; row < parent.length; row += 1) {
    if (child[row] === STATUS_BYTE.incomplete) parent[row] = STATUS_BYTE.incomplete
  }
}

/** Method §4.4: the sum under a bonus or penalty node stays within the node's own limit. */
function limitSum(sum: Float64Array, node: OutlineNode): void {
  const limit = toNumber(node.limit!)
  for (let row = 0; row < sum.length; row += 1) sum[row] = Math.max(-limit, Math.min(limit, sum[row]!))
}

/** A parent none of whose leaves is scored has no points either. */
export function hasOnlyUnscored(nodes: readonly OutlineNode[], node: OutlineNode): boolean {
  return nodes.slice(node.index, node.end).every((below) => !below.leaf || below.leaf.unscored)
}

/**
 * Exact points and maxima, computed where asked for. A maximum is what applies to the member: leaves that do not apply
 * are out of it, and so are bonus and penalty.
 */
export class ExactScores {
  private readonly inputs: Inputs
  private readonly placeOf: ReadonlyMap<number, number>
  private readonly fullMaximum = new Map<number, Exact>()

  constructor(inputs: Inputs) {
    this.inputs = inputs
    this.placeOf = new Map(inputs.outline.leaves.map((node, place) => [node.index, place]))
  }

  outcome(node: OutlineNode, row: number): LeafOutcome {
    const place = this.placeOf.get(node.index)!
    return leafOutcome(node.leaf!, this.inputs.columns[place]!, row, this.inputs.exempt[place]!)
  }

  points(node: OutlineNode, row: number): Exact {
    if (node.leaf) return this.outcome(node, row).points
    const sum = sumOf(node.children.map((child) => this.points(this.inputs.outline.nodes[child]!, row)))
    if (!node.limit) return sum
    return exact.lesser(node.limit, exact.greater(exact.negate(node.limit), sum))
  }

  maximum(node: OutlineNode, row: number): Exact {
    const exempt = this.leavesOf(node).filter((leaf) => this.inputs.exempt[this.placeOf.get(leaf.index)!]!.has(row))
    const full = this.fullMaximum.get(node.index) ?? sumOf(this.leavesOf(node).map(countingMax))
    this.fullMaximum.set(node.index, full)
    return exempt.length === 0 ? full : exact.subtract(full, sumOf(exempt.map(countingMax)))
  }

  leavesOf(node: OutlineNode): OutlineNode[] {
    return this.inputs.outline.nodes.slice(node.index, node.end).filter((below) => below.leaf)
  }
}

/** Method §4.1, §4.4: what a leaf adds to the maximum above it. */
export function countingMax(node: OutlineNode): Exact {
  return node.leaf!.unscored || node.outside ? ZERO : node.leaf!.max
}

/** Adds by halves, so that denominators grow late. */
export function sumOf(values: readonly Exact[]): Exact {
  if (values.length <= 2) return values.length === 2 ? exact.add(values[0]!, values[1]!) : (values[0] ?? ZERO)
  const middle = values.length >> 1
  return exact.add(sumOf(values.slice(0, middle)), sumOf(values.slice(middle)))
}
