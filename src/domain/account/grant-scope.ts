import { z } from 'zod'
import type { Grant } from '../permission/grant.ts'
import type { Role } from '../permission/role.ts'
import type { AccountKind } from './account.ts'

export const ScopeFaultCode = z.enum([
  'needed',
  'not-for-this-role',
  'not-for-this-account',
  'unknown',
  'not-what-is-below',
  'ends-before-it-begins',
])
export type ScopeFaultCode = z.infer<typeof ScopeFaultCode>

/** Which part of a grant does not fit its role, and why. */
export type ScopeFault = {
  readonly part: 'role' | 'organisation' | 'edition' | 'node' | 'item' | 'task' | 'validTo'
  readonly code: ScopeFaultCode
}

const PARTS = ['organisation', 'edition', 'node', 'item', 'task'] as const
type Part = (typeof PARTS)[number]
type Scope = {
  readonly needs: readonly Part[]
  readonly mayHave?: readonly Part[]
  readonly needsOneOf?: readonly Part[]
}

/** What each role is for: a scope that the policy would not read is refused, so that no grant seems narrower than it is. */
const SCOPES: Record<Role, Scope> = {
  administrator: { needs: [] },
  'standing-agency': { needs: [], mayHave: ['organisation'] },
  appraiser: { needs: ['edition', 'node'] },
  verifier: { needs: ['item'], mayHave: ['organisation'] },
  supervisor: { needs: [], needsOneOf: ['organisation', 'task'] },
  'council-secretary': { needs: [], mayHave: ['organisation'] },
  leader: { needs: [], mayHave: ['organisation'] },
  'unit-officer': { needs: ['organisation'] },
  'unit-head': { needs: ['organisation'] },
  'data-provider': { needs: ['item'], mayHave: ['organisation'] },
  auditor: { needs: [] },
  'service-account': { needs: [], mayHave: ['organisation', 'item'] },
}

/** Every part that a grant of the role may name. */
export function scopeParts(role: Role): readonly Part[] {
  const { needs, mayHave = [], needsOneOf = [] }: Scope = SCOPES[role]
  return [...needs, ...mayHave, ...needsOneOf]
}

/** What is wrong with granting this to an account of the kind; empty when it fits. */
export function scopeFaults(grant: Grant, kind: AccountKind): ScopeFault[] {
  const { needs, needsOneOf = [] }: Scope = SCOPES[grant.role]
  const allowed = scopeParts(grant.role)
  const faults: ScopeFault[] = []
  if ((grant.role === 'service-account') !== (kind === 'service'))
    faults.push({ part: 'role', code: 'not-for-this-account' })
  for (const part of PARTS) {
    if (grant[part] === undefined) {
      if (needs.includes(part)) faults.push({ part, code: 'needed' })
    } else if (!allowed.includes(part)) faults.push({ part, code: 'not-for-this-role' })
  }
  const [first] = needsOneOf
  if (first && needsOneOf.every((part) => grant[part] === undefined)) faults.push({ part: first, code: 'needed' })
  return faults
}
