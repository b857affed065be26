import type { SubmissionState } from '#domain/submission/submission.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf } from './grounds.ts'
import { refuseMove, refuseStale } from './refuse-move.ts'
import { standingOf, whyNotMove } from './standing.ts'
import { submissionOf } from './stored-submission.ts'
import { tellOfSubmissions } from './tell-units.ts'

type Input = { readonly submission: string; readonly version: number }

/** Method §13.2. The unit takes its submission back before the end of entry; its receipt is marked, not deleted. */
export async function recallSubmission(
  deps: ValueDeps,
  { submission: id, version }: Input,
  call: Call,
): Promise<{ state: SubmissionState; version: number }> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  const grounds = await groundsOf(deps, seen)
  return deps.db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, [`organisation:${seen.member.id}`, `submission:${id}`])
    const submission = await submissionOf(tx, id)
    refuseStale(submission, version)
    const standing = await standingOf(tx, grounds, submission, Number(heads.at))
    refuseMove(whyNotMove('recallSubmission', standing, { actor, above: [], signing: { form: 'head' } }))
    const { attempt, round, member } = submission
    const { to: state } = MOVES.recallSubmission
    const { at } = heads
    await tx
      .updateTable('receipt')
      .set({ recalled_at: at })
      .where('submission_id', '=', id)
      .where('attempt', '=', attempt)
      .execute()
    await tx
      .updateTable('opening')
      .set({ closed_at: at })
      .where('submission_id', '=', id)
      .where('closed_at', 'is', null)
      .execute()
    await tx
      .updateTable('submission')
      .set({ state, version: version + 1 })
      .where('id', '=', id)
      .execute()
    await tellOfSubmissions(tx, at, [submission], () => ({ kind: 'submission-recalled' }))
    const told = { kind: 'submission.recalled', by: actor.account } as const
    const body = { submission: id, round: round.id, attempt }
    const streams = [`organisation:${member.id}`, `submission:${id}`] as const
    await recordOn(
      tx,
      heads,
      streams.map((stream) => ({ ...told, stream, body })),
      call.origin,
    )
    return { state, version: version + 1 }
  })
}
