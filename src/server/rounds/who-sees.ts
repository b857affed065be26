import type { Role } from '#domain/permission/role.ts'
import type { Actor } from '../call.ts'
import type { Register } from '../organisations/register.ts'
import type { RoundSubmission } from './queries.ts'

const RUNS: readonly Role[] = ['standing-agency']
const WATCHES: readonly Role[] = ['standing-agency', 'council-secretary', 'leader', 'auditor']
const WORKS_IN: readonly Role[] = ['unit-officer', 'unit-head']

export function seesDrafts(actor: Actor): boolean {
  return has(actor, RUNS)
}

/** Rounds at all, once they are open: an appraiser those of the editions that they are charged with. */
export function seesRounds(actor: Actor, edition: string): boolean {
  const appraises = actor.grants.some((grant) => grant.role === 'appraiser' && grant.edition === edition)
  return has(actor, WATCHES) || appraises
}

/** Everybody's submissions and their states. */
export function seesSubmissions(actor: Actor): boolean {
  return has(actor, WATCHES)
}

export function seesAppraisers(actor: Actor): boolean {
  return has(actor, WATCHES)
}

/** A unit's own submission, one that it keeps as a successor, and for a supervisor those of the units below. */
export function seesOwn({ grants }: Actor, { organisation, keeper }: RoundSubmission, register: Register): boolean {
  return grants.some((grant) => {
    if (grant.organisation === undefined) return false
    if (WORKS_IN.includes(grant.role)) return grant.organisation === organisation || grant.organisation === keeper
    return grant.role === 'supervisor' && register.above(keeper).includes(grant.organisation)
  })
}

function has({ grants }: Actor, roles: readonly Role[]): boolean {
  return grants.some(({ role }) => roles.includes(role))
}
