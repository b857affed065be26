import * as exact from '../exact.ts'
import { exactFromText, toDecimal, toFraction, type Exact } from '../exact.ts'
import { sumOf } from '../scoring/score.ts'
import { POINT_DECIMALS } from '../scoring/published.ts'
import type { ScorecardNode, ScoredNodes } from '../submission/scorecard.ts'

/** One criterion that reads a corrected number, before and after; equal where the number does not matter to it. */
export type CriterionEffect = { readonly code: string; readonly before: ScorecardNode; readonly after: ScorecardNode }

export type Effect = {
  readonly criteria: readonly CriterionEffect[]
  /** What the correction does to the submission's points: published, and as a fraction. */
  readonly effect: string
  readonly exact: string
}

/** Method §9.3: every criterion of one submission that reads a corrected number, with its points before and after. */
export function effectOf(before: ScoredNodes, after: ScoredNodes, readers: ReadonlySet<string>): Effect {
  const old = new Map(before.nodes.map((node) => [node.code, node]))
  const criteria = after.nodes
    .filter(({ code }) => readers.has(code))
    .map((node) => ({ code: node.code, before: old.get(node.code)!, after: node }))
  const difference = exact.subtract(pointsOf(after.total), pointsOf(before.total))
  return { criteria, effect: toDecimal(difference, POINT_DECIMALS), exact: toFraction(difference) }
}

/** What several submissions gain or lose together. */
export function sumOfEffects(effects: readonly Pick<Effect, 'exact'>[]): string {
  return toDecimal(sumOf(effects.map((one) => exactFromText(one.exact))), POINT_DECIMALS)
}

function pointsOf(figure: { readonly exact: { readonly points: string } }): Exact {
  return exactFromText(figure.exact.points)
}
