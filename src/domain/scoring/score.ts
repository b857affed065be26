import * as exact from '../exact.ts'
import { ZERO, toNumber, type Exact } from '../exact.ts'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import type { Inputs } from './inputs.ts'
import { leafOutcome, settledAt, type LeafOutcome } from './leaf-outcome.ts'
import { leafProgram, type LeafProgram } from './leaf-program.ts'
import { LeafRun } from './leaf-run.ts'
import { STATUS_BYTE, statusOfByte, type NodeStatus } from './status.ts'

/** Points and statuses of every node for every member: a column a node, in doubles. Exact figures: `ExactScores`. */
export type Scores = {
  readonly inputs: Inputs
  readonly points: readonly Float64Array[]
  readonly statuses: readonly Uint8Array[]
}

/**
 * Scores all members (method §3–§4): leaves by columns, exact arithmetic where doubles cannot decide, then sums.
 * `spent` are scores of the same outline for as many members that nobody reads any more; their memory is used again.
 */
export function score(inputs: Inputs, spent?: Scores): Scores {
  const { outline, members } = inputs
  const scores = spent ? { ...spent, inputs } : { inputs, ...emptyColumns(outline.nodes.length, members.length) }
  const { points, statuses } = scores
  const plan = planOf(outline)
  for (const node of outline.nodes) if (!node.leaf) points[node.index]!.fill(0)
  for (const [index, status] of statuses.entries())
    status.fill(plan.unscored[index] ? STATUS_BYTE.unscored : STATUS_BYTE.scored)
  for (const place of outline.leaves.keys()) new LeafRun(scores, place, plan.programs[place]).run()
  rollUp(outline.nodes, points)
  return scores
}

export function statusAt(scores: Scores, node: OutlineNode, row: number): NodeStatus {
  return statusOfByte(scores.statuses[node.index]![row]!)
}

/** One stretch of memory for all columns of a kind. */
function emptyColumns(count: number, length: number): Pick<Scores, 'points' | 'statuses'> {
  const [points, statuses] = [new Float64Array(count * length), new Uint8Array(count * length)]
  const cut = <T extends Float64Array | Uint8Array>(all: T): T[] =>
    Array.from({ length: count }, (_, at) => all.subarray(at * length, (at + 1) * length) as T)
  return { points: cut(points), statuses: cut(statuses) }
}

/** What scoring needs to know of an outline, worked out once. */
type Plan = {
  /** By the leaf's place in `outline.leaves`. */
  readonly programs: readonly (LeafProgram | undefined)[]
  /** By node: no leaf below is scored. */
  readonly unscored: readonly boolean[]
}

const PLANS = new WeakMap<Outline, Plan>()

function planOf(outline: Outline): Plan {
  const known = PLANS.get(outline)
  if (known) return known
  const plan = {
    programs: outline.leaves.map((node) => leafProgram(node.leaf!)),
    unscored: outline.nodes.map((node) => hasOnlyUnscored(outline.nodes, node)),
  }
  PLANS.set(outline, plan)
  return plan
}

/** Method §4.1: a parent's points are the sum of its children's. The leaves have added theirs. */
function rollUp(nodes: readonly OutlineNode[], points: readonly Float64Array[]): void {
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const node = nodes[index]!
    if (node.leaf) continue
    if (node.limit) limitSum(points[index]!, node)
    if (node.parent >= 0) addTo(points[node.parent]!, points[index]!)
  }
}

function addTo(sum: Float64Array, part: Float64Array): void {
  for (let row = 0; row < sum.length; row += 1) sum[row] = sum[row]! + part[row]!
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
    const { columns, exempt } = this.inputs
    return leafOutcome(node.leaf!, columns[place]!, row, exempt[place]!, settledAt(this.inputs, place))
  }

  points(node: OutlineNode, row: number): Exact {
    if (node.leaf) return this.outcome(node, row).points
    const sum = sumOf(node.children.map((child) => this.points(this.inputs.outline.nodes[child]!, row)))
    if (!node.limit) return sum
    return exact.lesser(node.limit, exact.greater(exact.negate(node.limit), sum))
  }

  maximum(node: OutlineNode, row: number): Exact {
    const exempt = this.leavesOf(node).filter((leaf) => this.exempt(leaf).has(row))
    return exempt.length === 0 ? this.full(node) : exact.subtract(this.full(node), sumOf(exempt.map(countingMax)))
  }

  /** The maxima of several nodes together for all members; members exempt from the same leaves share one. */
  maxima(nodes: readonly OutlineNode[]): Exact[] {
    const leaves = nodes.flatMap((node) => this.leavesOf(node))
    const exemptions: OutlineNode[][] = this.inputs.members.map(() => [])
    for (const leaf of leaves) for (const row of this.exempt(leaf)) exemptions[row]!.push(leaf)
    const full = sumOf(nodes.map((node) => this.full(node)))
    const known = new Map<string, Exact>([['', full]])
    return exemptions.map((exempt) => {
      const key = exempt.length === 0 ? '' : exempt.map((leaf) => leaf.index).join()
      const maximum = known.get(key) ?? exact.subtract(full, sumOf(exempt.map(countingMax)))
      known.set(key, maximum)
      return maximum
    })
  }

  leavesOf(node: OutlineNode): OutlineNode[] {
    return leavesBelow(this.inputs.outline.nodes, node)
  }

  private full(node: OutlineNode): Exact {
    const full = this.fullMaximum.get(node.index) ?? sumOf(this.leavesOf(node).map(countingMax))
    this.fullMaximum.set(node.index, full)
    return full
  }

  private exempt(leaf: OutlineNode): ReadonlySet<number> {
    return this.inputs.exempt[this.placeOf.get(leaf.index)!]!
  }
}

export function leavesBelow(nodes: readonly OutlineNode[], node: OutlineNode): OutlineNode[] {
  return nodes.slice(node.index, node.end).filter((below) => below.leaf)
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
