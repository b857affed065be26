import type { MyWork } from '#contract/my-work.ts'
import { CalendarMoment } from '#domain/round/calendar.ts'
import type { Actor } from '../call.ts'
import type { StoredRound } from '../rounds/stored-round.ts'
import { seesDrafts, seesRounds } from '../rounds/who-sees.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** The next moment of any round that the caller knows of: what an empty page can say. */
export function comingMoment(
  actor: Actor,
  rounds: readonly StoredRound[],
  own: readonly StoredSubmission[],
  { now, left }: MomentOfAsking,
): Pick<MyWork, 'coming'> {
  const known = rounds.filter(({ id, state, edition }) => {
    if (state === 'draft') return seesDrafts(actor)
    return state === 'open' && (seesRounds(actor, edition) || own.some(({ round }) => round.id === id))
  })
  const moments = known
    .flatMap(({ title, calendar }) => CalendarMoment.options.map((moment) => ({ title, moment, at: calendar[moment] })))
    .filter(({ at }) => at > now)
    .sort((a, b) => a.at - b.at)
  const [first] = moments
  return first ? { coming: { round: first.title, moment: first.moment, due: left(first.at) } } : {}
}
