import { values } from '#contract/values.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { isNumber, typedBelow } from '#domain/edition/typed-places.ts'
import type { DataItem } from '#domain/item/data-item.ts'
import type { Organisation } from '#domain/organisation/organisation.ts'
import type { Grant } from '#domain/permission/grant.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'

/** Whether the caller may give a unit's value of an item: as saving it asks. */
export function mayEnter(grants: readonly Grant[], unit: string, item: string): boolean {
  const target = { organisation: unit, items: [item] }
  return whyNotPermitted(values.saveValue.permits, grants, target) === undefined
}

/** The units for which the caller may enter something that the edition asks for. */
export function enterableUnits(
  outline: Outline,
  organisations: readonly Organisation[],
  grants: readonly Grant[],
): Organisation[] {
  const asked = new Map(
    [...new Set(organisations.map(({ kind }) => kind))].map((kind) => [kind, askedItems(outline, kind)]),
  )
  return organisations.filter(
    ({ id, kind }) => kind !== 'nation' && asked.get(kind)!.some((item) => mayEnter(grants, id, item.id)),
  )
}

/** What of a node the caller enters: each unit's items, and all of them in printed order. */
export type NodeItems = {
  readonly of: (unit: Organisation) => readonly DataItem[]
  readonly all: readonly DataItem[]
}

export function nodeItems(
  outline: Outline,
  at: OutlineNode,
  units: readonly Organisation[],
  grants: readonly Grant[],
): NodeItems {
  const typed = new Map(
    [...new Set(units.map(({ kind }) => kind))].map((kind) => [kind, typedBelow(outline, kind, at)]),
  )
  const of = ({ id, kind }: Organisation): DataItem[] =>
    typed.get(kind)!.filter((item) => mayEnter(grants, id, item.id))
  const some = new Set(units.flatMap((unit) => of(unit)))
  return { of, all: [...new Set([...typed.values()].flat())].filter((item) => some.has(item)) }
}

/** The main indexes and components at which the caller has numbers to enter, in printed order. */
export function nodesToEnter(
  outline: Outline,
  units: readonly Organisation[],
  grants: readonly Grant[],
): { code: string; numbers: number }[] {
  return outline.nodes
    .filter(({ level }) => level === 'mainIndex' || level === 'component')
    .map((node) => ({ code: node.code, numbers: nodeItems(outline, node, units, grants).all.filter(isNumber).length }))
    .filter(({ numbers }) => numbers > 0)
}
