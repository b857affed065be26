import { z } from 'zod'
import { isInForce, type Day, type Stretch } from '../organisation/day.ts'
import type { AccountKind, AccountState } from './account.ts'

/** The roles of a unit that one person hands over to another (method §10.10). */
export const HandedRole = z.enum(['unit-officer', 'unit-head'])
export type HandedRole = z.infer<typeof HandedRole>

/** What can keep a role of a unit from being handed over. */
export const HandoverRefusal = z.enum([
  'handover-role-not-held',
  'handover-to-oneself',
  'handover-taker-unknown',
  'handover-taker-no-person',
  'handover-taker-disabled',
  'handover-before-today',
  'handover-after-role-ends',
  'handover-role-held-already',
])
export type HandoverRefusal = z.infer<typeof HandoverRefusal>

/** Somebody's account with the days on which it holds the role of the unit. */
export type HandoverParty = { readonly account: string; readonly grants: readonly Stretch[] }

export type HandoverWish = {
  readonly giver: HandoverParty
  /** None where an account is made for who takes over. */
  readonly taker: (HandoverParty & { readonly kind: AccountKind; readonly state: AccountState }) | undefined
  /** The first day on which the taker holds the role and the giver does not. */
  readonly on: Day
  readonly today: Day
}

/** Why the role is not handed over from that day on; undefined where it is (method §10.10). */
export function whyNotHandOver({ giver, taker, on, today }: HandoverWish): HandoverRefusal | undefined {
  if (!giver.grants.some((grant) => isInForce(grant, today))) return 'handover-role-not-held'
  if (taker?.account === giver.account) return 'handover-to-oneself'
  if (taker?.kind === 'service') return 'handover-taker-no-person'
  if (taker?.state === 'disabled') return 'handover-taker-disabled'
  if (on < today) return 'handover-before-today'
  if (!giver.grants.some((grant) => isHeldAfter(grant, on))) return 'handover-after-role-ends'
  if (taker?.grants.some((grant) => isHeldAfter(grant, on))) return 'handover-role-held-already'
  return undefined
}

/** True of a grant that holds on that day or later: it is what goes over. */
export function isHeldAfter({ to }: Stretch, on: Day): boolean {
  return to === undefined || on < to
}

/** The days that go over: never a day more than the giver would have held the role. */
export function takenOver({ from, to }: Stretch, on: Day): Stretch {
  return { from: from < on ? on : from, to }
}
