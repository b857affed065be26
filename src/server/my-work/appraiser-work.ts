import type { QueueState } from '#contract/appraisal-views.ts'
import type { AppraiserWork } from '#contract/my-work.ts'
import type { Actor } from '../call.ts'
import { isUnderAppraisal, queuePlaces, type QueuePlace } from '../appraisal/queue-places.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValueDeps } from '../values/deps.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** By round, what an appraiser still has to decide; the same criteria as in the queue. */
export async function appraiserWork(
  deps: ValueDeps,
  actor: Actor,
  submissions: readonly StoredSubmission[],
  asked: MomentOfAsking,
): Promise<AppraiserWork[]> {
  // What somebody may decide as the standing agency is not what they are charged with.
  const grants = actor.grants.filter(({ role }) => role === 'appraiser')
  if (grants.length === 0) return []
  const open = submissions.filter((submission) => isUnderAppraisal(actor, submission))
  const places = await queuePlaces(deps, { ...actor, grants }, open, undefined)
  return [...Map.groupBy(places, ({ submission }) => submission.round.id).values()].map((some) => workOf(some, asked))
}

function workOf(places: readonly QueuePlace[], { left }: MomentOfAsking): AppraiserWork {
  const { id, title, edition, period } = places[0]!.submission.round
  const submissions = new Set(places.map(({ submission }) => submission))
  const undecided = places.filter(({ state }) => state === 'undecided')
  const count = (state: QueueState): number => places.filter((place) => place.state === state).length
  return {
    round: { id, name: title },
    edition,
    period,
    undecided: undecided.length,
    submissions: new Set(undecided.map(({ submission }) => submission)).size,
    blind: undecided.filter(({ pass }) => pass === 'blind').length,
    explained: undecided.filter(({ pass, isExplained }) => pass === 'second' && isExplained).length,
    toReview: count('to-review'),
    decided: count('decided'),
    due: left(Math.min(...[...submissions].map(endOfAppraisal))),
  }
}

/** Method §15.1: a look after the explanation may be taken until the council has met. */
function endOfAppraisal({ state, calendar }: StoredSubmission): number {
  return state === 'second-appraisal' ? calendar.councilUntil : calendar.appraisalUntil
}
