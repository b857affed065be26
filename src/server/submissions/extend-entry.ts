import type { OutputOf } from '#contract/operation.ts'
import type { submissions } from '#contract/submissions.ts'
import { afterOutages } from '#domain/round/deadline.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { outagesOf } from '../rounds/outages.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf } from './grounds.ts'
import { refuseMove, refuseStale } from './refuse-move.ts'
import { standingOf, whyNotMove } from './standing.ts'
import { submissionOf } from './stored-submission.ts'
import { tellOfSubmissions } from './tell-units.ts'

type Input = {
  readonly submission: string
  readonly version: number
  readonly until: string
  readonly reason: string
}

/** Method §11.13. Gives one submission an end of entry of its own; from then on the round's is not its any more. */
export async function extendEntry(
  deps: ValueDeps,
  { submission: id, version, until, reason }: Input,
  call: Call,
): Promise<OutputOf<typeof submissions.extendEntry>> {
  const actor = actorOf(call)
  const grounds = await groundsOf(deps, await submissionOf(deps.db, id))
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    refuseStale(submission, version)
    const standing = await standingOf(tx, grounds, submission, Number(heads.at))
    const mover = { actor, above: [], signing: { form: 'head' } } as const
    const end = new Date(until)
    refuseMove(whyNotMove('extendEntry', standing, mover, Number(end)))
    await tx
      .updateTable('submission')
      .set({ entry_until: end, version: version + 1 })
      .where('id', '=', id)
      .execute()
    const told = afterOutages(Number(end), await outagesOf(tx)).until
    await tellOfSubmissions(tx, heads.at, [submission], () => ({ kind: 'deadline-put-off', until: told }))
    const before = new Date(submission.calendar.entryUntil).toISOString()
    const body = { round: submission.round.id, before, until: end.toISOString(), reason }
    await recordOn(tx, heads, [{ stream, kind: 'submission.entry-extended', by: actor.account, body }], call.origin)
    return { state: submission.state, version: version + 1 }
  })
}
