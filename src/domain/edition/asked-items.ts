import type { DataItem } from '../item/data-item.ts'
import type { OrganisationKind } from '../organisation/organisation.ts'
import type { Variable, VariableOf } from './definition.ts'
import type { Outline, OutlineNode } from './outline.ts'

/** The items that an organisation of a kind is asked for by an edition, in the order in which they are read first. */
export function askedItems(outline: Outline, kind: OrganisationKind | undefined): DataItem[] {
  const items = new Map<string, DataItem>()
  for (const { leaf } of applicableLeaves(outline, kind))
    for (const { item, variable } of leaf!.letters) if (readsOwn(variable, kind)) items.set(item.id, item)
  return [...items.values()]
}

/** Items of others that the same criteria read. */
export function sharedItems(
  outline: Outline,
  kind: OrganisationKind | undefined,
): { readonly item: DataItem; readonly of: VariableOf }[] {
  const items = new Map<string, { item: DataItem; of: VariableOf }>()
  for (const { leaf } of applicableLeaves(outline, kind))
    for (const { item, variable } of leaf!.letters)
      if (!readsOwn(variable, kind)) items.set(`${item.id}|${variable.of}`, { item, of: variable.of })
  return [...items.values()]
}

/** A province or nation that is assessed itself reads its own number where others read their province's or nation's. */
export function readsOwn({ of, combine }: Variable, kind: OrganisationKind | undefined): boolean {
  return of === 'own' || (of === kind && combine === 'none')
}

/** Leaves that the edition does not take off a kind of organisation. */
export function applicableLeaves(outline: Outline, kind: OrganisationKind | undefined): OutlineNode[] {
  return outline.leaves.filter((leaf) => applies(outline, leaf, kind))
}

function applies(outline: Outline, leaf: OutlineNode, kind: OrganisationKind | undefined): boolean {
  for (let at: OutlineNode | undefined = leaf; at; at = at.parent < 0 ? undefined : outline.nodes[at.parent])
    if (kind !== undefined && at.row.appliesTo && !at.row.appliesTo.includes(kind)) return false
  return true
}
