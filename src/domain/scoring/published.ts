import * as exact from '../exact.ts'
import { ZERO, type Exact } from '../exact.ts'
import type { OutlineNode } from '../edition/outline.ts'
import { leavesBelow, sumOf, type ExactScores, type Scores } from './score.ts'

/** Decimals of published points and of the published index (method §5.1). */
export const POINT_DECIMALS = 2
export const INDEX_DECIMALS = 4

/** Nodes shown and ranked as one: all pillars (the total), one node, or a lens. */
export type Selection = readonly OutlineNode[]

/**
 * Published points of a selection for all members, in hundredths of a point. Each equals the exact result rounded once,
 * halves away from zero; doubles are trusted only where they are far from a half.
 */
export function publishedPoints(scores: Scores, exactly: ExactScores, selection: Selection): Float64Array {
  const margin = HALF_MARGIN * (1 + 100 * largestSum(scores, selection))
  return totalsOf(scores, selection).map((points, row) =>
    rounded(points * 100, margin, () => exactUnits(selectionPoints(exactly, selection, row), POINT_DECIMALS)),
  )
}

/** The published index of a selection for all members, in ten-thousandths; NaN where the applicable maximum is 0. */
export function publishedIndices(
  scores: Scores,
  exactly: ExactScores,
  selection: Selection,
  maxima: readonly Exact[],
): Float64Array {
  const largest = largestSum(scores, selection)
  const divisors = new Map([...new Set(maxima)].map((maximum) => [maximum, exact.toNumber(maximum)]))
  return totalsOf(scores, selection).map((points, row) => {
    const [maximum, divisor] = [maxima[row]!, divisors.get(maxima[row]!)!]
    if (divisor <= 0) return Number.NaN
    const margin = HALF_MARGIN * (1 + (10_000 * largest) / divisor)
    return rounded((points / divisor) * 10_000, margin, () =>
      exactUnits(publishedIndex(selectionPoints(exactly, selection, row), maximum)!, INDEX_DECIMALS),
    )
  })
}

function totalsOf(scores: Scores, selection: Selection): Float64Array {
  const totals = new Float64Array(scores.inputs.members.length)
  for (const node of selection) {
    const points = scores.points[node.index]!
    for (let row = 0; row < totals.length; row += 1) totals[row] = totals[row]! + points[row]!
  }
  return totals
}

/** What points can add up to when all signs agree: it bounds the error of a sum in doubles. */
function largestSum({ inputs }: Scores, selection: Selection): number {
  const leaves = selection.flatMap((node) => leavesBelow(inputs.outline.nodes, node))
  return leaves.reduce((sum, leaf) => sum + exact.toNumber(leaf.leaf!.max), 0)
}

const HALF_MARGIN = 1e-9

/** To the nearest whole number; nearer to a half than the margin, `exactly` decides. */
function rounded(value: number, margin: number, exactly: () => number): number {
  const nearest = Math.round(value)
  return 0.5 - Math.abs(value - nearest) < margin ? exactly() : nearest + 0
}

function exactUnits(value: Exact, decimals: number): number {
  const scaled = exact.multiply(value, { numerator: 10n ** BigInt(decimals), denominator: 1n })
  return exact.toNumber(exact.roundHalfAway(scaled, 0))
}

export function selectionPoints(exactly: ExactScores, selection: Selection, row: number): Exact {
  return sumOf(selection.map((node) => exactly.points(node, row)))
}

export function selectionMaximum(exactly: ExactScores, selection: Selection, row: number): Exact {
  return sumOf(selection.map((node) => exactly.maximum(node, row)))
}

/** Published points as text with two decimals. */
export function publishedText(hundredths: number): string {
  return unitsText(hundredths, POINT_DECIMALS)
}

/** A whole number of units of the last decimal as decimal text; never "-0.00". */
export function unitsText(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0')
  return `${units < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Points ÷ applicable maximum, from the exact points (method §5.1); undefined where the maximum is 0. */
export function publishedIndex(points: Exact, maximum: Exact): Exact | undefined {
  if (exact.compare(maximum, ZERO) <= 0) return undefined
  return exact.roundHalfAway(exact.divide(points, maximum), INDEX_DECIMALS)
}

/** The nodes that add up to the total: every node without a parent. */
export function totalOf(nodes: readonly OutlineNode[]): Selection {
  return nodes.filter((node) => node.parent < 0)
}
