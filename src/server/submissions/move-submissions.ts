import type { OutputOf } from '#contract/operation.ts'
import type { submissions } from '#contract/submissions.ts'
import type { Tx } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import type { NewEvent } from '#domain/event/event.ts'
import type { Day } from '#domain/organisation/day.ts'
import type { ScorecardStage, SubmissionMove, SubmissionState } from '#domain/submission/submission.ts'
import type { WhyNot } from '#domain/submission/why-not.ts'
import { isOpen, MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { groundsOf, type Grounds } from './grounds.ts'
import { refuseMove, refuseStale, whyNotView } from './refuse-move.ts'
import { sealScorecard } from './seal-scorecard.ts'
import { standingOf, whyNotMove } from './standing.ts'
import { storedSubmissions, submissionOf, type StoredSubmission } from './stored-submission.ts'
import { tellOfSubmissions } from './tell-units.ts'

/** Moves that are made of a submission by who runs the round or decides it. */
export type ServedMove = Exclude<
  SubmissionMove,
  'submitSubmission' | 'endReopening' | 'recallSubmission' | 'extendEntry' | 'reopenCriteria' | 'endExplanation'
>

const EVENT = {
  beginAppraisal: 'submission.appraisal-begun',
  releaseFindings: 'submission.findings-released',
  beginSecondAppraisal: 'submission.second-appraisal-begun',
  sendToCouncil: 'submission.sent-to-council',
  sendBack: 'submission.sent-back',
  approveSubmission: 'submission.approved',
} as const satisfies Record<ServedMove, EventKind>

/** The card that is sealed with a move (method §13.5). */
const SEALS: Partial<Record<ServedMove, ScorecardStage>> = {
  releaseFindings: 'appraised',
  sendToCouncil: 'appraised',
  approveSubmission: 'final',
}

/** What the council decided with. */
export type Decision = { readonly decisionNumber: string; readonly decisionDate: Day; readonly decidedBy: string }

export type MoveWish = { readonly reason?: string | undefined; readonly decision?: Decision | undefined }

type Moved = { readonly state: SubmissionState; readonly version: number }

/** One submission, as the caller saw it. */
export async function moveSubmission(
  deps: ValueDeps,
  move: ServedMove,
  { submission: id, version }: { readonly submission: string; readonly version: number },
  wish: MoveWish,
  call: Call,
): Promise<Moved> {
  const seen = await submissionOf(deps.db, id)
  const prepared = await preparedOf(deps, [seen])
  return deps.db.transaction().execute(async (tx) => {
    const { left, moved } = await moveThose(tx, move, prepared, { wish, seen: version }, call)
    refuseMove(left[0]?.whyNot)
    return moved[0]!
  })
}

type MovedMany = OutputOf<typeof submissions.moveSubmissions>

/** All of a round, or those of it that are named, that are open to the move, in one transaction; the others stay, and it is told why. */
export async function moveRoundSubmissions(
  deps: ValueDeps,
  move: ServedMove,
  those: { readonly round: string; readonly ids?: readonly string[] | undefined },
  wish: MoveWish,
  call: Call,
): Promise<MovedMany> {
  const all = await storedSubmissions(deps.db, those)
  const prepared = await preparedOf(deps, all)
  return deps.db.transaction().execute(async (tx) => {
    const { left, moved } = await moveThose(tx, move, prepared, { wish }, call)
    return {
      moved: moved.length,
      left: left.map(({ submission: { id, member }, whyNot }) => ({
        submission: id,
        organisation: { id: member.id, name: member.name },
        whyNot: whyNotView(whyNot),
      })),
    }
  })
}

type Prepared = ReadonlyMap<string, Grounds>

/** Read before the transaction. */
async function preparedOf(deps: ValueDeps, all: readonly StoredSubmission[]): Promise<Prepared> {
  const prepared = new Map<string, Grounds>()
  for (const submission of all) prepared.set(submission.id, await groundsOf(deps, submission))
  return prepared
}

type Left = { readonly submission: StoredSubmission; readonly whyNot: WhyNot }

async function moveThose(
  tx: Tx,
  move: ServedMove,
  prepared: Prepared,
  { wish, seen }: { readonly wish: MoveWish; readonly seen?: number },
  call: Call,
): Promise<{ left: Left[]; moved: Moved[] }> {
  const actor = actorOf(call)
  const ids = [...prepared.keys()]
  const heads = await lockHeads(
    tx,
    ids.map((id) => `submission:${id}` as const),
  )
  const { at } = heads
  const [left, moved, events]: [Left[], Moved[], NewEvent[]] = [[], [], []]
  const done: StoredSubmission[] = []
  for (const submission of await storedSubmissions(tx, { ids })) {
    if (seen !== undefined) refuseStale(submission, seen)
    const grounds = prepared.get(submission.id)!
    const whyNot = await whyNotNow(tx, move, grounds, submission, { actor, at })
    if (whyNot) left.push({ submission, whyNot })
    else {
      events.push(await moveOne(tx, move, grounds, submission, { wish, account: actor.account, at }))
      moved.push({ state: MOVES[move].to, version: submission.version + 1 })
      done.push(submission)
    }
  }
  const [round] = moved.length > 0 ? await storedSubmissions(tx, { ids: ids.slice(0, 1) }) : []
  if (wish.decision && round) await keepDecision(tx, round.round.id, wish.decision, actor.account, at)
  await tellOfMove(tx, at, move, done)
  await recordOn(tx, heads, events, call.origin)
  return { left, moved }
}

/** What a unit may know now. */
async function tellOfMove(tx: Tx, at: Date, move: ServedMove, done: readonly StoredSubmission[]): Promise<void> {
  if (move === 'approveSubmission') await tellOfSubmissions(tx, at, done, () => ({ kind: 'approved' }))
  if (move !== 'releaseFindings') return
  const [until] = done.map(({ calendar }) => calendar.explanationUntil)
  if (until !== undefined) await tellOfSubmissions(tx, at, done, () => ({ kind: 'finding-released', until }))
}

/** A state that is wrong says enough: of a whole round most are looked at in vain. */
async function whyNotNow(
  tx: Tx,
  move: ServedMove,
  grounds: Grounds,
  submission: StoredSubmission,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
): Promise<WhyNot | undefined> {
  const { state } = submission
  if (!isOpen(move, state)) return { code: 'wrong-state', params: { state } }
  const standing = await standingOf(tx, grounds, submission, Number(at))
  return whyNotMove(move, standing, { actor, above: [], signing: { form: 'head' } })
}

type Act = { readonly wish: MoveWish; readonly account: string; readonly at: Date }

async function moveOne(
  tx: Tx,
  move: ServedMove,
  grounds: Grounds,
  submission: StoredSubmission,
  { wish, account, at }: Act,
): Promise<NewEvent> {
  const { id, state, version, round } = submission
  const stage = SEALS[move]
  const card = stage && (await sealScorecard(tx, grounds, submission, { stage, occasion: move, account, at }))
  await tx
    .updateTable('submission')
    .set({ state: MOVES[move].to, version: version + 1 })
    .where('id', '=', id)
    .execute()
  const sealed = card && { card: card.card, digest: card.digest, points: card.total.points }
  const body = {
    round: round.id,
    before: state,
    after: MOVES[move].to,
    reason: wish.reason ?? null,
    ...(wish.decision && { decision: wish.decision }),
    ...(sealed && { card: sealed }),
  }
  return { stream: `submission:${id}`, kind: EVENT[move], by: account, body }
}

/** A round is approved by one decision; those that come later are approved by the same. */
async function keepDecision(tx: Tx, round: string, decision: Decision, account: string, at: Date): Promise<void> {
  const { decisionNumber, decisionDate, decidedBy } = decision
  await tx
    .insertInto('approval')
    .values({
      round_id: round,
      decision_number: decisionNumber,
      decision_date: decisionDate,
      decided_by: decidedBy,
      approved_by: account,
      approved_at: at,
    })
    .onConflict((conflict) => conflict.column('round_id').doNothing())
    .execute()
  const kept = await tx.selectFrom('approval').selectAll().where('round_id', '=', round).executeTakeFirstOrThrow()
  const isSame = kept.decision_number === decisionNumber && kept.decision_date === decisionDate
  if (!isSame) throw new Refusal('wrong-state', undefined, { why: 'another-decision', number: kept.decision_number })
}
