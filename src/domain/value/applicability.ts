import { z } from 'zod'
import type { OutlineNode } from '../edition/outline.ts'
import { isOpen } from '../workflow/moves.ts'

/** How a unit's claim that a criterion does not apply to it stands (method §3.3). */
export const ClaimState = z.enum(['claimed', 'accepted', 'refused', 'withdrawn'])
export type ClaimState = z.infer<typeof ClaimState>

/** The moves of a claim, by their names in the moves table. */
export const ClaimMove = z.enum(['claimNotApplicable', 'acceptClaim', 'refuseClaim', 'withdrawClaim'])
export type ClaimMove = z.infer<typeof ClaimMove>

export const ClaimRefusal = z.enum([
  'not-a-leaf',
  'leaf-unscored',
  'not-applicable-already',
  'already-claimed',
  'already-accepted',
  'nothing-claimed',
  'already-decided',
  'reason-needed',
])
export type ClaimRefusal = z.infer<typeof ClaimRefusal>

/** The criterion, the latest claim about it, and what the mover says. */
export type ClaimSituation = {
  readonly node: OutlineNode
  /** Undefined where the criterion was never claimed. */
  readonly state: ClaimState | undefined
  /** The edition says already that the leaf does not apply to this kind of organisation. */
  readonly byEdition: boolean
  readonly reason: string
}

/** Why the move is not open; undefined when it is. Who may make it is the permissions' matter. */
export function whyNotClaim(
  move: ClaimMove,
  { node, state, byEdition, reason }: ClaimSituation,
): ClaimRefusal | undefined {
  if (move === 'claimNotApplicable') {
    if (!node.leaf) return 'not-a-leaf'
    if (node.leaf.unscored) return 'leaf-unscored'
    if (byEdition) return 'not-applicable-already'
  }
  if (!isOpen(move, state ?? 'none')) return refusalOf(move, state)
  return NEEDS_REASON[move] && reason.trim() === '' ? 'reason-needed' : undefined
}

/** Method §3.3: a leaf that is claimed and not decided scores as missing, whatever its values. */
export function awaitsAcceptance(state: ClaimState | undefined): boolean {
  return state === 'claimed'
}

const NEEDS_REASON = {
  claimNotApplicable: true,
  acceptClaim: false,
  refuseClaim: true,
  withdrawClaim: false,
} as const satisfies Record<ClaimMove, boolean>

function refusalOf(move: ClaimMove, state: ClaimState | undefined): ClaimRefusal {
  if (move === 'claimNotApplicable') return state === 'accepted' ? 'already-accepted' : 'already-claimed'
  return state === undefined ? 'nothing-claimed' : 'already-decided'
}
