import type { OutputOf } from '#contract/operation.ts'
import type { appraisal } from '#contract/appraisal.ts'
import type { Db, Tx } from '#db/database.ts'
import { toReview } from '#domain/appraisal/to-review.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn, type Heads } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { groundsOf, type Grounds } from '../submissions/grounds.ts'
import { storedSubmissions, submissionOf, type StoredSubmission } from '../submissions/stored-submission.ts'
import { columnsOf } from '../values/content-columns.ts'
import type { ValueDeps } from '../values/deps.ts'
import { criterionOf } from './criterion.ts'
import { pinnedIds } from './pinned-ids.ts'
import { reachedBy, type Change, type Reached } from './change.ts'
import {
  proposedFinding,
  proposedWithdrawal,
  type DecideInput,
  type Proposed,
  type WithdrawInput,
} from './proposed-finding.ts'
import { findingsOf, findingView, type StoredFinding } from './stored-finding.ts'
import { tellOfReview } from './tell-of-review.ts'

type Decided = OutputOf<typeof appraisal.decideFinding>

/**
 * Method §15.1, §15.2. Decides a criterion, or decides it anew. Where a number may change, the transaction holds the
 * heads of all submissions of the round: whoever decides on the same number at the same time sees this decision, or is
 * refused.
 */
export function decideFinding(deps: ValueDeps, input: DecideInput, call: Call): Promise<Decided> {
  return inRound(deps, input, input.decision === 'corrected', call, async (tx, place) => {
    const proposed = await proposedFinding(tx, place, input)
    return { proposed, kind: proposed.before ? 'finding.revised' : 'finding.decided' }
  })
}

/** Takes a finding back: its criterion is undecided again, and its corrections count no more. */
export function withdrawFinding(deps: ValueDeps, input: WithdrawInput, call: Call): Promise<Decided> {
  return inRound(deps, input, false, call, async (tx, place) => {
    return { proposed: await proposedWithdrawal(tx, place, input), kind: 'finding.withdrawn' }
  })
}

export type Place = {
  readonly grounds: Grounds
  readonly submission: StoredSubmission
  readonly actor: Actor
  readonly at: Date
}
type Act = (tx: Tx, place: Place) => Promise<{ readonly proposed: Proposed; readonly kind: EventKind }>

async function inRound(
  deps: ValueDeps,
  { submission: id, node }: { readonly submission: string; readonly node: string },
  isCorrection: boolean,
  call: Call,
  act: Act,
): Promise<Decided> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  const grounds = await groundsOf(deps, seen)
  const mayReach = isCorrection || (await wasCorrected(deps.db, id, criterionOf(grounds, node).code))
  const round = mayReach ? await storedSubmissions(deps.db, { round: seen.round.id }) : [seen]
  return deps.db.transaction().execute(async (tx) => {
    const heads = await lockHeads(
      tx,
      round.map((one) => `submission:${one.id}` as const),
    )
    const submission = await submissionOf(tx, id)
    const { proposed, kind } = await act(tx, { grounds, submission, actor, at: heads.at })
    // Somebody corrected a number here since we looked which heads to hold.
    if (!mayReach && proposed.change.changed.length > 0) throw new Refusal('stale')
    return written(tx, heads, { grounds, submission, actor, at: heads.at }, { proposed, kind }, call)
  })
}

