import { applicableLeaves, readsOwn } from '../edition/asked-items.ts'
import type { Outline, OutlineNode } from '../edition/outline.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'

/** How a unit's form stands, by item. */
export type FormFacts = {
  readonly kind: OrganisationKind | undefined
  /** Criteria that do not apply, or are claimed not to. */
  readonly notApplicable: ReadonlySet<string>
  /** Items with an answer, "cannot provide" among them. */
  readonly answered: ReadonlySet<string>
  readonly unconfirmed: ReadonlySet<string>
  readonly unexplained: ReadonlySet<string>
}

export type FormLeft = {
  /** Owed items, in the order in which they are read first. */
  readonly asked: readonly string[]
  readonly missing: readonly string[]
  /** Scored criteria that read a missing item. */
  readonly criteria: readonly string[]
  /** The first item that lacks; else the first to be confirmed; else the first to be explained. */
  readonly next: string | undefined
}

/** What is left to do in a form. An item that only criteria read which do not apply is not owed. */
export function formLeft(outline: Outline, facts: FormFacts): FormLeft {
  const { kind, notApplicable, answered, unconfirmed, unexplained } = facts
  const leaves = owedLeaves(outline, { kind, notApplicable })
  const asked = [...new Set(leaves.flatMap((leaf) => ownItems(leaf, kind)))]
  const missing = asked.filter((item) => !answered.has(item))
  const lacking = new Set(missing)
  return {
    asked,
    missing,
    criteria: leaves
      .filter((leaf) => !leaf.leaf!.unscored && ownItems(leaf, kind).some((item) => lacking.has(item)))
      .map(({ code }) => code),
    next: missing[0] ?? asked.find((item) => unconfirmed.has(item)) ?? asked.find((item) => unexplained.has(item)),
  }
}

/** Criteria that ask something of a unit: those that apply to it, and are not claimed not to. */
export function owedLeaves(
  outline: Outline,
  { kind, notApplicable }: Pick<FormFacts, 'kind' | 'notApplicable'>,
): OutlineNode[] {
  return applicableLeaves(outline, kind).filter(({ code }) => !notApplicable.has(code))
}

/** What a criterion reads of the unit itself. */
export function ownItems({ leaf }: OutlineNode, kind: OrganisationKind | undefined): string[] {
  return leaf!.letters.filter(({ variable }) => readsOwn(variable, kind)).map(({ item }) => item.id)
}
