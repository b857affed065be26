import type { Grant, Target } from './grant.ts'
import type { Ownership, Permits } from './role.ts'

/** Why a caller may not do a thing to a target; undefined when one of the grants lets it. */
export function whyNotPermitted(
  permits: Permits,
  grants: readonly Grant[],
  target: Target,
  from?: readonly string[],
): 'not-permitted' | 'wrong-state' | undefined {
  if (!grants.some((grant) => lets(permits, grant, target))) return 'not-permitted'
  if (from && target.state !== undefined && !from.includes(target.state)) return 'wrong-state'
  return undefined
}

/** True when some grant's role may do the thing to some target, whichever that is. */
export function mayEver(permits: Permits, grants: readonly Grant[]): boolean {
  return grants.some((grant) => (permits[grant.role] ?? []).length > 0)
}

/** True when the answer can depend on who stands above the target. */
export function asksForAbove(permits: Permits, grants: readonly Grant[]): boolean {
  return grants.some((grant) => permits[grant.role]?.includes('child'))
}

/** True when the answer can depend on which criteria read the target. */
export function asksForCriteria(permits: Permits, grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => role === 'appraiser' && permits[role]?.includes('assigned'))
}

function lets(permits: Permits, grant: Grant, target: Target): boolean {
  const owned = permits[grant.role]
  return owned !== undefined && relationsOf(grant, target).some((relation) => owned.includes(relation))
}

/** How a target stands to a grant: own, child and assigned may hold at once; `other` where none does. */
export function relationsOf(grant: Grant, target: Target): Ownership[] {
  if (isNarrowedOut(grant, target)) return ['other']
  const relations: Ownership[] = []
  if (isNamed(grant, target)) relations.push('assigned')
  if (grant.organisation !== undefined) {
    if (grant.organisation === target.organisation) relations.push('own')
    else if (target.above?.includes(grant.organisation)) relations.push('child')
  }
  return relations.length > 0 ? relations : ['other']
}

/** A service that is given an organisation and an item is given that item of that organisation, or its part, alone. */
function isNarrowedOut({ role, organisation, item }: Grant, target: Target): boolean {
  if (role !== 'service-account' || organisation === undefined || item === undefined) return false
  return !target.items?.includes(item) || organisation !== (target.part ?? target.organisation)
}

function isNamed(grant: Grant, target: Target): boolean {
  if (grant.item !== undefined && target.items?.includes(grant.item) && isOwnPart(grant, target)) return true
  if (grant.task !== undefined && grant.task === target.task) return true
  return isCharged(grant, target) || (grant.role === 'appraiser' && isJudging(grant, target))
}

function isCharged({ edition, node }: Grant, target: Target): boolean {
  return node !== undefined && edition === target.edition && covers(node, target.node)
}

/** Whoever appraises a criterion is charged with the numbers that it reads. */
function isJudging(grant: Grant, { criteria = [] }: Target): boolean {
  return criteria.some((one) => isCharged(grant, one))
}

/** A verifier's organisation is where they work: they are charged with every part. */
function isOwnPart({ role, organisation }: Grant, { part }: Target): boolean {
  return role === 'verifier' || part === undefined || organisation === undefined || organisation === part
}

/** True where a criterion is a node, or stands below it. */
export function covers(node: string, code: string | undefined): boolean {
  return code !== undefined && (code === node || code.startsWith(`${node}.`))
}
