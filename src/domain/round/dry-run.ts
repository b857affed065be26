import * as exact from '../exact.ts'
import { toFraction, ZERO, type Exact } from '../exact.ts'
import type { OutlineNode } from '../edition/outline.ts'
import type { Inputs } from '../scoring/inputs.ts'
import { publishedText, publishedIndices, publishedPoints, totalOf, unitsText } from '../scoring/published.ts'
import { ExactScores, score } from '../scoring/score.ts'

export type Direction = 'gains' | 'loses' | 'same'

/** Published figures; the index is absent where the applicable maximum is 0. */
export type Figures = { readonly points: string; readonly max: string; readonly index: string | undefined }

/** One criterion of one member; absent where the edition has no such criterion. */
export type CriterionChange = { readonly code: string; readonly before?: string; readonly after?: string }

export type MemberChange = {
  readonly organisation: string
  readonly before: Figures
  readonly after: Figures
  readonly direction: Direction
  /** Criteria with other points, exact as fractions, in the order of the edition that would hold. */
  readonly criteria: readonly CriterionChange[]
}

/** How many members a criterion changes, and which way. */
export type CriterionSum = { readonly code: string; readonly gains: number; readonly loses: number }

export type DryRun = {
  /** What members are compared by: points where the applicable maxima agree, else the index (method §6.1). */
  readonly compared: 'points' | 'index'
  readonly members: readonly MemberChange[]
  readonly criteria: readonly CriterionSum[]
}

/**
 * Method §11.8. The same members under one edition and period and under another: who gains, who loses, and by which
 * criteria. Both inputs are of the same members in the same order.
 */
export function dryRun(before: Inputs, after: Inputs): DryRun {
  const [one, other] = [sideOf(before), sideOf(after)]
  const isSameMax = one.maxima.every((max, row) => exact.compare(max, other.maxima[row]!) === 0)
  const compared = isSameMax ? 'points' : 'index'
  const places = placesOf(before, after)
  const members = after.members.map(({ id }, row): MemberChange => {
    const direction = directionOf(one[compared][row]!, other[compared][row]!)
    const criteria = places.flatMap((place) => changeOf(place, one, other, row))
    return { organisation: id, before: one.figures(row), after: other.figures(row), direction, criteria }
  })
  return { compared, members, criteria: sumsOf(places, one, other) }
}

type Side = {
  readonly exactly: ExactScores
  readonly maxima: readonly Exact[]
  /** In hundredths. */
  readonly points: Float64Array
  /** In ten-thousandths. */
  readonly index: Float64Array
  readonly figures: (row: number) => Figures
}

function sideOf(inputs: Inputs): Side {
  const [scores, exactly] = [score(inputs), new ExactScores(inputs)]
  const total = totalOf(inputs.outline.nodes)
  const maxima = exactly.maxima(total)
  const points = publishedPoints(scores, exactly, total)
  const index = publishedIndices(scores, exactly, total, maxima)
  const figures = (row: number): Figures => ({
    points: publishedText(points[row]!),
    max: toFraction(maxima[row]!),
    index: Number.isNaN(index[row]) ? undefined : unitsText(index[row]!, 4),
  })
  return { exactly, maxima, points, index, figures }
}

/** Of two published figures; one without an applicable maximum is compared with nothing. */
function directionOf(before: number, after: number): Direction {
  if (after > before) return 'gains'
  return after < before ? 'loses' : 'same'
}

type Place = { readonly code: string; readonly before?: OutlineNode; readonly after?: OutlineNode }

/** The leaves of both, matched by code; those that would be gone come last. */
function placesOf(before: Inputs, after: Inputs): Place[] {
  const known = new Map(before.outline.leaves.map((leaf) => [leaf.code, leaf]))
  const places = after.outline.leaves.map((leaf): Place => {
    const earlier = known.get(leaf.code)
    known.delete(leaf.code)
    return { code: leaf.code, after: leaf, ...(earlier && { before: earlier }) }
  })
  return [...places, ...[...known].map(([code, leaf]) => ({ code, before: leaf }))]
}

function changeOf({ code, before, after }: Place, one: Side, other: Side, row: number): CriterionChange[] {
  const [had, has] = [before && one.exactly.points(before, row), after && other.exactly.points(after, row)]
  if (exact.compare(had ?? ZERO, has ?? ZERO) === 0) return []
  return [{ code, ...(had && { before: toFraction(had) }), ...(has && { after: toFraction(has) }) }]
}

function sumsOf(places: readonly Place[], one: Side, other: Side): CriterionSum[] {
  const rows = [...other.points.keys()]
  return places
    .map(({ code, before, after }): CriterionSum => {
      const signs = rows.map((row) =>
        exact.compare(after ? other.exactly.points(after, row) : ZERO, before ? one.exactly.points(before, row) : ZERO),
      )
      const count = (isSo: (sign: number) => boolean): number => signs.filter(isSo).length
      return { code, gains: count((sign) => sign > 0), loses: count((sign) => sign < 0) }
    })
    .filter(({ gains, loses }) => gains + loses > 0)
}
