import { parseFormula } from '#domain/edition/formula/parser.ts'
import type { Formula } from '#domain/edition/formula/tree.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { fractionOf, type Fraction } from './fractions.ts'
import { interpret, type Plain } from './plain-interpreter.ts'

/** The value of a formula for values as a finding writes them ("a = 0, v = kha"); undefined where there is none. */
export function valueAt(text: string, node: OutlineNode, given: string): Fraction | undefined {
  const letters = new Map(given.split(', ').map((one) => plainLetter(node, one)))
  const result = interpret(treeOf(text), { max: fractionOf(node.row.max ?? '0'), letters }, new Set())
  return result.kind === 'number' ? result.value : undefined
}

function treeOf(text: string): Formula {
  const { formula, fault } = parseFormula(text)
  if (!formula) throw new Error(`${text}: ${fault.code}`)
  return formula
}

function plainLetter(node: OutlineNode, text: string): readonly [string, Plain] {
  const [name, value] = text.split(' = ') as [string, string]
  const { item } = node.leaf!.letters.find((letter) => letter.name === name)!
  if (item.kind === 'yes-no') return [name, value === '1']
  if (item.kind === 'choice')
    return [name, { slug: value, place: item.options!.findIndex(({ slug }) => slug === value) }]
  return [name, fractionOf(value)]
}
