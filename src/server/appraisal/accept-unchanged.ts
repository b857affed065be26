import { uuidv7 } from 'uuidv7'
import type { UnchangedCriterion } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import { isUnchanged } from '#domain/appraisal/unchanged.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { isInTime } from '#domain/round/deadline.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { groundsOf, type Grounds } from '../submissions/grounds.ts'
import { judgedPoints } from '../submissions/judged-points.ts'
import { judgedValues } from '../submissions/judged-values.ts'
import { submissionOf, type StoredSubmission } from '../submissions/stored-submission.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { ValueDeps } from '../values/deps.ts'
import { pointsOf } from './criterion.ts'
import { isCharged } from './look.ts'
import { findingsOf, heldFindings, type StoredFinding } from './stored-finding.ts'

type Asked = { readonly submission: string; readonly node: string }
type Input = Asked & { readonly except: readonly string[] }

/** What would be accepted at once, by the numbers of the moment. */
export async function listUnchanged(
  deps: ValueDeps,
  { submission: id, node: below }: Asked,
  call: Call,
): Promise<{ since?: string; criteria: UnchangedCriterion[] }> {
  const actor = actorOf(call)
  const submission = await submissionOf(deps.db, id)
  if (isOfUnit(actor, submission)) throw new Refusal('own-unit')
  const grounds = await groundsOf(deps, submission)
  const last = await lastApproved(deps.db, submission)
  if (!last) return { criteria: [] }
  const nodes = await unchangedNodes(deps.db, grounds, submission, last, { actor, below })
  const { points } = await selfPoints(deps.db, grounds, submission)
  const criteria = nodes.map(({ code, row }) => {
    const own = pointsOf(points, code)
    return { code, title: row.title.text, points: own.points, max: own.max }
  })
  return { since: last.round.title, criteria }
}

/** Method §15.10. Accepts at once what was approved the last time and says the same now; what is decided stays. */
export async function acceptUnchanged(
  deps: ValueDeps,
  { submission: id, node: below, except }: Input,
  call: Call,
): Promise<{ accepted: string[] }> {
  const actor = actorOf(call)
  const seen = await submissionOf(deps.db, id)
  if (isOfUnit(actor, seen)) throw new Refusal('own-unit')
  const grounds = await groundsOf(deps, seen)
  const last = await lastApproved(deps.db, seen)
  return deps.db.transaction().execute(async (tx) => {
    const stream = `submission:${id}` as const
    const heads = await lockHeads(tx, [stream])
    const submission = await submissionOf(tx, id)
    refuseClosed(submission, Number(heads.at))
    const all = last ? await unchangedNodes(tx, grounds, submission, last, { actor, below }) : []
    const nodes = all.filter(({ code }) => !except.includes(code))
    const events: NewEvent[] = []
    const { points } = await selfPoints(tx, grounds, submission)
    for (const node of nodes) {
      const finding = { id: uuidv7(), submission_id: id, node_code: node.code, pass: 'first', decision: 'accepted' }
      const rest = { result: pointsOf(points, node.code).exact.points, state: 'decided', version: 1 }
      const by = { decided_by: actor.account, decided_at: heads.at }
      await tx
        .insertInto('finding')
        .values({ ...finding, ...rest, ...by })
        .execute()
      const after = { pass: 'first', decision: 'accepted', unchangedSince: last!.id, version: 1 }
      const body = { round: submission.round.id, node: node.code, before: null, after }
      events.push({ stream, kind: 'finding.decided', by: actor.account, body })
    }
    await recordOn(tx, heads, events, call.origin)
    return { accepted: nodes.map(({ code }) => code) }
  })
}

function refuseClosed({ state, round, calendar }: StoredSubmission, at: number): void {
  if (!isOpen('acceptUnchanged', state)) throw new Refusal('wrong-state')
  if (!round.isOpen) throw new Refusal('round-not-open')
  if (!isInTime(at, calendar.appraisalUntil)) throw new Refusal('deadline-over')
}

/** The unit's submission of the same edition that was approved last. */
async function lastApproved(db: Db, { id, member, round }: StoredSubmission): Promise<StoredSubmission | undefined> {
  const row = await db
    .selectFrom('submission')
    .innerJoin('round', 'round.id', 'submission.round_id')
    .innerJoin('approval', 'approval.round_id', 'round.id')
    .select('submission.id')
    .where('submission.organisation_id', '=', member.id)
    .where('submission.state', '=', 'approved')
    .where('submission.id', '<>', id)
    .where('round.edition_id', '=', round.edition)
    .orderBy('round.period_to', 'desc')
    .orderBy('approval.approved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && submissionOf(db, row.id)
}

type Charge = { readonly actor: Actor; readonly below: string }

async function unchangedNodes(
  db: Db,
  grounds: Grounds,
  submission: StoredSubmission,
  last: StoredSubmission,
  { actor, below }: Charge,
): Promise<OutlineNode[]> {
  const [here, before] = [
    await judgedValues(db, grounds, submission, 'appraised'),
    await judgedValues(db, { ...grounds }, last, 'final'),
  ]
  const decided = new Set((await findingsOf(db, { submissions: [submission.id] })).map(({ node }) => node))
  const approved = new Map((await heldFindings(db, last.id)).map((one): [string, StoredFinding] => [one.node, one]))
  return applicableLeaves(grounds.outline, grounds.member.kind).filter((node) => {
    const isAsked = node.code === below || node.code.startsWith(`${below}.`)
    if (!isAsked || node.leaf!.unscored || decided.has(node.code) || !isCharged(actor, submission, node.code))
      return false
    const finding = approved.get(node.code)
    if (finding?.decision !== 'accepted' && finding?.decision !== 'corrected') return false
    const sides = { member: grounds.member.id, period: submission.round.period, lastPeriod: last.round.period }
    return isUnchanged(node, here.rows, before.rows, sides)
  })
}

async function selfPoints(db: Db, grounds: Grounds, submission: StoredSubmission) {
  return { points: judgedPoints(grounds, await judgedValues(db, grounds, submission, 'self')) }
}
