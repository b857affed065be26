import * as exact from '../../exact.ts'
import type { Exact } from '../../exact.ts'
import type { ItemKind } from '../../item/data-item.ts'
import type { Given } from './given.ts'
import { exactFromDecimal } from '../../exact.ts'
import { walk, type Formula } from './tree.ts'

/** A letter with what it may hold, as the search for counter-examples needs it. */
export type SampledLetter = { readonly name: string; readonly kind: ItemKind; readonly options: readonly string[] }

export type Sample = ReadonlyMap<string, Given>

const MOST_SAMPLES = 20_000

/**
 * Combinations of telling values for the letters: nothing, one, a few, many, and every number the formula names with
 * its neighbours. At most 20,000, simplest first, the same on every run.
 */
export function* samples(letters: readonly SampledLetter[], formula: Formula, max: Exact): Generator<Sample> {
  const named = numbersIn(formula)
  let values = letters.map((letter) => candidates(letter, named, max))
  while (combinations(values) > MOST_SAMPLES) values = values.map((list) => (list.length > 3 ? list.slice(0, -1) : list))
  const total = Math.min(combinations(values), MOST_SAMPLES)
  for (let index = 0; index < total; index += 1) yield sampleAt(index, letters, values)
}

function sampleAt(index: number, letters: readonly SampledLetter[], values: readonly (readonly Given[])[]): Sample {
  const sample = new Map<string, Given>()
  let rest = index
  for (const [at, letter] of letters.entries()) {
    const list = values[at]!
    sample.set(letter.name, list[rest % list.length]!)
    rest = Math.floor(rest / list.length)
  }
  return sample
}

function combinations(values: readonly (readonly Given[])[]): number {
  return values.reduce((product, list) => product * list.length, 1)
}

function candidates(letter: SampledLetter, named: readonly Exact[], max: Exact): Given[] {
  if (letter.kind === 'yes-no') return [false, true]
  if (letter.kind === 'choice') return letter.options.map((slug, position) => ({ slug, position }))
  const plain = letter.kind === 'points' || letter.kind === 'ratio' ? SIGNED : COUNTS
  const near = [max, ...named].flatMap((value) => [value, exact.add(value, exact.ONE)])
  const fitting = near.filter((value) => letter.kind !== 'count' || value.denominator === 1n)
  return distinct([...plain, ...fitting.filter((value) => value.numerator >= 0n)])
}

const COUNTS = ['1', '0', '2', '3', '10', '100', '1000'].map(exactFromDecimal)
const SIGNED = ['1', '0', '-1', '0.5', '2', '10', '1000'].map(exactFromDecimal)

function numbersIn(formula: Formula): Exact[] {
  return [...walk(formula)].filter((part) => part.kind === 'number').map((part) => exactFromDecimal(part.text))
}

function distinct(values: readonly Exact[]): Exact[] {
  return [...new Map(values.map((value) => [exact.toFraction(value), value])).values()]
}
