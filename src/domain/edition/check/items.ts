import type { DataItem, NearEqual } from '../../item/data-item.ts'
import { SEVERITY, type Finding } from '../finding.ts'
import { variablesOf } from '../formula/tree.ts'
import type { Outline } from '../outline.ts'
import { findingAt } from './finding-at.ts'
import { labelWords, nearness } from './nearness.ts'

/** Items that nobody supplies, letters that no rule reads, and items so alike that they may be one. */
export function itemFindings(outline: Outline, nearEqual: readonly NearEqual[]): Finding[] {
  const items = new Map(
    outline.leaves.flatMap((node) => node.leaf!.letters.map((letter) => [letter.item.id, letter.item] as const)),
  )
  return [
    ...unsupplied(outline),
    ...unused(outline),
    ...differentWords(outline),
    ...alike([...items.values()], nearEqual),
  ]
}

/** Told once, at the first criterion that reads the item. */
function unsupplied(outline: Outline): Finding[] {
  const told = new Set<string>()
  return outline.leaves.flatMap((node) =>
    node.leaf!.letters.flatMap(({ name, item }) => {
      if (item.providers.length > 0 || told.has(item.id)) return []
      told.add(item.id)
      return [findingAt(node, 'item-without-provider', { variable: name, item: item.id, name: item.name })]
    }),
  )
}

function unused(outline: Outline): Finding[] {
  return outline.leaves.flatMap((node) => {
    const { formula, letters, require, unscored } = node.leaf!
    if (!formula || unscored) return []
    const read = new Set([formula, ...require].flatMap(variablesOf))
    return letters
      .filter((letter) => !read.has(letter.name))
      .map((letter) => findingAt(node, 'variable-unused', { variable: letter.name, item: letter.item.id }))
  })
}

/** A shared item that a criterion words otherwise than the first criterion that reads it. */
function differentWords(outline: Outline): Finding[] {
  const first = new Map<string, { code: string; words: string; printed: string }>()
  return outline.leaves.flatMap((node) =>
    node.leaf!.letters.flatMap(({ name, item, variable }) => {
      if (!variable.printed) return []
      const printed = variable.printed.text
      const here = { code: node.code, words: labelWords(printed), printed }
      const before = first.get(item.id) ?? here
      first.set(item.id, before)
      if (before.words === here.words) return []
      const params = { variable: name, item: item.id, printed, other: before.code, otherPrinted: before.printed }
      return [findingAt(node, 'shared-item-readings', params, variable.line)]
    }),
  )
}

/** Two items whose names differ in little; the list of near-equal items explains those that are two facts. */
function alike(items: readonly DataItem[], nearEqual: readonly NearEqual[]): Finding[] {
  const findings: Finding[] = []
  for (const [at, first] of items.entries()) {
    for (const second of items.slice(at + 1)) {
      if (first.kind !== second.kind || nearness(first.name, second.name) < ALIKE) continue
      const reason = nearEqual.find((one) => one.items.includes(first.id) && one.items.includes(second.id))
      findings.push({
        code: 'near-equal-items',
        severity: SEVERITY['near-equal-items'],
        params: { first: first.id, second: second.id, firstName: first.name, secondName: second.name },
        explainedBy: reason && { explains: ['near-equal-items'], ...reason.why },
      })
    }
  }
  return findings
}

const ALIKE = 0.8
