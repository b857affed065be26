import { sql } from 'kysely'
import type { z } from 'zod'
import type { appraisal } from '#contract/appraisal.ts'
import type { QueueRow, QueueState } from '#contract/appraisal-views.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { isOpen, MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import { isOfUnit } from '../submissions/whose.ts'
import type { ValueDeps } from '../values/deps.ts'
import { queuePlaces, type QueuePlace } from './queue-places.ts'

type Input = z.output<(typeof appraisal.listAppraisalQueue)['input']>
type Output = OutputOf<typeof appraisal.listAppraisalQueue>

/**
 * What the caller is charged with in submissions that are being appraised; nobody's own unit. A page goes on behind the
 * place where the one before stopped, whatever has been decided or has moved on since.
 */
export async function listAppraisalQueue(deps: ValueDeps, input: Input, call: Call): Promise<Output> {
  const actor = actorOf(call)
  const cursor = cursorIn(input.after)
  const inOrder = await submissionsInOrder(deps.db, input, cursor?.submission)
  const open = inOrder.filter((one) => isUnderAppraisal(one, input) && !isOfUnit(actor, one))
  const places = await queuePlaces(deps, actor, open, input.node)
  const asked = places.filter(({ state }) => input.state === undefined || state === input.state)
  const rest = cursor ? asked.filter(behind(cursor, deps, inOrder)) : asked
  const page = rest.slice(0, input.limit)
  const count = (state: QueueState): number => places.filter((place) => place.state === state).length
  return {
    rows: await rowsOf(deps, page),
    counts: { undecided: count('undecided'), decided: count('decided'), toReview: count('to-review') },
    ...(rest.length > page.length && { next: cursorOf(page.at(-1)!) }),
  }
}

/** Those that are being appraised, and the one at which the page before stopped, whatever has become of it. */
async function submissionsInOrder(
  db: Db,
  { round, submission }: Input,
  stoppedAt: string | undefined,
): Promise<StoredSubmission[]> {
  const { rows } = await sql<{ id: string }>`
    select submission.id from submission join round on round.id = submission.round_id
    where (round.state = 'open' and submission.state = any(${MOVES.decideFinding.from}::text[])
        ${round === undefined ? sql`` : sql`and round.id = ${round}`}
        ${submission === undefined ? sql`` : sql`and submission.id = ${submission}`})
      or submission.id = ${stoppedAt ?? null}::uuid
  `.execute(db)
  return storedSubmissions(db, { ids: rows.map(({ id }) => id) })
}

function isUnderAppraisal(one: StoredSubmission, { round, submission }: Input): boolean {
  const isAsked = (submission ?? one.id) === one.id && (round ?? one.round.id) === one.round.id
  return isAsked && one.round.isOpen && isOpen('decideFinding', one.state)
}

type Cursor = { readonly submission: string; readonly node: string }

function cursorOf({ submission, node }: QueuePlace): string {
  return `${submission.id} ${node.code}`
}

function cursorIn(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined
  const [submission, node] = after.split(' ')
  return { submission: submission!, node: node! }
}

/** Places in the order of the submissions, then of the print, that come after the one named. */
function behind(
  { submission, node }: Cursor,
  { content }: ValueDeps,
  inOrder: readonly StoredSubmission[],
): (place: QueuePlace) => boolean {
  const order = new Map(inOrder.map(({ id }, at) => [id, at]))
  const stoppedAt = order.get(submission)
  const edition = stoppedAt === undefined ? undefined : inOrder[stoppedAt]!.round.edition
  const printed = content.outlines.get(edition ?? '')?.byCode.get(node)
  if (stoppedAt === undefined || !printed) throw new Refusal('bad-input', ['after: not what a page gave as `next`'])
  return (place) => {
    const at = order.get(place.submission.id)!
    return at > stoppedAt || (at === stoppedAt && place.node.index > printed.index)
  }
}

async function rowsOf(deps: ValueDeps, page: readonly QueuePlace[]): Promise<QueueRow[]> {
  const changed = await changedItems(deps.db, page)
  return page.map(({ submission, node, pass, state, own, version }) => ({
    submission: submission.id,
    organisation: { id: submission.member.id, name: submission.member.name },
    round: { id: submission.round.id, name: submission.round.title },
    edition: submission.round.edition,
    period: submission.round.period,
    submissionState: submission.state,
    node: node.code,
    title: node.row.title.text,
    pass,
    state,
    ...(own && { decision: own.decision }),
    version,
    isChanged: node.leaf!.letters.some(({ item }) => changed.has(`${submission.id} ${item.id}`)),
  }))
}

/** Method §9.2: “đã đổi sau khi nộp”; submissions with items that the page's criteria read. */
async function changedItems(db: Db, page: readonly QueuePlace[]): Promise<Set<string>> {
  const attempts = new Map(page.map(({ submission: { id, attempt } }) => [id, attempt]))
  const items = [...new Set(page.flatMap(({ node }) => node.leaf!.letters.map(({ item }) => item.id)))]
  const { rows } = await sql<{ submission: string; item: string }>`
    select distinct pin.submission_id as submission, value.item_id as item
    from unnest(${[...attempts.keys()]}::uuid[], ${[...attempts.values()]}::int[]) as asked (id, attempt)
    join pin on pin.submission_id = asked.id and pin.attempt = asked.attempt
    join value on value.id = pin.value_id and value.item_id = any(${items}::text[])
    where exists (
      select from value as later where later.subject_id = value.subject_id and later.item_id = value.item_id
        and later.period = value.period and later.part_id is not distinct from value.part_id
        and later.version > value.version)
  `.execute(db)
  return new Set(rows.map(({ submission, item }) => `${submission} ${item}`))
}
