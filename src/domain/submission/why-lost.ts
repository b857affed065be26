import * as exact from '../exact.ts'
import { exactFromDecimal, exactFromText, toDecimal, ZERO, type Exact } from '../exact.ts'
import { median } from '../scoring/median.ts'
import { POINT_DECIMALS } from '../scoring/published.ts'
import { sumOf } from '../scoring/score.ts'
import type { ScorecardNode, ScoredNodes } from './scorecard.ts'

export type Loss = { readonly node: ScorecardNode; readonly lost: string }

export type Losses = {
  /** Largest first; equal ones in printed order. */
  readonly criteria: readonly Loss[]
  /** What the printed losses lack from the printed maximum to the printed points (method §5.1). */
  readonly rounding: string
}

/** A group's figures at one criterion, published. */
export type GroupFigures = { readonly best: string; readonly median: string }

/** In smaller groups the figures would tell whose they are. */
export const SMALLEST_GROUP = 5

/** Every criterion that has not its maximum, or was taken points. */
export function lossesOf({ total, nodes }: ScoredNodes): Losses {
  const found = nodes
    .filter(({ loss }) => loss !== undefined)
    .map((node) => ({ node, exactly: lostBy(node) }))
    .filter(({ exactly }) => exact.compare(exactly, ZERO) > 0)
    .sort((one, other) => exact.compare(other.exactly, one.exactly))
  const criteria = found.map(({ node, exactly }) => ({ node, lost: toDecimal(exactly, POINT_DECIMALS) }))
  const printed = sumOf(criteria.map(({ lost }) => exactFromDecimal(lost)))
  const left = exact.subtract(exactFromDecimal(total.max), printed)
  return { criteria, rounding: toDecimal(exact.subtract(exactFromDecimal(total.points), left), POINT_DECIMALS) }
}

/** The best and the middle of published points; undefined in a group under five. */
export function groupFigures(points: readonly string[]): GroupFigures | undefined {
  if (points.length < SMALLEST_GROUP) return undefined
  const best = points.map(exactFromDecimal).reduce(exact.greater)
  return { best: toDecimal(best, POINT_DECIMALS), median: median(points, POINT_DECIMALS)! }
}

function lostBy({ exact: { max, points } }: ScorecardNode): Exact {
  return exact.subtract(exactFromText(max), exactFromText(points))
}
