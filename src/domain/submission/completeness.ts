import { add, toDecimal, ZERO, type Exact } from '../exact.ts'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import { POINT_DECIMALS } from '../scoring/published.ts'
import { ownItems, owedLeaves, type FormFacts } from './work-left.ts'

/** How far a form is, in all or in one part of the tree. */
export type PartLeft = {
  readonly asked: number
  readonly given: number
  /** Points of the scored criteria that still lack a number, as published. */
  readonly atRisk: string
}

export type Completeness = PartLeft & {
  /** Scored criteria that still lack a number. */
  readonly criteria: number
  readonly unconfirmed: number
  /** In the order of the nodes that were asked for. */
  readonly parts: readonly PartLeft[]
}

/**
 * Method §11.12. What a form has of what it owes, and what may be lost with the rest. A copy that nobody has confirmed is
 * given, and yet a missing number until somebody has; what cannot be provided is an answer, and its points are not at risk
 * any more.
 */
export function completenessOf(
  outline: Outline,
  facts: Omit<FormFacts, 'unexplained'>,
  nodes: readonly OutlineNode[],
): Completeness {
  const leaves = owedLeaves(outline, facts)
  const whole = partLeft(leaves, facts)
  return {
    ...whole,
    criteria: lacking(leaves, facts).length,
    unconfirmed: itemsOf(leaves, facts).filter((item) => facts.unconfirmed.has(item)).length,
    parts: nodes.map(({ index, end }) =>
      partLeft(
        leaves.filter((leaf) => leaf.index >= index && leaf.index < end),
        facts,
      ),
    ),
  }
}

type Facts = Omit<FormFacts, 'unexplained'>

function partLeft(leaves: readonly OutlineNode[], facts: Facts): PartLeft {
  const items = itemsOf(leaves, facts)
  const atRisk = lacking(leaves, facts).reduce<Exact>((sum, { leaf }) => add(sum, leaf!.max), ZERO)
  return {
    asked: items.length,
    given: items.filter((item) => facts.answered.has(item)).length,
    atRisk: toDecimal(atRisk, POINT_DECIMALS),
  }
}

function itemsOf(leaves: readonly OutlineNode[], { kind }: Facts): string[] {
  return [...new Set(leaves.flatMap((leaf) => ownItems(leaf, kind)))]
}

/** Bonus and penalty stand outside what can be reached: nothing of the maximum is lost with them. */
function lacking(leaves: readonly OutlineNode[], { kind, answered, unconfirmed }: Facts): OutlineNode[] {
  const lacks = (item: string): boolean => !answered.has(item) || unconfirmed.has(item)
  return leaves.filter((leaf) => !leaf.leaf!.unscored && !leaf.outside && ownItems(leaf, kind).some(lacks))
}
