import type { EvidenceRow } from '#contract/evidence-views.ts'
import { EVIDENCE_STATES } from '#text/evidence.ts'
import { dateText } from '../edition/date-text.ts'
import { dayText } from '../entry/local-time.ts'
import { LANGUAGE } from '../language.ts'
import { words } from './words.ts'

/** How a document stands today; `isGood` where it can still support a number of this day. */
export function standingOf({ state, validTo }: EvidenceRow): { said: string; isGood: boolean } {
  const isOver = validTo !== undefined && validTo < today()
  if (state === 'in-force' && isOver) return { said: words.facts.overSince(dateText(validTo)), isGood: false }
  return { said: EVIDENCE_STATES[LANGUAGE][state], isGood: state === 'in-force' }
}

/** In Viet Nam, as documents count their days. */
function today(): string {
  return dayText(new Date().toISOString()).split('/').reverse().join('-')
}
