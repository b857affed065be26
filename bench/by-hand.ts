import type { OutlineNode } from '../src/domain/edition/outline.ts'
import { COLUMN_RULES } from './by-hand-columns.ts'
import { ROW_RULES } from './by-hand-rows.ts'
import { placesOf, type Competitor, type Task } from './results.ts'

/** Closures written by hand, a column of all units at a time. */
export function byHandInColumnOrder({ measured, values, nodes, exempt, groups }: Task): Competitor {
  const leaves = nodes.filter((node) => node.leaf)
  const points = nodes.map(() => new Float64Array(values.units))
  const rules = measured.criteria.map(({ rule, items, max }, at) => {
    const columns = items.map((item) => values.columns[item]!)
    const out = points[leaves[at]!.index]!
    return { fill: COLUMN_RULES[rule], columns, max, out, exempt: exempt[at]! }
  })
  return {
    name: 'closures in column order',
    run() {
      const lacking = new Uint16Array(values.units)
      for (const { fill, columns, max, out, exempt } of rules) {
        if (exempt.size === 0) fill(columns, max, out, lacking)
        else fillSome(() => fill(columns, max, out, lacking), out, lacking, exempt)
      }
      for (let index = nodes.length - 1; index >= 0; index -= 1) {
        const { children } = nodes[index]!
        if (children.length > 0) points[index]!.fill(0)
        for (const child of children) addTo(points[index]!, points[child]!)
      }
      const places = placesOf(totalOf(nodes, points, values.units), groups)
      return { points: (node, unit) => points[node]![unit]!, lacking: () => lacking, places }
    },
  }
}

/** Closures written by hand, a unit at a time, the values of a unit side by side in memory. */
export function byHandInRowOrder({ measured, values, nodes, exempt, groups }: Task): Competitor {
  const width = values.columns.length
  const rows = new Float64Array(values.units * width)
  values.columns.forEach((column, item) => column.forEach((value, unit) => (rows[unit * width + item] = value)))
  const rules = measured.criteria.map(({ rule, items, max }) => ROW_RULES[rule](items, max))
  const maxima = Float64Array.from(measured.criteria, ({ max }) => max)
  const leafAt = Int32Array.from(
    nodes.filter((node) => node.leaf),
    (node) => node.index,
  )
  const parentOf = Int32Array.from(nodes, (node) => node.parent)
  const isExempt = new Uint8Array(values.units * rules.length)
  exempt.forEach((units, at) => units.forEach((unit) => (isExempt[unit * rules.length + at] = 1)))
  const points = new Float64Array(values.units * nodes.length)
  const parents = nodes.filter((node) => !node.leaf).map((node) => node.index)
  return {
    name: 'closures in row order',
    run() {
      const lacking = new Uint16Array(values.units)
      const totals = new Float64Array(values.units)
      for (let unit = 0; unit < values.units; unit += 1) {
        const [from, to, skip] = [unit * width, unit * nodes.length, unit * rules.length]
        for (const index of parents) points[to + index] = 0
        for (let at = 0; at < rules.length; at += 1) {
          if (isExempt[skip + at] === 1) continue
          const value = rules[at]!(rows, from)
          const max = maxima[at]!
          if (value >= 0) points[to + leafAt[at]!] = value > max ? max : value
          else {
            points[to + leafAt[at]!] = 0
            if (Number.isNaN(value)) lacking[unit]! += 1
          }
        }
        for (let index = nodes.length - 1; index >= 0; index -= 1) {
          const parent = parentOf[index]!
          const value = points[to + index]!
          if (parent >= 0) points[to + parent]! += value
          else totals[unit]! += value
        }
      }
      const places = placesOf(totals, groups)
      return { points: (node, unit) => points[unit * nodes.length + node]!, lacking: () => lacking, places }
    },
  }
}

/** The few criteria that do not apply to all: what was written for the exempt is taken back. */
function fillSome(fill: () => void, out: Float64Array, lacking: Uint16Array, exempt: ReadonlySet<number>): void {
  const before = [...exempt].map((unit) => ({ unit, count: lacking[unit]! }))
  fill()
  for (const { unit, count } of before) {
    out[unit] = 0
    lacking[unit] = count
  }
}

function addTo(sum: Float64Array, part: Float64Array): void {
  for (let i = 0; i < sum.length; i += 1) sum[i]! += part[i]!
}

export function totalOf(nodes: readonly OutlineNode[], points: readonly Float64Array[], units: number): Float64Array {
  const total = new Float64Array(units)
  for (const node of nodes) if (node.parent < 0) addTo(total, points[node.index]!)
  return total
}
