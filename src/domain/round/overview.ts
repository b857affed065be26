import { add, compare, divide, exactFromDecimal, fraction, subtract, toDecimal, ZERO, type Exact } from '../exact.ts'
import { INDEX_DECIMALS, POINT_DECIMALS } from '../scoring/published.ts'
import type { BoardFigures } from './board.ts'

/** One member with its published figures, its nodes being scored criteria. */
export type OverviewMember = { readonly id: string; readonly figures: BoardFigures }

/** What all members together lack at one criterion: published points below the maximum that applies to them. */
export type Loss = {
  readonly code: string
  readonly lost: string
  readonly max: string
  /** Who lost most of it, the most first: only those who lost more than everybody who is not named. */
  readonly members: readonly { readonly id: string; readonly lost: string }[]
  /** In the place of names: how many lost the same, which nobody exceeds. */
  readonly tied?: { readonly members: number; readonly lost: string }
}

/** Criteria that apply to members, and how many of them lack no number. */
export type Completeness = { readonly asked: number; readonly given: number }

type Most = { readonly losses: number; readonly members: number }

/** The criteria at which most is lost, the most first; equal ones in the order of `codes` (method §11.14). */
export function largestLosses(codes: readonly string[], members: readonly OverviewMember[], most: Most): Loss[] {
  return codes
    .map((code, at) => ({ code, ...lostAt(members, at) }))
    .filter(({ lost }) => compare(lost, ZERO) > 0)
    .sort((a, b) => compare(b.lost, a.lost))
    .slice(0, most.losses)
    .map(({ code, lost, max, each }) => ({
      code,
      lost: pointsText(lost),
      max: pointsText(max),
      ...whoLostMost(each, most.members),
    }))
}

/** The mean of published indices, rounded once; undefined where there is none (method §11.14). */
export function meanIndex(stated: readonly (string | undefined)[]): string | undefined {
  const indices = stated.filter((index) => index !== undefined)
  if (indices.length === 0) return undefined
  return toDecimal(divide(sum(indices.map(exactFromDecimal)), fraction(BigInt(indices.length), 1n)), INDEX_DECIMALS)
}

export function completeness(members: readonly OverviewMember[]): Completeness {
  const statuses = members.flatMap(({ figures }) => figures.nodes.map(({ status }) => status))
  const asked = statuses.filter((status) => status !== 'not-applicable')
  return { asked: asked.length, given: asked.filter((status) => status !== 'missing').length }
}

type Share = { readonly id: string; readonly lost: Exact }

/** Nobody is named before others who lost as much. */
function whoLostMost(each: readonly Share[], most: number): Pick<Loss, 'members' | 'tied'> {
  const sorted = [...each].sort((a, b) => compare(b.lost, a.lost))
  const isAsMuch = (one: Share, other: Share | undefined) => other !== undefined && compare(one.lost, other.lost) === 0
  const named = sorted.slice(0, most).filter((one) => !isAsMuch(one, sorted[most]))
  if (named.length > 0) return { members: named.map(({ id, lost }) => ({ id, lost: pointsText(lost) })) }
  const first = sorted[0]!
  return {
    members: [],
    tied: { members: sorted.filter((one) => isAsMuch(first, one)).length, lost: pointsText(first.lost) },
  }
}

function pointsText(points: Exact): string {
  return toDecimal(points, POINT_DECIMALS)
}

function lostAt(members: readonly OverviewMember[], at: number) {
  const cells = members.map(({ id, figures }) => {
    const { points, max } = figures.nodes[at]!
    return { id, max: exactFromDecimal(max), lost: subtract(exactFromDecimal(max), exactFromDecimal(points)) }
  })
  const each = cells.filter(({ lost }) => compare(lost, ZERO) > 0)
  return { each, max: sum(cells.map(({ max }) => max)), lost: sum(each.map(({ lost }) => lost)) }
}

function sum(numbers: readonly Exact[]): Exact {
  return numbers.reduce(add, ZERO)
}
