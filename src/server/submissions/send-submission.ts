import type { ReceiptView } from '#contract/submission-views.ts'
import type { Tx } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { dayAt } from '#domain/round/moment.ts'
import { moved, reopenedNodes, type SubmissionLife } from '#domain/submission/moved.ts'
import { changedVersions } from '#domain/submission/pins.ts'
import type { WhyNot } from '#domain/submission/why-not.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn, type Heads } from '../events/record.ts'
import { supportingFiles } from '../evidence/queries.ts'
import type { ValueDeps } from '../values/deps.ts'
import type { StoredValue } from '../values/stored-value.ts'
import { groundsOf, type Grounds } from './grounds.ts'
import { pinnedClaims, pinnedValues } from './judged-values.ts'
import { receiptView, writePins, writeReceipt } from './receipt.ts'
import { inTurn } from './turnstile.ts'
import { refuseMove, refuseStale } from './refuse-move.ts'
import { sealScorecard } from './seal-scorecard.ts'
import { signingOf, type SignedPaper } from './signing.ts'
import { criteriaReading, standingClaims, standingOf, whyNotMove, type Standing } from './standing.ts'
import { submissionOf, type StoredSubmission } from './stored-submission.ts'
import { sendToReview } from './undecided-criteria.ts'

export type SendInput = {
  readonly submission: string
  readonly version: number
  readonly document?: SignedPaper | undefined
}

/** What gives a unit a receipt: to submit, and to end its work on what was reopened. */
export type SendingMove = 'submitSubmission' | 'endReopening'

const EVENT = {
  submitSubmission: 'submission.submitted',
  endReopening: 'submission.reopening-ended',
} as const satisfies Record<SendingMove, EventKind>

/**
 * Pins what the unit says of itself, seals its scorecard and gives the receipt (method §13.2–§13.4), in one transaction
 * that holds the unit's own stream. However long it waits for its turn, it is judged as of the moment asked: the
 * deadline, who may sign, and what the unit had said by then (method §11.3).
 */
export async function sendSubmission(
  deps: ValueDeps,
  move: SendingMove,
  input: SendInput,
  call: Call,
): Promise<ReceiptView> {
  return inTurn(deps.db, async () => {
    const grounds = await groundsOf(deps, await submissionOf(deps.db, input.submission))
    return deps.db.transaction().execute((tx) => sent(tx, move, input, grounds, call))
  })
}

async function sent(
  tx: Tx,
  move: SendingMove,
  { submission: id, version, document: paper }: SendInput,
  grounds: Grounds,
  call: Call,
): Promise<ReceiptView> {
  const actor = actorOf(call)
  const heads = await lockHeads(tx, [`organisation:${grounds.member.id}`, `submission:${id}`])
  const submission = await submissionOf(tx, id)
  refuseStale(submission, version)
  const { askedAt } = actor
  const now = Number(askedAt)
  const standing = await standingOf(tx, grounds, submission, now, askedAt)
  const here = await signingOf(tx, actor, submission.keeper, dayAt(now), paper)
  refuseSending(whyNotMove(move, standing, { actor, above: [], signing: here.signing }), askedAt)
  const signed = { form: here.signing.form!, authority: here.authority?.id, paper }
  const before = await lifeOf(tx, standing)
  const after = moved(move, before, {
    now,
    latest: standing.latest,
    claims: standingClaims(standing.claims),
    itemsOf: grounds.ownItemsOf,
  })
  await write(tx, move, { grounds, submission, before, after, signed, heads, standing }, call)
  return receiptView(tx, submission, after.attempt)
}

/** Who is told that the time is over is told when they had asked, too. */
function refuseSending(why: WhyNot | undefined, askedAt: Date): void {
  const asked = why?.code === 'deadline-over' && { askedAt: askedAt.toISOString() }
  refuseMove(why && { ...why, params: { ...why.params, ...asked } })
}

async function lifeOf(tx: Tx, { submission, openings }: Standing): Promise<SubmissionLife<StoredValue>> {
  const { state, attempt } = submission
  if (state === 'draft') return { state, attempt, pins: [], claims: [], openings }
  return {
    state,
    attempt,
    pins: await pinnedValues(tx, submission),
    claims: await pinnedClaims(tx, submission),
    openings,
  }
}

type Change = {
  readonly grounds: Grounds
  readonly submission: StoredSubmission
  readonly before: SubmissionLife<StoredValue>
  readonly after: SubmissionLife<StoredValue>
  readonly signed: Pick<Parameters<typeof writeReceipt>[1], 'form' | 'authority' | 'paper'>
  readonly heads: Heads
  readonly standing: Standing
}

async function write(tx: Tx, move: SendingMove, change: Change, call: Call): Promise<void> {
  const { grounds, submission, before, after, signed, heads, standing } = change
  const { account, askedAt } = actorOf(call)
  const { id, member, round } = submission
  const { attempt, state } = after
  const evidence = await supportingFiles(tx, member.id, grounds.period.key)
  const receipt = {
    submission,
    attempt,
    pins: after.pins,
    claims: after.claims,
    evidence,
    ...signed,
    account,
    at: askedAt,
  }
  await writePins(tx, receipt)
  await tx
    .updateTable('submission')
    .set({ state, attempt, version: submission.version + 1 })
    .where('id', '=', id)
    .execute()
  const reopened = move === 'endReopening' ? await endOpenings(tx, change) : undefined
  const sealed = { ...submission, state, attempt }
  const card = await sealScorecard(tx, grounds, sealed, { stage: 'self', occasion: move, account, at: heads.at })
  const { number, digest } = await writeReceipt(tx, receipt)
  const { form, authority = null, paper = null } = signed
  const asked = { askedAt: askedAt.toISOString() }
  const receiptBody = { ...asked, attempt, number, digest, form, authority, document: paper, evidence }
  const body = {
    ...receiptBody,
    round: round.id,
    organisation: member.id,
    values: after.pins.length,
    claims: after.claims,
    card: { card: card.card, digest: card.digest, points: card.total.points },
    before: before.state,
    ...(reopened && { reopened }),
    openings: standing.openings.length,
  }
  const kind = EVENT[move]
  const short = { ...asked, submission: id, round: round.id, attempt, number, digest }
  await recordOn(
    tx,
    heads,
    [
      { stream: `organisation:${member.id}`, kind, by: account, body: short },
      { stream: `submission:${id}`, kind, by: account, body },
    ],
    call.origin,
  )
}

/** Closes what was reopened; findings on criteria whose numbers are others now are to be looked at again. */
async function endOpenings(tx: Tx, { grounds, submission, before, after, heads, standing }: Change) {
  await tx
    .updateTable('opening')
    .set({ closed_at: heads.at })
    .where('submission_id', '=', submission.id)
    .where('purpose', '=', 'reopened')
    .where('closed_at', 'is', null)
    .execute()
  const changed = changedVersions(before.pins, after.pins)
  const items = new Set(changed.flatMap((one) => (one.after ?? one.before)?.item ?? []))
  const nodes = [...reopenedNodes(standing.openings, standing.now)].sort()
  const claimed = nodes.filter((node) => before.claims.includes(node) !== after.claims.includes(node))
  const toReview = await sendToReview(tx, submission.id, [...criteriaReading(grounds, items), ...claimed])
  return { nodes, changed: changed.length, toReview }
}
