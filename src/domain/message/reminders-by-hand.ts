import { z } from 'zod'
import { isInTime } from '../round/deadline.ts'
import { dayAt, type Moment } from '../round/moment.ts'
import type { NewNotice } from './notice.ts'
import { localTime, type RemindedMember, type RemindedRound } from './reminders-due.ts'

/** Why somebody is not reminded now. */
export const WhyNotReminded = z.enum(['has-submitted', 'entry-not-begun', 'reminded-today', 'nobody-to-tell'])
export type WhyNotReminded = z.infer<typeof WhyNotReminded>

export type MemberToRemind = RemindedMember & {
  /** When entry begins. */
  readonly from: Moment
  /** When it was last reminded by hand in this round. */
  readonly remindedAt: Moment | undefined
}

/**
 * Method §14.6. Once a unit, round and day: the unit's own people are told, whatever the round's days of reminders are.
 * Undefined where the member may be reminded.
 */
export function whyNotReminded(member: MemberToRemind, now: Moment): WhyNotReminded | undefined {
  const { hasSubmitted, from, remindedAt, recipients } = member
  if (hasSubmitted) return 'has-submitted'
  if (now < from) return 'entry-not-begun'
  if (remindedAt !== undefined && dayAt(remindedAt) === dayAt(now)) return 'reminded-today'
  return recipients.some(({ tier }) => tier !== 'leader') ? undefined : 'nobody-to-tell'
}

/** What each of the unit's people is told. */
export function remindersByHand(
  round: Pick<RemindedRound, 'id' | 'title'>,
  { organisation, name, until, path, recipients }: RemindedMember,
  now: Moment,
): NewNotice[] {
  const own = recipients.filter(({ tier }) => tier !== 'leader').map(({ account }) => account)
  return [...new Set(own)].map((account) => ({
    kind: isInTime(now, until) ? 'reminder' : 'deadline-over',
    params: { round: round.title, organisation: name, until: localTime(until) },
    account,
    path,
    onceKey: `reminded:${round.id}:${organisation}:${dayAt(now)}`,
  }))
}
