import { relationsOf } from '#domain/permission/policy.ts'
import type { Grant } from '#domain/permission/grant.ts'
import type { Actor } from '../call.ts'
import type { ValueKey } from './stored-value.ts'

/** In whose name a version is given: the provider, and whether somebody else enters it from paper. */
export type Author = { readonly provider: string; readonly onBehalf: boolean }

/** Somebody of the unit gives it for the unit; a provider for itself; anybody else enters it on their behalf. */
export function authorOf({ grants }: Actor, key: ValueKey): Author {
  const provider = key.part ?? key.subject
  const target = { organisation: key.subject, items: [key.item], part: key.part }
  const isOfUnit = (grant: Grant): boolean =>
    (grant.role === 'unit-officer' || grant.role === 'unit-head' || grant.role === 'service-account') &&
    relationsOf(grant, target).includes('own') &&
    (key.part === undefined || key.part === grant.organisation)
  if (grants.some(isOfUnit)) return { provider, onBehalf: false }
  const named = grants.find((grant) => isProvider(grant) && relationsOf(grant, target).includes('assigned'))
  if (named) return { provider: named.organisation ?? provider, onBehalf: false }
  return { provider, onBehalf: true }
}

function isProvider({ role }: Grant): boolean {
  return role === 'data-provider' || role === 'service-account'
}