async function wasCorrected(db: Db, submission: string, node: string): Promise<boolean> {
  const row = await db
    .selectFrom('correction')
    .innerJoin('finding', 'finding.id', 'correction.finding_id')
    .select('correction.id')
    .where('finding.submission_id', '=', submission)
    .where('finding.node_code', '=', node)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

async function written(
  tx: Tx,
  heads: Heads,
  place: Place,
  { proposed, kind }: { readonly proposed: Proposed; readonly kind: EventKind },
  call: Call,
): Promise<Decided> {
  const { finding, before, change } = proposed
  const { submission, grounds, actor } = place
  const reached = await reachedBy(tx, grounds, submission, change.changed)
  refuseBeforeCouncil(reached, submission.id)
  await writeFinding(tx, finding, heads.at)
  await writeCorrections(tx, place, proposed)
  const returned = await returnOthers(tx, finding, actor.account, reached)
  const made = madeBy(finding, change)
  const view = findingView(finding, made)
  const body = { round: submission.round.id, node: finding.node, before: summary(before), after: view }
  const decided: NewEvent = { stream: `submission:${submission.id}`, kind, by: actor.account, body }
  await recordOn(tx, heads, [decided, ...returnedEvents(returned, finding, actor.account)], call.origin)
  return { finding: view, toReview: returned.length }
}

/** What is before the council, or approved, is not changed under it. */
export function refuseBeforeCouncil(reached: readonly Reached[], own: string): void {
  const settled = reached.filter(
    ({ submission: { id, state } }) => id !== own && (state === 'council' || state === 'approved'),
  )
  if (settled.length > 0) throw new Refusal('before-the-council', undefined, { count: String(settled.length) })
}

async function writeFinding(tx: Tx, finding: StoredFinding, at: Date): Promise<void> {
  const row = {
    decision: finding.decision,
    points: finding.points ?? null,
    reason_code: finding.reasonCode ?? null,
    reason: finding.reason ?? null,
    result: finding.result ?? null,
    state: finding.state,
    version: finding.version,
    decided_by: finding.by,
    decided_at: finding.state === 'withdrawn' ? finding.at : at,
  }
  const place = { id: finding.id, submission_id: finding.submission, node_code: finding.node, pass: finding.pass }
  await tx
    .insertInto('finding')
    .values({ ...place, ...row })
    .onConflict((conflict) => conflict.constraint('finding_once').doUpdateSet(row))
    .execute()
}

/** What the finding had before counts no more; what it has is written with the version that it corrects. */
async function writeCorrections(tx: Tx, { submission, at }: Place, { finding, change }: Proposed): Promise<void> {
  await tx
    .updateTable('correction')
    .set({ withdrawn_at: at })
    .where('finding_id', '=', finding.id)
    .where('withdrawn_at', 'is', null)
    .execute()
  const made = madeBy(finding, change)
  if (made.length === 0) return
  const versions = await pinnedIds(tx, submission, made)
  await tx
    .insertInto('correction')
    .values(
      made.map(({ id, subject, item, period, part, content }, index) => ({
        id,
        round_id: submission.round.id,
        finding_id: finding.id,
        ...{ subject_id: subject, item_id: item, period, part_id: part ?? null },
        value_id: versions[index] ?? null,
        ...columnsOf(content),
        made_at: at,
      })),
    )
    .execute()
}

function madeBy({ id, state }: StoredFinding, { made }: Change) {
  return state === 'withdrawn' ? [] : made.filter((one) => one.finding === id)
}

/** Method §15.5: others have decided on a number that is another one now. */
async function returnOthers(
  tx: Tx,
  { id }: StoredFinding,
  by: string,
  reached: readonly Reached[],
): Promise<StoredFinding[]> {
  const readers = new Map(reached.map(({ submission, nodes }) => [submission.id, nodes]))
  const findings = await findingsOf(tx, { submissions: [...readers.keys()] })
  const returned = toReview(findings, { finding: id, by, readers })
  if (returned.length === 0) return []
  await tx
    .updateTable('finding')
    .set(({ eb }) => ({ state: 'to-review', version: eb('version', '+', 1) }))
    .where(
      'id',
      'in',
      returned.map((one) => one.id),
    )
    .execute()
  await tellOfReview(
    tx,
    returned.map((one) => ({ ...one, version: one.version + 1 })),
  )
  return returned
}

function returnedEvents(returned: readonly StoredFinding[], cause: StoredFinding, by: string): NewEvent[] {
  const bySubmission = Map.groupBy(returned, ({ submission }) => submission)
  return [...bySubmission].map(([submission, some]) => ({
    stream: `submission:${submission}`,
    kind: 'finding.returned',
    by,
    body: {
      because: { submission: cause.submission, node: cause.node, pass: cause.pass },
      nodes: some.map(({ node, pass }) => ({ node, pass })),
    },
  }))
}

function summary(finding: StoredFinding | undefined) {
  if (!finding) return null
  const { decision, points, reasonCode, reason, state, version, by } = finding
  const words = { reasonCode: reasonCode ?? null, reason: reason ?? null }
  return { decision, points: points ?? null, ...words, state, version, by }
}
