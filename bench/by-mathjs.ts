import { totalOf } from './by-hand.ts'
import { placesOf, type Competitor, type Task } from './results.ts'
import { RULES, type RuleName } from './rules.ts'

type Mathjs = { compile: (text: string) => { evaluate: (scope: Record<string, number>) => number } }

/** The rules in the language of mathjs, `m` the maximum; what is missing is NaN there too. */
const EXPRESSIONS: Record<RuleName, string> = {
  yesNo: 'v == 1 ? m : v == 0 ? 0 : NaN',
  level: 'v == 0 ? m : v == 1 ? m/2 : v == 2 ? m/3 : v == 3 ? 0 : NaN',
  ratio: 'b > 0 ? min(1, a/b)*m : NaN',
  threshold: 'b > 0 ? min(1, a/b/0.7)*m : NaN',
  joined: 'a + c > 0 ? min(1, min(1, (b + d)/(a + c))/0.7)*m : NaN',
  allOrNothing: 'b > 0 and a >= 0 ? (a/b >= 0.5 ? m : 0) : NaN',
  count: 'min(m, 0.5*n)',
  twoTariffs: 'min(m, min(2, n1) + min(1, n2/3))',
  mix: 'a > 0 ? min(1, b/a)*m/2 + min(1, c/a)*m : NaN',
  override: 'a > 0 ? (c/a >= 0.8 ? m : min(1, b/a)*m/2 + min(1, c/a)*m) : NaN',
  layers: 'b > 0 ? min(1, n4/b)*m + min(1, n3/b)*m*0.5 + min(1, n2/b)*m*0.3 + min(1, n1/b)*m*0.1 : NaN',
  steps: 'n >= 4 ? m : n >= 3 ? m*3/4 : n >= 2 ? m/2 : n >= 1 ? m/4 : n >= 0 ? 0 : NaN',
  byHand: 'p',
  perHead: 'b > 0 ? min(1, a/b/3)*m : NaN',
}

/** Expressions compiled once and evaluated for each unit with a scope of its own letters. */
export async function byMathjs({ measured, values, nodes, exempt, groups }: Task): Promise<Competitor> {
  const { compile } = (await load('mathjs')) as Mathjs
  const leaves = nodes.filter((node) => node.leaf)
  const points = nodes.map(() => new Float64Array(values.units))
  const rules = measured.criteria.map(({ rule, items, max }, at) => ({
    code: compile(EXPRESSIONS[rule]),
    letters: Object.keys(RULES[rule].letters),
    columns: items.map((item) => values.columns[item]!),
    max,
    out: points[leaves[at]!.index]!,
    exempt: exempt[at]!,
  }))
  return {
    name: 'mathjs, compiled',
    run() {
      const lacking = new Uint16Array(values.units)
      for (const node of nodes) if (!node.leaf) points[node.index]!.fill(0)
      for (let unit = 0; unit < values.units; unit += 1) {
        for (const { code, letters, columns, max, out, exempt } of rules) {
          if (exempt.has(unit)) continue
          const scope: Record<string, number> = { m: max }
          for (let at = 0; at < letters.length; at += 1) scope[letters[at]!] = columns[at]![unit]!
          const value = code.evaluate(scope)
          out[unit] = Number.isNaN(value) ? 0 : Math.max(0, Math.min(max, value))
          if (Number.isNaN(value)) lacking[unit]! += 1
        }
        for (let index = nodes.length - 1; index >= 0; index -= 1) {
          const { parent } = nodes[index]!
          if (parent >= 0) points[parent]![unit]! += points[index]![unit]!
        }
      }
      const places = placesOf(totalOf(nodes, points, values.units), groups)
      return { points: (node, unit) => points[node]![unit]!, lacking: () => lacking, places }
    },
  }
}

/** A package of the bench's own; by a name that is not written out, so that nothing else needs it to be there. */
export async function load(name: string): Promise<unknown> {
  return import(name)
}
