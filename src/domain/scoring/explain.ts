import * as exact from '../exact.ts'
import { ZERO, type Exact } from '../exact.ts'
import { evaluate, type Outcome } from '../edition/formula/evaluate.ts'
import type { Given } from '../edition/formula/given.ts'
import type { Formula } from '../edition/formula/tree.ts'
import type { Letter, OutlineNode } from '../edition/outline.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Inputs, Origin } from './inputs.ts'
import { givenFor, leafOutcome, type LeafOutcome } from './leaf-outcome.ts'
import { lossReason, type LossReason } from './loss-reason.ts'
import type { ExactScores } from './score.ts'

/** A letter of the rule with the item it stands for and the value it had. */
export type ExplainedLetter = { readonly letter: Letter; readonly origin: Origin; readonly given: Given | undefined }

/** One intermediate result, innermost first; plain numbers and letters are left out. */
export type ExplainedStep = { readonly part: Formula; readonly outcome: Outcome }

/** A soft condition of the edition on this leaf's values; undefined while a value is missing. */
export type ExplainedCondition = { readonly condition: Formula; readonly holds: boolean | undefined }

/** The whole derivation of one leaf's points for one organisation. */
export type LeafExplanation = {
  readonly node: OutlineNode
  readonly organisation: Organisation
  readonly outcome: LeafOutcome
  readonly max: Exact
  /** What the maximum has more than the points; 0 where the leaf does not count. */
  readonly lost: Exact
  readonly reason: LossReason
  readonly letters: readonly ExplainedLetter[]
  readonly steps: readonly ExplainedStep[]
  readonly conditions: readonly ExplainedCondition[]
}

export function explainLeaf(inputs: Inputs, node: OutlineNode, row: number): LeafExplanation {
  const place = inputs.outline.leaves.indexOf(node)
  const [leaf, columns] = [node.leaf!, inputs.columns[place]!]
  const outcome = leafOutcome(leaf, columns, row, inputs.exempt[place]!)
  const given = (name: string): Given | undefined => givenFor(leaf.letters, columns, row, name)
  const counts = outcome.status !== 'not-applicable' && outcome.status !== 'unscored'
  return {
    node,
    organisation: inputs.members[row]!,
    outcome,
    max: counts ? leaf.max : ZERO,
    lost: counts && !node.outside ? exact.subtract(leaf.most, outcome.points) : ZERO,
    reason: lossReason(leaf, outcome),
    letters: leaf.letters.map((letter) => ({ letter, origin: inputs.origin(letter, row), given: given(letter.name) })),
    steps: (outcome.evaluation?.steps ?? []).filter(
      ({ part }) => part.kind !== 'number' && part.kind !== 'variable' && part.kind !== 'max' && part.kind !== 'slug',
    ),
    conditions: leaf.require.map((condition) => ({ condition, holds: holds(condition, leaf.max, given) })),
  }
}

function holds(condition: Formula, max: Exact, given: (name: string) => Given | undefined): boolean | undefined {
  const { outcome } = evaluate(condition, { max, given })
  return outcome.kind === 'truth' ? outcome.value : undefined
}

/** A member's lost points, largest first; they add up exactly to what its maximum has more than its total. */
export function lostPoints(
  inputs: Inputs,
  exactly: ExactScores,
  row: number,
): { node: OutlineNode; lost: Exact; outcome: LeafOutcome }[] {
  return inputs.outline.leaves
    .filter((node) => !node.outside)
    .map((node) => {
      const outcome = exactly.outcome(node, row)
      const counts = outcome.status !== 'not-applicable' && outcome.status !== 'unscored'
      return { node, outcome, lost: counts ? exact.subtract(node.leaf!.most, outcome.points) : ZERO }
    })
    .filter((one) => !exact.isZero(one.lost))
    .sort((a, b) => exact.compare(b.lost, a.lost) || a.node.index - b.node.index)
}
