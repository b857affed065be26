import type { OutputOf } from '#contract/operation.ts'
import type { submissions } from '#contract/submissions.ts'
import type { Tx } from '#db/database.ts'
import { dayAt } from '#domain/round/moment.ts'
import { isStillOpen } from '#domain/submission/why-not.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf } from './grounds.ts'
import { refuseMove, refuseStale } from './refuse-move.ts'
import type { SendInput } from './send-submission.ts'
import { signingOf } from './signing.ts'
import { standingOf, whyNotMove } from './standing.ts'
import { submissionOf } from './stored-submission.ts'

/**
 * Method §15.8. The unit has said what it had to say: what was open for its explanation is locked, and its second
 * appraisal has begun. Signed as a submission is (§13.2).
 */
export async function endExplanation(
  deps: ValueDeps,
  { submission: id, version, document: paper }: SendInput,
  call: Call,
): Promise<OutputOf<typeof submissions.endExplanation>> {
  const actor = actorOf(call)
  const grounds = await groundsOf(deps, await submissionOf(deps.db, id))
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    refuseStale(submission, version)
    const now = Number(heads.at)
    const standing = await standingOf(tx, grounds, submission, now)
    const { signing, authority } = await signingOf(tx, actor, submission.keeper, dayAt(now), paper)
    refuseMove(whyNotMove('endExplanation', standing, { actor, above: [], signing }))
    const ended = standing.openings.filter((one) => isStillOpen(one, now)).map(({ node }) => node)
    await closeOpenings(tx, id, heads.at)
    const state = MOVES.endExplanation.to
    await tx
      .updateTable('submission')
      .set({ state, version: version + 1 })
      .where('id', '=', id)
      .execute()
    const signed = { form: signing.form!, authority: authority?.id ?? null, document: paper ?? null }
    const moved = { before: submission.state, after: state }
    const body = { round: submission.round.id, ...moved, nodes: [...new Set(ended)].sort(), ...signed }
    await recordOn(tx, heads, [{ stream, kind: 'explanation.ended', by: actor.account, body }], call.origin)
    return { state, version: version + 1 }
  })
}

async function closeOpenings(tx: Tx, submission: string, at: Date): Promise<void> {
  await tx
    .updateTable('opening')
    .set({ closed_at: at })
    .where('submission_id', '=', submission)
    .where('purpose', '=', 'explanation')
    .where('closed_at', 'is', null)
    .execute()
}
