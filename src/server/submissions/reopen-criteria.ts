import { uuidv7 } from 'uuidv7'
import type { OutputOf } from '#contract/operation.ts'
import type { submissions } from '#contract/submissions.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf, type Grounds } from './grounds.ts'
import { refuseMove, refuseStale } from './refuse-move.ts'
import { criteriaReading, standingOf, whyNotMove } from './standing.ts'
import { submissionOf } from './stored-submission.ts'
import { tellOfSubmissions } from './tell-units.ts'

type Input = {
  readonly submission: string
  readonly version: number
  readonly nodes: readonly string[]
  readonly reason: string
  readonly until: string
}

/** Method §13.4. Opens named criteria to the unit until a moment of their own; the submission stays where it is. */
export async function reopenCriteria(
  deps: ValueDeps,
  { submission: id, version, nodes: asked, reason, until }: Input,
  call: Call,
): Promise<OutputOf<typeof submissions.reopenCriteria>> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  const grounds = await groundsOf(deps, seen)
  const nodes = [...new Set(asked)]
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    refuseStale(submission, version)
    refuseUnknown(grounds, nodes)
    const standing = await standingOf(tx, grounds, submission, Number(heads.at))
    const mover = { actor, above: [], signing: { form: 'head' } } as const
    refuseMove(whyNotMove('reopenCriteria', standing, mover, Date.parse(until)))
    const opened = { purpose: 'reopened', reason, until: new Date(until), opened_by: actor.account } as const
    await tx
      .insertInto('opening')
      .values(
        nodes.map((node_code) => ({ id: uuidv7(), submission_id: id, node_code, ...opened, opened_at: heads.at })),
      )
      .execute()
    await tx
      .updateTable('submission')
      .set({ version: version + 1 })
      .where('id', '=', id)
      .execute()
    await tellOfSubmissions(tx, heads.at, [submission], () => ({ kind: 'reopened', until: Number(opened.until) }))
    const also = alsoRead(grounds, nodes)
    const body = { round: submission.round.id, nodes, also, reason, until: opened.until.toISOString() }
    await recordOn(tx, heads, [{ stream, kind: 'submission.reopened', by: actor.account, body }], call.origin)
    return { state: submission.state, version: version + 1, also }
  })
}

/** Only criteria that apply to the unit can be opened to it. */
function refuseUnknown({ outline, member }: Grounds, nodes: readonly string[]): void {
  const known = new Set(applicableLeaves(outline, member.kind).map(({ code }) => code))
  const unknown = nodes.filter((node) => !known.has(node))
  if (unknown.length > 0) throw new Refusal('bad-input', [`nodes: no criteria of this unit: ${unknown.join(', ')}`])
}

/** A number is one fact: other criteria that read it follow the reopened ones. */
function alsoRead(grounds: Grounds, nodes: readonly string[]): string[] {
  const items = new Set(nodes.flatMap((node) => grounds.ownItemsOf(node)))
  return criteriaReading(grounds, items).filter((node) => !nodes.includes(node))
}
