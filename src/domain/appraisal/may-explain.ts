import type { Moment } from '../round/moment.ts'
import type { Opening, SubmissionState } from '../submission/submission.ts'
import { isStillOpen } from '../submission/why-not.ts'

/** Method §15.8. A unit speaks of a criterion, and brings evidence, only while it is open for its explanation. */
export function mayExplain(openings: readonly Opening[], node: string, now: Moment): boolean {
  return openings.some((one) => one.purpose === 'explanation' && one.node === node && isStillOpen(one, now))
}

/**
 * Method §15.8. Whether evidence may be hung on, or taken off, a number that the criteria `readers` of a submission
 * read: freely in a draft, afterwards only on what is open, for whatever purpose.
 */
export function mayChangeEvidence(
  {
    state,
    openings,
    readers,
  }: {
    readonly state: SubmissionState
    readonly openings: readonly Opening[]
    readonly readers: readonly string[]
  },
  now: Moment,
): boolean {
  if (state === 'draft') return true
  return openings.some((one) => readers.includes(one.node) && isStillOpen(one, now))
}
