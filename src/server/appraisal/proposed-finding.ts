import { uuidv7 } from 'uuidv7'
import type { InputOf } from '#contract/operation.ts'
import type { appraisal } from '#contract/appraisal.ts'
import type { z } from 'zod'
import type { Db } from '#db/database.ts'
import { decisionFaults, type FindingWish } from '#domain/appraisal/decision-faults.ts'
import { whyNotAppraise } from '#domain/appraisal/why-not-appraise.ts'
import type { FindingPass } from '#domain/appraisal/finding.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { isInTime } from '#domain/round/deadline.ts'
import { isOpen, type MoveName } from '#domain/workflow/moves.ts'
import type { Actor } from '../call.ts'
import { Refusal } from '../refusal.ts'
import type { Grounds } from '../submissions/grounds.ts'
import { judgedPoints } from '../submissions/judged-points.ts'
import { rowsOf } from '../submissions/given-rows.ts'
import { judgedValues } from '../submissions/judged-values.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { changeBy, type Change } from './change.ts'
import { basisOf, criterionOf, pointsOf, restOf } from './criterion.ts'
import { keysRead, readingOf, wholeOf } from './reading.ts'
import { questionOf } from './look.ts'
import { correctionsWith } from './stored-correction.ts'
import { findingsOf, findingView, judgementsOf, type StoredFinding } from './stored-finding.ts'

export type DecideInput = z.output<(typeof appraisal.decideFinding)['input']>
export type WithdrawInput = InputOf<typeof appraisal.withdrawFinding>

/** A finding that somebody wants to decide, or to take back, with what it would do; nothing is written yet. */
export type Proposed = {
  readonly node: OutlineNode
  readonly finding: StoredFinding
  /** The same finding before; absent where there was none. */
  readonly before: StoredFinding | undefined
  readonly change: Change
}

type Place = {
  readonly grounds: Grounds
  readonly submission: StoredSubmission
  readonly actor: Actor
  readonly at: Date
}

/** Refuses what may not be decided so, by whom, now, or on what has changed since it was seen. */
export async function proposedFinding(db: Db, place: Place, input: DecideInput): Promise<Proposed> {
  const { grounds, submission, actor, at } = place
  const seen = await admitted(db, 'decideFinding', place, input)
  const { node, before } = seen
  refuseFaults(grounds, node, input)
  refuseUnfixed(submission, grounds, input)
  const isBlind = input.pass === 'blind'
  const judged = await judgedValues(db, grounds, submission, 'appraised')
  const basis = basisOf(restOf(grounds, node.code, judged), submission, isBlind)
  if (basis !== input.basis) throw stale(await current(db, before), basis)
  const finding: StoredFinding = {
    id: before?.id ?? uuidv7(),
    submission: submission.id,
    node: node.code,
    pass: input.pass,
    ...{ decision: input.decision, points: input.points, reasonCode: input.reasonCode, reason: input.reason },
    result: await resultOf(db, place, node.code, input),
    state: 'decided',
    version: input.version + 1,
    ...{ by: actor.account, byName: actor.name, at },
  }
  const change = await changeBy(db, submission.round.id, { ...finding, corrections: input.corrections })
  return { node, finding, before, change }
}

/** The same of taking a finding back. */
export async function proposedWithdrawal(db: Db, place: Place, input: WithdrawInput): Promise<Proposed> {
  const { node, before } = await admitted(db, 'withdrawFinding', place, input)
  if (!before || before.state === 'withdrawn') throw new Refusal('wrong-state')
  const { version, ...rest } = before
  const finding: StoredFinding = { ...rest, state: 'withdrawn', version: version + 1 }
  const change = await changeBy(db, place.submission.round.id, { ...finding, corrections: [] })
  return { node, finding, before, change }
}

type Seen = {
  readonly node: OutlineNode
  readonly findings: readonly StoredFinding[]
  readonly before: StoredFinding | undefined
}

/** Who, when, and on which version; the same for a preview as for the decision. */
async function admitted(
  db: Db,
  move: MoveName,
  { grounds, submission, actor, at }: Place,
  { node: code, pass, version }: { readonly node: string; readonly pass: FindingPass; readonly version: number },
): Promise<Seen> {
  const { state, round, calendar } = submission
  if (!isOpen(move, state)) throw new Refusal('wrong-state')
  if (!round.isOpen) throw new Refusal('round-not-open')
  const node = criterionOf(grounds, code)
  const findings = await findingsOf(db, { submissions: [submission.id], node: node.code })
  const whyNot = whyNotAppraise({ ...questionOf(actor, submission, node, findings), pass })
  if (whyNot) throw new Refusal(whyNot)
  const until = pass === 'second' ? calendar.councilUntil : calendar.appraisalUntil
  if (!isInTime(Number(at), until)) throw new Refusal('deadline-over', undefined, { at: new Date(until).toISOString() })
  const before = findings.find((one) => one.pass === pass)
  if ((before?.version ?? 0) !== version) throw stale(await current(db, before))
  return { node, findings, before }
}

function refuseFaults(grounds: Grounds, node: OutlineNode, wish: FindingWish): void {
  const { outline: _, items } = grounds
  const keys = new Set(keysRead(readingOf(grounds), node.code).map(wholeOf))
  const faults = decisionFaults(node, wish, { items, reads: (key) => keys.has(wholeOf(key)) })
  if (faults.length > 0) throw new Refusal('finding-not-decided', undefined, { faults })
}

/** Numbers of others are corrected once the round has fixed them: before that nobody reads them. */
function refuseUnfixed({ round, calendar }: StoredSubmission, { isOwn }: Grounds, { corrections }: DecideInput): void {
  if (round.isCommonFixed || corrections.every(isOwn)) return
  throw new Refusal('common-values-not-fixed', undefined, { at: new Date(calendar.fixedAt).toISOString() })
}

/** Method §15.6: the criterion's points by this finding alone, over the numbers as they were pinned. */
async function resultOf(
  db: Db,
  { grounds, submission }: Place,
  node: string,
  { decision, points, corrections }: DecideInput,
): Promise<string> {
  const self = await judgedValues(db, grounds, submission, 'self')
  const alone = {
    ...self,
    rows: rowsOf([...self.own, ...self.common], decision === 'corrected' ? corrections : []),
    judged: judgementsOf([{ node, decision, points }]),
  }
  return pointsOf(judgedPoints(grounds, alone), node).exact.points
}

async function current(db: Db, finding: StoredFinding | undefined) {
  if (!finding) return undefined
  return findingView(finding, (await correctionsWith(db, [finding])).get(finding.id) ?? [])
}

/** What is there now, so that the caller can look again. */
function stale(finding: unknown, basis?: string): Refusal {
  return new Refusal('stale', undefined, {
    ...(finding !== undefined && { current: finding }),
    ...(basis && { basis }),
  })
}
