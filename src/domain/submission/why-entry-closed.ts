import type { Calendar } from '../round/calendar.ts'
import { isInTime } from '../round/deadline.ts'
import type { Moment } from '../round/moment.ts'
import { isOpen } from '../workflow/moves.ts'
import type { SubmissionState } from './submission.ts'
import type { WhyNot } from './why-not.ts'

export type EntryFacts = {
  readonly state: SubmissionState
  readonly isRoundOpen: boolean
  /** Its `entryUntil` is the submission's own, outages counted. */
  readonly calendar: Pick<Calendar, 'entryUntil'>
}

/**
 * Method §13.1, §13.4. Why a unit enters nothing more for a round: what could not be submitted any more need not be
 * typed. Criteria that were opened for it stay open all the same.
 */
export function whyEntryClosed({ state, isRoundOpen, calendar }: EntryFacts, now: Moment): WhyNot | undefined {
  if (!isRoundOpen) return { code: 'round-not-open', params: {} }
  if (!isOpen('submitSubmission', state)) return { code: 'wrong-state', params: { state } }
  return isInTime(now, calendar.entryUntil) ? undefined : { code: 'deadline-over', params: {}, at: calendar.entryUntil }
}
