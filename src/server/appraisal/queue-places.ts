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
import { sampleOf } from './criterion.ts'
import { isCharged, isDone, mayDecideEver, type Question } from './look.ts'

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

/** What is on record of submissions that decides how their criteria stand. */
export type QueueFacts = {
  readonly accepted: NodesBySubmission
  readonly findings: ReadonlyMap<string, ReadonlyMap<string, readonly QueueFinding[]>>
  readonly explained: NodesBySubmission
}

/** Each kind of row is read in one query for all submissions, whatever their number. */
export async function queueFacts(db: Db, ids: readonly string[]): Promise<QueueFacts> {
  return {
    accepted: await acceptedClaims(db, ids),
    findings: await findingsByPlace(db, ids),
    explained: await explainedPlaces(db, ids),
  }
}

/** Scored criteria that apply and that the caller is charged with, in the order of the submissions and of the print. */
export async function queuePlaces(
  { db, content }: ValueDeps,
  actor: Charged,
  submissions: readonly StoredSubmission[],
  below: string | undefined,
): Promise<QueuePlace[]> {
  const facts = await queueFacts(
    db,
    submissions.map(({ id }) => id),
  )
  return placesIn(content, facts, actor, submissions, below)
}

/** Somebody with what they may be today. */
export type Charged = Pick<Actor, 'account' | 'grants'>

export function placesIn(
  content: ValueDeps['content'],
  { accepted, findings, explained }: QueueFacts,
  actor: Charged,
  submissions: readonly StoredSubmission[],
  below: string | undefined,
): QueuePlace[] {
  const chargesOf = chargesIn(content, actor, below)
  return submissions.flatMap((submission) => {
    const [notAsked, spoken] = [accepted.get(submission.id), explained.get(submission.id)]
    const [found, isSampled] = [findings.get(submission.id), sampleOf(submission)]
    const asking = { account: actor.account, isOfUnit: isOfUnit(actor, submission), state: submission.state }
    return chargesOf(submission)
      .filter(({ node }) => !notAsked?.has(node.code))
      .map(({ node, isAgency }): QueuePlace => {
        const of = { isAgency, isSampled: isSampled(node.code), findings: found?.get(node.code) ?? [] }
        return placeOf(submission, node, { ...asking, ...of }, spoken?.has(node.code) ?? false)
      })
  })
}

type Charge = { readonly node: OutlineNode; readonly isAgency: boolean }

/**
 * What somebody decides in a submission of another's unit: the same in all of one edition and kind of unit, because only
 * in one's own does it matter whose it is.
 */
function chargesIn(
  { outlines }: ValueDeps['content'],
  actor: Charged,
  below: string | undefined,
): (submission: StoredSubmission) => readonly Charge[] {
  const known = new Map<string, readonly Charge[]>()
  return (submission) => {
    const { round, member } = submission
    const key = `${round.edition} ${member.kind} ${isOfUnit(actor, submission) ? submission.id : ''}`
    const outline = outlines.get(round.edition)
    const charges =
      known.get(key) ??
      (outline ? applicableLeaves(outline, member.kind) : [])
        .filter(({ code, leaf }) => !leaf!.unscored && isBelow(code, below) && mayDecideEver(actor, submission, code))
        .map((node) => ({ node, isAgency: !isCharged(actor, submission, node.code) }))
    known.set(key, charges)
    return charges
  }
}

/** Whether a submission is being appraised, and may be by somebody of another unit. */
export function isUnderAppraisal(actor: Charged, submission: StoredSubmission): boolean {
  return submission.round.isOpen && isOpen('decideFinding', submission.state) && !isOfUnit(actor, submission)
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
type NodesBySubmission = ReadonlyMap<string, ReadonlySet<string>>

function bySubmission(rows: readonly Row[]): NodesBySubmission {
  const groups = Map.groupBy(rows, ({ submission }) => submission)
  return new Map([...groups].map(([submission, some]) => [submission, new Set(some.map(({ node }) => node))]))
}

/** Looked up unit by unit (`offset 0` holds the planner to it): else those of all periods are read. */
async function acceptedClaims(db: Db, ids: readonly string[]): Promise<NodesBySubmission> {
  const { rows } = await sql<Row>`
    select submission.id as submission, claim.node_code as node
    from submission join round on round.id = submission.round_id
    cross join lateral (
      select node_code from not_applicable
      where organisation_id = submission.organisation_id and edition_id = round.edition_id and period = round.period
        and state = 'accepted' offset 0
    ) as claim
    where submission.id = any(${ids}::uuid[])
  `.execute(db)
  return bySubmission(rows)
}

/** A round has tens of thousands: one text for each submission is read many times faster than as many rows. */
async function findingsByPlace(db: Db, ids: readonly string[]): Promise<Map<string, Map<string, QueueFinding[]>>> {
  const { rows } = await sql<{ submission: string; findings: string }>`
    select submission_id as submission,
      string_agg(concat_ws(' ', node_code, pass, state, decision, version, decided_by, result), chr(10)) as findings
    from finding where submission_id = any(${ids}::uuid[]) group by submission_id
  `.execute(db)
  return new Map(rows.map(({ submission, findings }) => [submission, findingsIn(findings)]))
}

function findingsIn(text: string): Map<string, QueueFinding[]> {
  const nodes = new Map<string, QueueFinding[]>()
  for (const line of text.split('\n')) {
    const [node, pass, state, decision, version, by, result] = line.split(' ') as FindingWords
    const finding = { pass, state, decision, result, version: Number(version), by }
    const known = nodes.get(node)
    if (known) known.push(finding)
    else nodes.set(node, [finding])
  }
  return nodes
}

type FindingWords = [
  node: string,
  pass: FindingPass,
  state: FindingState,
  decision: FindingDecision,
  version: string,
  by: string,
  result: string | undefined,
]

/** Criteria of which a unit has written. */
async function explainedPlaces(db: Db, ids: readonly string[]): Promise<NodesBySubmission> {
  const { rows } = await sql<Row>`
    select distinct submission_id as submission, node_code as node from explanation_text
    where submission_id = any(${ids}::uuid[]) and side = 'unit'
  `.execute(db)
  return bySubmission(rows)
}
