import { z } from 'zod'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import * as exact from '../exact.ts'
import { toDecimal, toFraction, type Exact } from '../exact.ts'
import {
  LiveLossCode,
  LiveMember,
  MissingLetterCode,
  type LiveLeaf,
  type MemberQuestion,
} from '../scoring/live-points.ts'
import type { Province } from '../scoring/inputs.ts'
import type { Period } from '../period/period.ts'
import { INDEX_DECIMALS, POINT_DECIMALS, publishedIndex } from '../scoring/published.ts'
import { hasOnlyUnscored, sumOf } from '../scoring/score.ts'
import { NODE_STATUSES, type NodeStatus } from '../scoring/status.ts'
import type { ValueStore } from '../value/value-store.ts'

const Fractions = z.object({ points: z.string(), max: z.string() })

/** One node: published figures, and the fractions that they were rounded from (method §5.1). */
export const ScorecardNode = z.object({
  code: z.string(),
  status: z.enum(NODE_STATUSES),
  points: z.string(),
  max: z.string(),
  exact: Fractions,
  /** Of a leaf: why it has not its maximum, and the letters that the reason speaks of. */
  loss: LiveLossCode.optional(),
  letters: z.array(z.string()).optional(),
  missing: z
    .array(z.object({ letter: z.string(), item: z.string(), code: MissingLetterCode, period: z.string() }))
    .optional(),
})
export type ScorecardNode = z.infer<typeof ScorecardNode>

export const ScorecardTotal = z.object({
  points: z.string(),
  max: z.string(),
  /** Points ÷ applicable maximum, 4 decimals; absent where nothing applies. */
  index: z.string().optional(),
  exact: Fractions,
})
export type ScorecardTotal = z.infer<typeof ScorecardTotal>

export type ScoredNodes = { readonly total: ScorecardTotal; readonly nodes: ScorecardNode[] }

/** Points of every node for one member, in printed order; exact inside, each figure rounded once. */
export function scoredNodes(
  outline: Outline,
  province: Province,
  store: ValueStore,
  period: Period,
  question: MemberQuestion,
): ScoredNodes {
  const member = new LiveMember(outline, province, store, period, question)
  const { points, maxima } = member.sums()
  const leaves = new Map(outline.leaves.map((node) => [node.index, member.leaf(node)]))
  const roots = outline.nodes.filter((node) => node.parent < 0)
  const sum = (of: readonly Exact[]): Exact => sumOf(roots.map(({ index }) => of[index]!))
  return {
    total: totalOf(sum(points), sum(maxima)),
    nodes: outline.nodes.map((node) => {
      const leaf = leaves.get(node.index)
      if (leaf) return leafNode(leaf)
      const [own, max] = [points[node.index]!, maxima[node.index]!]
      return { code: node.code, status: parentStatus(outline, node, leaves), ...figures(own, max) }
    }),
  }
}

function leafNode({ code, status, points, max, exact: fractions, loss, letters, missing }: LiveLeaf): ScorecardNode {
  return {
    code,
    status,
    points,
    max,
    exact: fractions,
    loss,
    letters: [...letters],
    // Whose number lacks is not told: a unit reads its own card.
    missing: missing.map((one) => ({ letter: one.letter, item: one.item, code: one.code, period: one.period })),
  }
}

/** Method §4.1: a parent is incomplete while a leaf below it is missing or undefined. */
function parentStatus(outline: Outline, node: OutlineNode, leaves: ReadonlyMap<number, LiveLeaf>): NodeStatus {
  if (hasOnlyUnscored(outline.nodes, node)) return 'unscored'
  const below = outline.nodes.slice(node.index, node.end).flatMap(({ index }) => leaves.get(index) ?? [])
  return below.some(({ status }) => status === 'missing' || status === 'undefined') ? 'incomplete' : 'scored'
}

function totalOf(points: Exact, max: Exact): ScorecardTotal {
  const index = publishedIndex(points, max)
  return { ...figures(points, max), ...(index && { index: toDecimal(index, INDEX_DECIMALS) }) }
}

function figures(points: Exact, max: Exact): Pick<ScorecardTotal, 'points' | 'max' | 'exact'> {
  return {
    points: published(points),
    max: published(max),
    exact: { points: toFraction(points), max: toFraction(max) },
  }
}

export type ChangedNode = {
  readonly code: string
  readonly before: ScorecardNode
  readonly after: ScorecardNode
  /** What the change did to the points, as a published figure. */
  readonly effect: string
}

export type ChangedPoints = {
  /** Leaves whose points, maximum or status changed, in printed order. */
  readonly leaves: ChangedNode[]
  readonly effect: string
  /** What the printed effects lack to the printed whole (method §5.1). */
  readonly rounding: string
}

/** What changed in points between two looks at the same edition. */
export function changedPoints(before: ScoredNodes, after: ScoredNodes): ChangedPoints {
  const old = new Map(before.nodes.map((node) => [node.code, node]))
  const leaves = after.nodes.flatMap((node): ChangedNode[] => {
    const was = old.get(node.code)
    if (!was || node.loss === undefined || isSame(was, node)) return []
    return [{ code: node.code, before: was, after: node, effect: published(difference(was, node)) }]
  })
  const effect = published(difference(before.total, after.total))
  const parts = sumOf(leaves.map((leaf) => exact.exactFromDecimal(leaf.effect)))
  return { leaves, effect, rounding: published(exact.subtract(exact.exactFromDecimal(effect), parts)) }
}

function isSame(one: ScorecardNode, other: ScorecardNode): boolean {
  return one.status === other.status && one.exact.points === other.exact.points && one.exact.max === other.exact.max
}

type WithFractions = { readonly exact: { readonly points: string } }

function difference(before: WithFractions, after: WithFractions): Exact {
  return exact.subtract(exact.exactFromText(after.exact.points), exact.exactFromText(before.exact.points))
}

function published(value: Exact): string {
  return toDecimal(value, POINT_DECIMALS)
}
