import { applicableLeaves, readsOwn } from '#domain/edition/asked-items.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { add, toDecimal, ZERO, type Exact } from '#domain/exact.ts'
import type { OrganisationKind } from '#domain/organisation/organisation.ts'
import { POINT_DECIMALS } from '#domain/scoring/published.ts'

/** The criteria that read an item of a unit's own, and what they can give together. */
export type ItemUse = { readonly nodes: readonly OutlineNode[]; readonly max: string }

/** By item, of all that a kind of organisation is asked for. */
export function itemUses(outline: Outline, kind: OrganisationKind): ReadonlyMap<string, ItemUse> {
  const nodes = new Map<string, OutlineNode[]>()
  for (const node of applicableLeaves(outline, kind)) {
    const read = node.leaf!.letters.filter(({ variable }) => readsOwn(variable, kind)).map(({ item }) => item.id)
    for (const item of new Set(read)) nodes.set(item, [...(nodes.get(item) ?? []), node])
  }
  return new Map([...nodes].map(([item, reading]) => [item, { nodes: reading, max: maxOf(reading) }]))
}

function maxOf(nodes: readonly OutlineNode[]): string {
  const scored = nodes.filter(({ leaf }) => !leaf!.unscored)
  const sum = scored.reduce((all: Exact, { leaf }) => add(all, leaf!.max), ZERO)
  return toDecimal(sum, POINT_DECIMALS)
}
