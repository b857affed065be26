import type { Exact } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import { evaluate } from '../formula/evaluate.ts'
import { isChoice, isNumber, type Given } from '../formula/given.ts'
import type { Sample, SampledLetter } from '../formula/samples.ts'
import { variablesOf, type Formula } from '../formula/tree.ts'
import type { Leaf } from '../outline.ts'

/** The leaf's letters that a formula reads, as the search for counter-examples needs them. */
export function sampledLetters(leaf: Leaf, formula: Formula): SampledLetter[] {
  const used = variablesOf(formula)
  return leaf.letters
    .filter((letter) => used.includes(letter.name))
    .map(({ name, item }) => ({ name, kind: item.kind, options: (item.options ?? []).map((option) => option.slug) }))
}

/** "a = 1, b = 3": a counter-example as people read it. */
export function describeSample(sample: Sample): string {
  return [...sample].map(([name, given]) => `${name} = ${describeGiven(given)}`).join(', ')
}

export function describeGiven(given: Given): string {
  if (isNumber(given)) return toShortDecimal(given)
  return isChoice(given) ? given.slug : given ? '1' : '0'
}

/** True when the sample breaks none of the edition's own conditions on the leaf. */
export function meetsConditions(leaf: Leaf, max: Exact, sample: Sample): boolean {
  return leaf.require.every((condition) => {
    const { outcome } = evaluate(condition, { max, given: (name) => sample.get(name) })
    return outcome.kind !== 'truth' || outcome.value
  })
}
