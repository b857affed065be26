import { relationsOf } from '#domain/permission/policy.ts'
import type { Grant } from '#domain/permission/grant.ts'
import type { Actor } from '../call.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** The organisations that somebody's roles name: nobody appraises the work of one of these. */
export function organisationsOf({ grants }: Pick<Actor, 'grants'>): Set<string> {
  return new Set(grants.flatMap(({ organisation }) => organisation ?? []))
}

/** True where somebody works for the unit whose submission it is: they read it as the unit, whatever else they are. */
export function isOfUnit(
  actor: Pick<Actor, 'grants'>,
  { keeper, member }: Pick<StoredSubmission, 'keeper' | 'member'>,
) {
  const own = organisationsOf(actor)
  return own.has(keeper) || own.has(member.id)
}

/**
 * As what somebody reads a submission. A unit and its supervisor see what was released to the unit; an appraiser nothing
 * before the appraisal; who runs or watches the round sees all.
 */
export type Reader = 'unit' | 'appraiser' | 'everything'

export function readerOf(actor: Pick<Actor, 'grants'>, submission: StoredSubmission, above: readonly string[]): Reader {
  const target = { organisation: submission.keeper, above, edition: submission.round.edition }
  const has = (roles: readonly Grant['role'][]): boolean => actor.grants.some(({ role }) => roles.includes(role))
  const isUnits = actor.grants.some((grant) => UNIT.includes(grant.role) && relationsOf(grant, target).includes('own'))
  if (isUnits) return 'unit'
  if (has(['standing-agency', 'council-secretary', 'leader', 'auditor'])) return 'everything'
  return has(['appraiser']) && !isOfUnit(actor, submission) ? 'appraiser' : 'unit'
}

const UNIT: readonly Grant['role'][] = ['unit-officer', 'unit-head']
