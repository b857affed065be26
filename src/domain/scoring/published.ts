import * as exact from '../exact.ts'
import { ZERO, type Exact } from '../exact.ts'
import type { OutlineNode } from '../edition/outline.ts'
import { sumOf, type ExactScores, type Scores } from './score.ts'

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
  const hundredths = new Float64Array(scores.inputs.members.length)
  for (const node of selection) {
    const points = scores.points[node.index]!
    for (let row = 0; row < hundredths.length; row += 1) hundredths[row] = hundredths[row]! + points[row]!
  }
  for (let row = 0; row < hundredths.length; row += 1) {
    const value = hundredths[row]! * 100
    const rounded = Math.round(value)
    const fromHalf = Math.abs(Math.abs(value - rounded) - 0.5)
    hundredths[row] = fromHalf < HALF_MARGIN * (1 + Math.abs(value)) ? exactHundredths(exactly, selection, row) : rounded + 0
  }
  return hundredths
}

const HALF_MARGIN = 1e-9

function exactHundredths(exactly: ExactScores, selection: Selection, row: number): number {
  const scaled = exact.multiply(selectionPoints(exactly, selection, row), { numerator: 100n, denominator: 1n })
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
  return exact.toDecimal(exact.fraction(BigInt(hundredths), 100n), POINT_DECIMALS)
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
