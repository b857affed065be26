import type { z } from 'zod'
import { sql } from 'kysely'
import type { appraisal } from '#contract/appraisal.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { QueueRow, QueueState } from '#contract/appraisal-views.ts'
import type { Db } from '#db/database.ts'
import { passFor } from '#domain/appraisal/why-not-appraise.ts'
import { holding } from '#domain/appraisal/finding.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { isOpen } from '#domain/workflow/moves.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import { isOfUnit } from '../submissions/whose.ts'
import { claimsOf } from '../values/claims.ts'
import type { ValueDeps } from '../values/deps.ts'
import { isDone, mayDecideEver, questionOf, type Question } from './look.ts'
import { findingsOf, type StoredFinding } from './stored-finding.ts'

type Input = z.output<(typeof appraisal.listAppraisalQueue)['input']>
type Output = OutputOf<typeof appraisal.listAppraisalQueue>

/** What the caller is charged with in submissions that are being appraised; nobody's own unit. */
export async function listAppraisalQueue(deps: ValueDeps, input: Input, call: Call): Promise<Output> {
  const { db } = deps
  const actor = actorOf(call)
  const ids = input.submission === undefined ? undefined : [input.submission]
  const open = (await storedSubmissions(db, { ids, round: input.round })).filter(
    (submission) =>
      isOpen('decideFinding', submission.state) && submission.round.isOpen && !isOfUnit(actor, submission),
  )
  const findings = Map.groupBy(await findingsOf(db, { submissions: open.map(({ id }) => id) }), placeOf)
  const explained = await explainedPlaces(db, open)
  const rows: QueueRow[] = []
  for (const submission of open)
    for (const node of await nodesOf(deps, actor, submission, input.node))
      rows.push(
        rowOf(
          actor,
          submission,
          node,
          findings.get(placeOf({ submission: submission.id, node: node.code })) ?? [],
          explained,
        ),
      )
  const count = (state: QueueState): number => rows.filter((row) => row.state === state).length
  const asked = rows.filter(({ state }) => input.state === undefined || state === input.state)
  const from = input.after === undefined ? 0 : asked.findIndex((row) => placeOf(row) === input.after) + 1
  const page = asked.slice(from, from + input.limit)
  const isMore = from + page.length < asked.length
  return {
    rows: await withChanges(deps, open, page),
    counts: { undecided: count('undecided'), decided: count('decided'), toReview: count('to-review') },
    ...(isMore && { next: placeOf(page.at(-1)!) }),
  }
}

function placeOf({ submission, node }: { readonly submission: string; readonly node: string }): string {
  return `${submission} ${node}`
}

/** Scored criteria that apply, below the one that is asked for. */
async function nodesOf(
  { db, content }: ValueDeps,
  actor: Actor,
  submission: StoredSubmission,
  below: string | undefined,
) {
  const { round, member } = submission
  const outline = content.outlines.get(round.edition)
  if (!outline) return []
  const { accepted } = await claimsOf(db, member.id, round.edition, round.period)
  return applicableLeaves(outline, member.kind).filter(
    ({ code, leaf }) =>
      !leaf!.unscored &&
      !accepted.includes(code) &&
      (below === undefined || code === below || code.startsWith(`${below}.`)) &&
      mayDecideEver(actor, submission, code),
  )
}

function rowOf(
  actor: Actor,
  submission: StoredSubmission,
  node: OutlineNode,
  findings: readonly StoredFinding[],
  explained: ReadonlySet<string>,
): QueueRow {
  const question = questionOf(actor, submission, node, findings)
  const pass = passFor(question)
  const own = findings.find((one) => one.pass === pass && one.state !== 'withdrawn')
  const { id, member, round, state } = submission
  const isExplained = explained.has(placeOf({ submission: id, node: node.code }))
  return {
    submission: id,
    organisation: { id: member.id, name: member.name },
    round: { id: round.id, name: round.title },
    edition: round.edition,
    period: round.period,
    submissionState: state,
    node: node.code,
    title: node.row.title.text,
    pass,
    state: stateOf(question, pass === 'first' || pass === 'blind' ? own : undefined, isExplained),
    ...(own && { decision: own.decision }),
    version: findings.find((one) => one.pass === pass)?.version ?? 0,
    isChanged: false,
  }
}

/** After the explanation, what the unit has spoken of is to be decided again; the rest stands. */
function stateOf(question: Question, own: StoredFinding | undefined, isExplained: boolean): QueueState {
  const held = holding(question.findings)
  if (question.state === 'second-appraisal') {
    if (held?.state === 'to-review') return 'to-review'
    return held === undefined || (isExplained && held.pass !== 'second') ? 'undecided' : 'decided'
  }
  if (question.isAgency) return isDone(question) ? 'decided' : 'undecided'
  return own?.state === 'to-review' ? 'to-review' : own ? 'decided' : 'undecided'
}

/** Criteria of which a unit has written. */
async function explainedPlaces(db: Db, open: readonly StoredSubmission[]): Promise<Set<string>> {
  if (open.length === 0) return new Set()
  const rows = await db
    .selectFrom('explanation_text')
    .select(['submission_id', 'node_code'])
    .distinct()
    .where(
      'submission_id',
      'in',
      open.map(({ id }) => id),
    )
    .where('side', '=', 'unit')
    .execute()
  return new Set(rows.map((row) => placeOf({ submission: row.submission_id, node: row.node_code })))
}

/** Method §9.2: “đã đổi sau khi nộp”, of the page's rows. */
async function withChanges({ db, content }: ValueDeps, open: readonly StoredSubmission[], page: readonly QueueRow[]) {
  const ids = [...new Set(page.map(({ submission }) => submission))]
  const attempts = new Map(open.map(({ id, attempt }) => [id, attempt]))
  const { rows } = await sql<{ submission: string; item: string }>`
    select distinct pin.submission_id as submission, value.item_id as item
    from unnest(${ids}::uuid[], ${ids.map((id) => attempts.get(id)!)}::int[]) as asked (id, attempt)
    join pin on pin.submission_id = asked.id and pin.attempt = asked.attempt
    join value on value.id = pin.value_id
    where exists (
      select from value as later where later.subject_id = value.subject_id and later.item_id = value.item_id
        and later.period = value.period and later.part_id is not distinct from value.part_id
        and later.version > value.version)
  `.execute(db)
  const changed = new Set(rows.map(({ submission, item }) => `${submission} ${item}`))
  return page.map((row) => {
    const letters = content.outlines.get(row.edition)!.byCode.get(row.node)!.leaf!.letters
    return { ...row, isChanged: letters.some(({ item }) => changed.has(`${row.submission} ${item.id}`)) }
  })
}
