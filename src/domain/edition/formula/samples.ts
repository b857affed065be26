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
const FEWEST_SAMPLES = 20
// An evaluation can cost the cube of a formula's length, as its fractions grow; 120 characters are looked at fully.
const FULL_LENGTH = 120
// So many searches in one edition may go to the end.
const FREE_SEARCHES = 500

/**
 * Combinations of telling values for the letters: nothing, one, a few, many, and every number the formula names with
 * its neighbours. At most 20,000, fewer for a long formula or for one of many searches, simplest first, the same on
 * every run.
 */
export function* samples(
  letters: readonly SampledLetter[],
  formula: Formula,
  max: Exact,
  searches: number = 1,
): Generator<Sample> {
  const length = Math.max(FULL_LENGTH, formula.at.end - formula.at.start)
  const most = Math.max(
    FEWEST_SAMPLES,
    Math.floor((MOST_SAMPLES * (FULL_LENGTH / length) ** 3) / Math.max(1, searches / FREE_SEARCHES)),
  )
  const named = numbersIn(formula)
  const values = shortened(letters.map((letter) => candidates(letter, named, max)))
  const total = Math.min(combinations(values.map((list) => list.length)), most)
  for (let index = 0; index < total; index += 1) yield sampleAt(index, letters, values)
}

/** Leaves out the last candidates, and where there are many letters all but the first of the last letters. */
function shortened(values: readonly (readonly Given[])[]): readonly (readonly Given[])[] {
  const lengths = values.map((list) => list.length)
  while (combinations(lengths) > MOST_SAMPLES && lengths.some((length) => length > 3)) {
    for (const [at, length] of lengths.entries()) if (length > 3) lengths[at] = length - 1
  }
  for (let at = lengths.length - 1; at >= 0 && combinations(lengths) > MOST_SAMPLES; at -= 1) lengths[at] = 1
  return values.map((list, at) => list.slice(0, lengths[at]))
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

function combinations(lengths: readonly number[]): number {
  return lengths.reduce((product, length) => product * length, 1)
}

function candidates(letter: SampledLetter, named: readonly Exact[], max: Exact): Given[] {
  if (letter.kind === 'yes-no') return [false, true]
  if (letter.kind === 'choice') return letter.options.map((slug, position) => ({ slug, position }))
  const plain = letter.kind === 'points' || letter.kind === 'ratio' ? SIGNED : COUNTS
  const near = [max, ...named].flatMap((value) => [value, exact.add(value, exact.ONE)])
  const fitting = near.filter((value) => letter.kind !== 'count' || value.denominator === 1n)
  return distinct([...plain, ...fitting.filter((value) => value.numerator >= 0n)])
}

const FEW = ['4', '5', '6', '7', '8', '9', '12', '15', '20', '50']
const COUNTS = ['1', '0', '2', '3', '10', '100', '1000', ...FEW].map(exactFromDecimal)
const SIGNED = ['1', '0', '-1', '0.5', '2', '10', '1000', ...FEW].map(exactFromDecimal)

function numbersIn(formula: Formula): Exact[] {
  return [...walk(formula)].filter((part) => part.kind === 'number').map((part) => exactFromDecimal(part.text))
}

function distinct(values: readonly Exact[]): Exact[] {
  return [...new Map(values.map((value) => [exact.toFraction(value), value])).values()]
}
