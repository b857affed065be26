import type { OutputOf } from '#contract/operation.ts'
import type { ScoredNodesView } from '#contract/submission-views.ts'
import type { submissions } from '#contract/submissions.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'
import { isBlindDue } from '../appraisal/blind-due.ts'
import type { Call } from '../call.ts'
import type { ValueDeps } from '../values/deps.ts'
import { judgedPoints } from './judged-points.ts'
import { judgedValues } from './judged-values.ts'
import { lookAt } from './look.ts'
import { cardView, isAppraised, maySee, sealedScorecards } from './sealed-scorecards.ts'

/** Self, appraised and final beside each other, cut to what the caller may see. */
export async function showScorecards(
  deps: ValueDeps,
  id: string,
  call: Call,
): Promise<OutputOf<typeof submissions.showScorecards>> {
  const { submission, grounds, reader } = await lookAt(deps, id, call)
  const { state } = submission
  const cards = (await sealedScorecards(deps.db, id)).filter((card) => maySee(reader, state, card))
  const points = async (stage: ScorecardStage): Promise<ScoredNodesView> =>
    judgedPoints(grounds, await judgedValues(deps.db, grounds, submission, stage))
  const isTold = reader !== 'appraiser' || isAppraised(state)
  const isBlind = reader === 'appraiser' && (await isBlindDue(deps.db, grounds, submission))
  return {
    cards: cards.map(cardView),
    now: {
      ...(isTold && { self: await points('self') }),
      // Before a release what appraisers find is nobody's but theirs and of who runs the round.
      ...(reader !== 'unit' && isAppraised(state) && !isBlind && { appraised: await points('appraised') }),
    },
  }
}
