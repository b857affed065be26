import { isInForce, type Day } from './day.ts'
import type { OrganisationId, OrganisationVersion } from './organisation-version.ts'

/** Who exists on a day and who stands under whom. */
export type Tree = {
  readonly day: Day
  readonly organisations: ReadonlyMap<OrganisationId, OrganisationVersion>
  /** The organisations directly below each parent, in official order. */
  readonly children: ReadonlyMap<OrganisationId, readonly OrganisationId[]>
  /** Those without a parent in force, in official order. */
  readonly roots: readonly OrganisationId[]
}

/** Method §10.1: the organisations in force on a day. */
export function treeAsOf(versions: readonly OrganisationVersion[], day: Day): Tree {
  const inForce = versions.filter((version) => isInForce(version, day)).sort(inOfficialOrder)
  const organisations = new Map(inForce.map((version) => [version.organisation, version]))
  const children = new Map<OrganisationId, OrganisationId[]>()
  const roots: OrganisationId[] = []
  for (const { organisation, parent } of organisations.values()) {
    if (parent === undefined || !organisations.has(parent)) roots.push(organisation)
    else if (children.get(parent)?.push(organisation) === undefined) children.set(parent, [organisation])
  }
  return { day, organisations, children, roots }
}

/** From the direct parent up to the root; a ring of parents is walked once. */
export function ancestors(tree: Tree, organisation: OrganisationId): OrganisationId[] {
  const above: OrganisationId[] = []
  let parent = tree.organisations.get(organisation)?.parent
  while (parent !== undefined && tree.organisations.has(parent) && parent !== organisation && !above.includes(parent)) {
    above.push(parent)
    parent = tree.organisations.get(parent)?.parent
  }
  return above
}

/** True when `other` stands anywhere above `one`; nothing is below itself. */
export function isBelow(tree: Tree, one: OrganisationId, other: OrganisationId): boolean {
  return ancestors(tree, one).includes(other)
}

/** Everything below an organisation, parents before children, in official order. */
export function descendants(tree: Tree, organisation: OrganisationId): OrganisationId[] {
  const found = new Set<OrganisationId>()
  const walk = (parent: OrganisationId): void => {
    for (const child of tree.children.get(parent) ?? []) {
      if (child === organisation || found.has(child)) continue
      found.add(child)
      walk(child)
    }
  }
  walk(organisation)
  return [...found]
}

function inOfficialOrder(a: OrganisationVersion, b: OrganisationVersion): number {
  return a.ordinal - b.ordinal || (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0)
}
