import { z } from 'zod'
import type { Role } from '../permission/role.ts'

/**
 * How a session stands to the second factor: the account has none and needs none; it is still to be given; the account
 * must set one up before it may do anything else; it was given, here or to an identity provider that is believed in it.
 */
export const SecondFactorState = z.enum(['none', 'needed', 'to-set-up', 'given'])
export type SecondFactorState = z.infer<typeof SecondFactorState>

export type SecondFactorFacts = {
  readonly hasOne: boolean
  readonly wasGiven: boolean
  readonly roles: readonly Role[]
}

export function secondFactorState(
  { hasOne, wasGiven, roles }: SecondFactorFacts,
  demandedOf: readonly Role[],
): SecondFactorState {
  if (wasGiven) return 'given'
  if (hasOne) return 'needed'
  return roles.some((role) => demandedOf.includes(role)) ? 'to-set-up' : 'none'
}

/** True when the session may do what its roles permit. */
export function isComplete(state: SecondFactorState): boolean {
  return state === 'none' || state === 'given'
}
