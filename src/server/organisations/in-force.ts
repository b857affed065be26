import { isInForce, type Day } from '#domain/organisation/day.ts'
import { Refusal } from '../refusal.ts'
import type { OpenRegister } from './change-register.ts'
import { notChanged } from './not-changed.ts'

/** Refuses what would begin in an organisation on a day on which there is no such organisation. */
export function refuseOutOfForce({ versions, lastOf, nameOn }: OpenRegister, organisation: string, day: Day): void {
  if (!lastOf(organisation)) throw new Refusal('not-found')
  const isThere = versions.some((one) => one.organisation === organisation && isInForce(one, day))
  if (!isThere) throw notChanged({ code: 'not-in-force', params: { organisation: nameOn(organisation, day), day } })
}

/** An end can be set or brought forward; whoever would put it off did not see that it had been set. */
export function refuseLaterEnd(known: Day | null | undefined, end: Day): void {
  if (known !== null && known !== undefined && known <= end) throw new Refusal('wrong-state')
}
