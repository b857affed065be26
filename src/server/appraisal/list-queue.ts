import { sql } from 'kysely'
import type { z } from 'zod'
import type { appraisal } from '#contract/appraisal.ts'
import type { QueuePart, QueueRow } from '#contract/appraisal-views.ts'
import type { OutputOf } from '#contract/operation.ts'
import type { Db } from '#db/database.ts'
import { fold } from '#domain/fold.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { actorOf, type Call } from '../call.ts'
import { Refusal } from '../refusal.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'
import type { ValueDeps } from '../values/deps.ts'
import { placeKey, placesWithNews } from './news.ts'
import { isUnderAppraisal, queuePlaces, type QueuePlace } from './queue-places.ts'

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
  const open = inOrder.filter((one) => isAskedFor(one, input) && isUnderAppraisal(actor, one))
  const all = found(await queuePlaces(deps, actor, open, input.node), input.find)
  const news = await placesWithNews(deps, actor.account, all)
  const isPart = (place: QueuePlace, part: QueuePart): boolean =>
    part === 'news' ? hasNews(news, place) : part === 'explained' ? place.isExplained : place.state === part
  const order = placeOrder(input.order, inOrder)
  const asked = all.filter((place) => input.state === undefined || isPart(place, input.state)).sort(order)
  const rest = cursor ? asked.filter(behind(cursor, deps, inOrder, order)) : asked
  const page = rest.slice(0, input.limit)
  const count = (part: QueuePart): number => all.filter((place) => isPart(place, part)).length
  return {
    rows: await rowsOf(deps, page, news),
    counts: {
      undecided: count('undecided'),
      decided: count('decided'),
      toReview: count('to-review'),
      explained: count('explained'),
      news: count('news'),
    },
    before: asked.length - rest.length,
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

/** The one at which the page before stopped may have left what is asked for. */
function isAskedFor(one: StoredSubmission, { round, submission }: Input): boolean {
  return (submission ?? one.id) === one.id && (round ?? one.round.id) === one.round.id
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

type Placed = Pick<QueuePlace, 'submission' | 'node'>
type PlaceOrder = (one: Placed, other: Placed) => number

/** Rounds as they come; within one by unit and print, or by print and unit. */
function placeOrder(order: Input['order'], inOrder: readonly StoredSubmission[]): PlaceOrder {
  const rounds = [...new Set(inOrder.map(({ round }) => round.id))]
  const [roundAt, unitAt] = [new Map(rounds.map((id, at) => [id, at])), new Map(inOrder.map(({ id }, at) => [id, at]))]
  return (one, other) => {
    const byRound = roundAt.get(one.submission.round.id)! - roundAt.get(other.submission.round.id)!
    const byUnit = unitAt.get(one.submission.id)! - unitAt.get(other.submission.id)!
    const byPrint = one.node.index - other.node.index
    return byRound || (order === 'unit' ? byUnit || byPrint : byPrint || byUnit)
  }
}

/** Places that come after the one named. */
function behind(
  { submission: id, node: code }: Cursor,
  { content }: ValueDeps,
  inOrder: readonly StoredSubmission[],
  order: PlaceOrder,
): (place: QueuePlace) => boolean {
  const submission = inOrder.find((one) => one.id === id)
  const node = content.outlines.get(submission?.round.edition ?? '')?.byCode.get(code)
  if (!submission || !node) throw new Refusal('bad-input', ['after: not what a page gave as `next`'])
  return (place) => order(place, { submission, node }) > 0
}

function hasNews(news: ReadonlySet<string>, { submission, node }: QueuePlace): boolean {
  return news.size > 0 && news.has(placeKey(submission.id, node.code))
}

function found(places: QueuePlace[], wanted: string | undefined): QueuePlace[] {
  const words = fold(wanted ?? '')
  if (words === '') return places
  const units = new Map(places.map(({ submission: { member } }) => [member.id, fold(member.name).includes(words)]))
  const criteria = new Map(
    places.map(({ node }) => [node, fold(`${node.code} ${node.row.title.text}`).includes(words)]),
  )
  return places.filter(({ submission, node }) => units.get(submission.member.id) || criteria.get(node))
}

async function rowsOf(deps: ValueDeps, page: readonly QueuePlace[], news: ReadonlySet<string>): Promise<QueueRow[]> {
  const changed = await changedItems(deps.db, page)
  return page.map((place) => rowOf(place, changed, news))
}

function rowOf(place: QueuePlace, changed: ReadonlySet<string>, news: ReadonlySet<string>): QueueRow {
  const { submission, node, pass, state, own, version, isExplained } = place
  return {
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
    isExplained,
    hasNews: hasNews(news, place),
  }
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
