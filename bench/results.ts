import type { OutlineNode } from '../src/domain/edition/outline.ts'
import type { Measured } from './edition.ts'
import type { Values } from './values.ts'

/** What every competitor hands over: points by node and unit, how many criteria have none, and places by group. */
export type Results = {
  readonly points: (node: number, unit: number) => number
  /** How many of a unit's criteria are without points; a competitor may leave it out. */
  readonly lacking?: () => ArrayLike<number>
  readonly places: ArrayLike<number>
}

/** A way to score all units, with everything prepared that can be prepared; a run may write over the results of the one before. */
export type Competitor = { readonly name: string; readonly run: () => Results }

/** The task as the competitors get it. */
export type Task = {
  readonly measured: Measured
  readonly values: Values
  readonly nodes: readonly OutlineNode[]
  /** The units that each criterion does not apply to. */
  readonly exempt: readonly ReadonlySet<number>[]
  readonly groups: readonly string[]
}

/** Places by descending total within each group, ties sharing a place; NaN totals do not occur. */
export function placesOf(totals: Float64Array, groups: readonly string[]): Int32Array {
  const members = new Map<string, number[]>()
  for (const [unit, group] of groups.entries()) {
    const list = members.get(group)
    if (list) list.push(unit)
    else members.set(group, [unit])
  }
  const places = new Int32Array(totals.length)
  for (const units of members.values()) {
    const sorted = Float64Array.from(units, (unit) => totals[unit]!).sort()
    const placeOf = new Map<number, number>()
    for (let at = 0; at < sorted.length; at += 1) placeOf.set(sorted[at]!, sorted.length - at)
    for (const unit of units) places[unit] = placeOf.get(totals[unit]!)!
  }
  return places
}

const SAME = 1e-9

/** The first difference, in words; undefined where both say the same. */
export function difference(ours: Results, theirs: Results, { nodes, values, groups }: Task): string | undefined {
  for (const node of nodes) {
    for (let unit = 0; unit < values.units; unit += 1) {
      const [a, b] = [ours.points(node.index, unit), theirs.points(node.index, unit)]
      if (!(Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a)))) return `node ${node.code}, unit ${unit}: ${a} and ${b}`
    }
  }
  const [ourLacking, theirLacking] = [ours.lacking?.(), theirs.lacking?.()]
  for (let unit = 0; unit < groups.length; unit += 1) {
    const [a, b] = [ourLacking?.[unit], theirLacking?.[unit]]
    if (a !== undefined && b !== undefined && a !== b) return `criteria without points, unit ${unit}: ${a} and ${b}`
    if (ours.places[unit] !== theirs.places[unit])
      return `place of unit ${unit}: ${ours.places[unit]} and ${theirs.places[unit]}`
  }
  return undefined
}
