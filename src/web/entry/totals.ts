import type { LiveLeafView } from '#contract/live-points.ts'
import * as exact from '#domain/exact.ts'
import { exactFromText, toDecimal, ZERO, type Exact } from '#domain/exact.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'
import { sumOf } from '#domain/scoring/score.ts'

/** Published points and maximum of a node, and the share for a bar. */
export type NodeTotal = { readonly points: string; readonly max: string; readonly share: number | undefined }

export type Totals = { readonly whole: NodeTotal; readonly of: (node: OutlineNode) => NodeTotal }

/** Method §4.1–4.4: exact sums of the live leaves, each figure rounded once. */
export function totalsOf(outline: Outline, leaves: ReadonlyMap<string, LiveLeafView>): Totals {
  const { nodes } = outline
  const points: Exact[] = nodes.map(() => ZERO)
  const maxima: Exact[] = nodes.map(() => ZERO)
  for (const node of [...nodes].reverse()) {
    const leaf = leaves.get(node.code)
    const sum = (of: readonly Exact[]): Exact => sumOf(node.children.map((child) => of[child]!))
    points[node.index] = node.leaf ? (leaf ? exactFromText(leaf.exact.points) : ZERO) : limited(node, sum(points))
    maxima[node.index] = node.leaf ? (leaf ? exactFromText(leaf.exact.max) : ZERO) : sum(maxima)
  }
  const roots = nodes.filter(({ parent }) => parent < 0)
  return {
    whole: figures(sumOf(roots.map(({ index }) => points[index]!)), sumOf(roots.map(({ index }) => maxima[index]!))),
    of: ({ index }) => figures(points[index]!, maxima[index]!),
  }
}

/** Method §4.4: a bonus or penalty node stays within its own limit. */
function limited({ limit }: OutlineNode, sum: Exact): Exact {
  return limit ? exact.lesser(limit, exact.greater(exact.negate(limit), sum)) : sum
}

function figures(points: Exact, max: Exact): NodeTotal {
  const share = exact.isZero(max) ? undefined : exact.toNumber(exact.divide(points, max))
  return { points: toDecimal(points, POINT_DECIMALS), max: toDecimal(max, POINT_DECIMALS), share }
}
