import * as exact from '../exact.ts'
import { ZERO, type Exact } from '../exact.ts'
import type { Leaf, Letter } from '../edition/outline.ts'
import { evaluate, type Evaluation, type Failure } from '../edition/formula/evaluate.ts'
import type { Given } from '../edition/formula/given.ts'
import { exactAt, type Column } from '../value/column.ts'
import type { Inputs, Settled } from './inputs.ts'
import type { NodeStatus } from './status.ts'

/** One leaf for one organisation, exactly: its points (0 where there are none) and why they are what they are. */
export type LeafOutcome = {
  readonly status: Exclude<NodeStatus, 'incomplete'>
  readonly points: Exact
  /** The result before the cut to [least, most], where there was one. */
  readonly uncut?: Exact
  readonly failure?: Failure
  readonly evaluation?: Evaluation
}

/** Method §3: evaluates a leaf for the organisation in `row`. */
export function leafOutcome(
  leaf: Leaf,
  columns: readonly Column[],
  row: number,
  exempt: ReadonlySet<number>,
  settled: Settled = NOTHING_SETTLED,
): LeafOutcome {
  if (exempt.has(row)) return { status: 'not-applicable', points: ZERO }
  const given = (name: string): Given | undefined => givenFor(leaf.letters, columns, row, name)
  return settled.get(row) ?? outcomeOf(leaf, given)
}

const NOTHING_SETTLED: Settled = new Map()

/** What stands in place of a leaf's rule, by the leaf's place. */
export function settledAt({ settled }: Pick<Inputs, 'settled'>, place: number): Settled {
  return settled?.[place] ?? NOTHING_SETTLED
}

/** The same with the letters' values at hand, as examples and the browser have them. */
export function outcomeOf(leaf: Leaf, given: (name: string) => Given | undefined): LeafOutcome {
  if (leaf.unscored || !leaf.formula) return { status: 'unscored', points: ZERO }
  const evaluation = evaluate(leaf.formula, { max: leaf.max, given })
  const { outcome } = evaluation
  if (outcome.kind === 'failed') {
    const status = outcome.missing.length > 0 ? 'missing' : 'undefined'
    return { status, points: ZERO, failure: outcome, evaluation }
  }
  const uncut = outcome.kind === 'number' ? signed(leaf, outcome.value) : ZERO
  const points = exact.lesser(leaf.most, exact.greater(leaf.least, uncut))
  const capped = evaluation.cut.length > 0 || exact.compare(points, uncut) !== 0
  return { status: capped ? 'capped' : 'scored', points, uncut, evaluation }
}

/** A penalty's rule says how many points are taken; they count as less than nothing. */
export function signed(leaf: Leaf, value: Exact): Exact {
  return leaf.least.numerator < 0n && value.numerator > 0n ? exact.negate(value) : value
}

/** What a letter stands for: the number, yes-no or option that the column holds for the row. */
export function givenFor(
  letters: readonly Letter[],
  columns: readonly Column[],
  row: number,
  name: string,
): Given | undefined {
  const place = letters.findIndex((letter) => letter.name === name)
  const number = place < 0 ? undefined : exactAt(columns[place]!, row)
  return number && givenOf(letters[place]!, number)
}

/** A column's number as the item's kind means it. */
export function givenOf(letter: Letter, number: Exact): Given | undefined {
  if (letter.item.kind === 'yes-no') return number.numerator !== 0n
  if (letter.item.kind !== 'choice') return number
  const position = Number(number.numerator)
  const option = letter.item.options?.[position]
  return option && { slug: option.slug, position }
}
