import type { DataItem, ItemKind } from '../item/data-item.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import { applicableLeaves } from './asked-items.ts'
import type { Letter, Outline, OutlineNode } from './outline.ts'

/** Where an item is typed: the criterion, and its letter there. */
export type TypedPlace = { readonly node: OutlineNode; readonly letter: Letter }

/** Each own item is typed once, where it comes first; a letter that reads another period is not the place for it. */
export function typedPlaces(leaves: readonly OutlineNode[]): ReadonlyMap<string, TypedPlace> {
  const places = new Map<string, TypedPlace>()
  for (const node of leaves)
    for (const letter of node.leaf!.letters) {
      if (letter.variable.of !== 'own') continue
      const known = places.get(letter.item.id)
      const isBetter = known?.letter.variable.period === 'previous' && letter.variable.period !== 'previous'
      if (!known || isBetter) places.set(letter.item.id, { node, letter })
    }
  return places
}

/** The items that organisations of a kind type at criteria below a node, in printed order. */
export function typedBelow(outline: Outline, kind: OrganisationKind | undefined, at: OutlineNode): DataItem[] {
  return [...typedPlaces(applicableLeaves(outline, kind)).values()]
    .filter(({ node }) => node.index >= at.index && node.index < at.end)
    .sort((a, b) => a.node.index - b.node.index)
    .map(({ letter }) => letter.item)
}

const NUMBERS: readonly ItemKind[] = ['count', 'amount', 'ratio', 'points']

/** What is given as a number alone. */
export function isNumber({ kind }: Pick<DataItem, 'kind'>): boolean {
  return NUMBERS.includes(kind)
}
