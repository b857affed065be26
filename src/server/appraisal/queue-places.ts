import { sql } from 'kysely'
import type { QueueState } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import { holding, type FindingDecision, type FindingPass, type FindingState } from '#domain/appraisal/finding.ts'
import type { DecidedBy } from '#domain/appraisal/why-not-appraise.ts'
import { passFor } from '#domain/appraisal/why-not-appraise.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import type { Actor } from '../call.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { ValueDeps } from '../values/deps.ts'
import { isDone, mayDecideEver, questionOf, type Question } from './look.ts'

/** One criterion of one submission in the queue of somebody. */
export type QueuePlace = {
  readonly submission: StoredSubmission
  readonly node: OutlineNode
  readonly pass: FindingPass
  readonly state: QueueState
  readonly own: QueueFinding | undefined
  /** The unit has written of it. */
  readonly isExplained: boolean
  /** Of the look that the caller would take; 0 where there is none. */
  readonly version: number
}

type QueueFinding = DecidedBy & { readonly version: number }

/**
 * Scored criteria that apply and that the caller is charged with, in the order of the submissions and of the print:
 * each kind of row is read in one query for all submissions, whatever their number.
 */
export async function queuePlaces(
  { db, content }: ValueDeps,
  actor: Actor,
  submissions: readonly StoredSubmission[],
  below: string | undefined,
): Promise<QueuePlace[]> {
  const ids = submissions.map(({ id }) => id)
  const accepted = await acceptedClaims(db, ids)
  const findings = await findingsByPlace(db, ids)
  const explained = await explainedPlaces(db, ids)
  return submissions.flatMap((submission) => {
    const outline = content.outlines.get(submission.round.edition)
    const leaves = outline ? applicableLeaves(outline, submission.member.kind) : []
    return leaves
      .filter(({ code, leaf }) => !leaf!.unscored && isBelow(code, below) && !accepted.has(keyOf(submission.id, code)))
      .filter(({ code }) => mayDecideEver(actor, submission, code))
      .map((node): QueuePlace => {
        const key = keyOf(submission.id, node.code)
        const question = questionOf(actor, submission, node, findings.get(key) ?? [])
        return placeOf(submission, node, question, explained.has(key))
      })
  })
}

/** Whether a submission is being appraised, and may be by somebody of another unit. */
export function isUnderAppraisal(actor: Actor, submission: StoredSubmission): boolean {
  return submission.round.isOpen && isOpen('decideFinding', submission.state) && !isOfUnit(actor, submission)
}

function keyOf(submission: string, node: string): string {
  return `${submission} ${node}`
}

function isBelow(code: string, node: string | undefined): boolean {
  return node === undefined || code === node || code.startsWith(`${node}.`)
}

function placeOf(
  submission: StoredSubmission,
  node: OutlineNode,
  question: Question<QueueFinding>,
  isExplained: boolean,
): QueuePlace {
  const pass = passFor(question)
  const look = question.findings.find((one) => one.pass === pass)
  const own = look?.state === 'withdrawn' ? undefined : look
  const state = stateOf(question, pass === 'first' || pass === 'blind' ? own : undefined, isExplained)
  return { submission, node, pass, state, own, isExplained, version: look?.version ?? 0 }
}

/** After the explanation, what the unit has spoken of is to be decided again; the rest stands. */
function stateOf(question: Question<QueueFinding>, own: QueueFinding | undefined, isExplained: boolean): QueueState {
  const held = holding(question.findings)
  if (question.state === 'second-appraisal') {
    if (held?.state === 'to-review') return 'to-review'
    return held === undefined || (isExplained && held.pass !== 'second') ? 'undecided' : 'decided'
  }
  if (question.isAgency) return isDone(question) ? 'decided' : 'undecided'
  return own?.state === 'to-review' ? 'to-review' : own ? 'decided' : 'undecided'
}

type Row = { readonly submission: string; readonly node: string }

async function acceptedClaims(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<Row>`
    select submission.id as submission, claim.node_code as node
    from submission join round on round.id = submission.round_id
    join not_applicable as claim on claim.organisation_id = submission.organisation_id
      and claim.edition_id = round.edition_id and claim.period = round.period
    where submission.id = any(${ids}::uuid[]) and claim.state = 'accepted'
  `.execute(db)
  return new Set(rows.map(({ submission, node }) => keyOf(submission, node)))
}

type FindingRow = Row & {
  readonly pass: FindingPass
  readonly state: FindingState
  readonly decision: FindingDecision
  readonly result: string | null
  readonly version: number
  readonly by: string
}

async function findingsByPlace(db: Db, ids: readonly string[]): Promise<Map<string, QueueFinding[]>> {
  const { rows } = await sql<FindingRow>`
    select submission_id as submission, node_code as node, pass, state, decision, result, version, decided_by as by
    from finding where submission_id = any(${ids}::uuid[])
  `.execute(db)
  const places = new Map<string, QueueFinding[]>()
  for (const { submission, node, result, ...row } of rows) {
    const key = keyOf(submission, node)
    const known = places.get(key)
    const finding = { ...row, result: result ?? undefined }
    if (known) known.push(finding)
    else places.set(key, [finding])
  }
  return places
}

/** Criteria of which a unit has written. */
async function explainedPlaces(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<Row>`
    select distinct submission_id as submission, node_code as node from explanation_text
    where submission_id = any(${ids}::uuid[]) and side = 'unit'
  `.execute(db)
  return new Set(rows.map(({ submission, node }) => keyOf(submission, node)))
}
