import { compare, exactFromDecimal, exactFromText } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import { isDecimal } from '../../decimal.ts'
import { outcomeOf } from '../../scoring/leaf-outcome.ts'
import type { Example } from '../definition.ts'
import type { Finding } from '../finding.ts'
import type { Given } from '../formula/given.ts'
import type { Letter, Outline, OutlineNode } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Runs every example of every leaf; a scored leaf without one is remarked on. */
export function examples(outline: Outline): Finding[] {
  return outline.leaves.flatMap((node) => {
    if (node.leaf!.unscored || !node.leaf!.formula) return []
    if (node.row.examples.length === 0) return [findingAt(node, 'no-example', {})]
    return node.row.examples.flatMap((example, at) => failing(node, example, at + 1))
  })
}

function failing(node: OutlineNode, example: Example, number: number): Finding[] {
  const given = new Map(
    node.leaf!.letters.map((letter) => [letter.name, exampleGiven(letter, example.given[letter.name])]),
  )
  const outcome = outcomeOf(node.leaf!, (name) => given.get(name))
  const computed = outcome.failure ? outcome.status : toShortDecimal(outcome.points)
  if (!outcome.failure && compare(outcome.points, exactFromText(example.points)) === 0) return []
  const values = Object.entries(example.given)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ')
  return [findingAt(node, 'example-fails', { number, given: values, expected: example.points, computed })]
}

/** What an example gives for a letter; undefined where it gives nothing, or what the item cannot be. */
export function exampleGiven(letter: Letter, value: string | number | boolean | undefined): Given | undefined {
  if (typeof value === 'boolean') return letter.item.kind === 'yes-no' ? value : undefined
  if (value === undefined) return undefined
  const position = (letter.item.options ?? []).findIndex((option) => option.slug === value)
  if (letter.item.kind === 'choice') return position < 0 ? undefined : { slug: String(value), position }
  return isDecimal(String(value)) ? exactFromDecimal(String(value)) : undefined
}
