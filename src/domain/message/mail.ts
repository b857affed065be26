import { z } from 'zod'
import { DAY, HOUR, MINUTE, type Moment } from '../round/moment.ts'
import { STATES } from '../workflow/moves.ts'
import { earliestMailTime } from './quiet-hours.ts'

export const MailState = z.enum(STATES.mail)
export type MailState = z.infer<typeof MailState>

/** How one try to send ended. */
export const TryOutcome = z.enum([
  /** The mail server has taken it upon itself (2xx after the message). */
  'accepted',
  /** It never will (5xx about this mail). */
  'refused',
  /** Not this time: 4xx, no connection, a failed sign-in. Nothing was accepted. */
  'deferred',
  /** The message was on its way and no answer came: it may have been accepted. */
  'unclear',
])
export type TryOutcome = z.infer<typeof TryOutcome>

const LONGEST_WAIT = 4 * HOUR
/** With the waits below some four days, as RFC 5321 §4.5.4.1 would have it. */
export const MOST_TRIES = 32
/** What nobody could send for as long is old news. */
export const STALE_AFTER = 4 * DAY
/** Longer than any try may last: whoever has not said by then how it ended is dead. */
export const LOST_AFTER = 10 * MINUTE

type Next = { readonly state: MailState; readonly notBefore?: Moment }

/** Method §14.3. What becomes of a mail after its nth try; `notBefore` where it is tried again. */
export function afterTry(outcome: TryOutcome, tries: number, at: Moment): Next {
  switch (outcome) {
    case 'accepted':
      return { state: 'sent' }
    case 'refused':
      return { state: 'failed' }
    case 'unclear':
      return { state: 'unknown' }
    case 'deferred':
      if (tries >= MOST_TRIES) return { state: 'failed' }
      return { state: 'waiting', notBefore: earliestMailTime(at + waitAfter(tries)) }
  }
}

/** 1, 2, 4, 8 … minutes, and never more than four hours. */
function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT, MINUTE * 2 ** (tries - 1))
}
