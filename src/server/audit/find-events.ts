import { sql, type RawBuilder } from 'kysely'
import type { AuditEvent, EventSearch } from '#contract/audit.ts'
import { areaOf, EVENT_AREAS, type EventArea } from '#domain/event/event-area.ts'
import { EventKind } from '#domain/event/event-kind.ts'
import { shownBody, withheldFrom } from '#domain/event/shown-body.ts'
import { soughtIn, standsIn, type Sought } from '#domain/event/sought.ts'
import type { Actor } from '../call.ts'
import { today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { aboutStreams, toldItem, type AuditDeps } from './event-names.ts'
import { saidTexts } from './said-texts.ts'

/** Some of what a search looks at, newest first. */
export type Batch = {
  /** What it finds there. */
  readonly found: readonly AuditEvent[]
  readonly looked: number
  /** The oldest that was looked at; undefined where nothing was. */
  readonly last?: { readonly id: string; readonly at: Date }
  /** Nothing older is left. */
  readonly isEnd: boolean
}

/** Where a search begins, and how much it reads at once. */
export type Reading = { readonly before?: string | undefined; readonly atOnce: number }

const MOST_DAYS = 366
const DAY_MS = 86_400_000
const INDOCHINA_MS = 7 * 3_600_000
/** How far the clock of a server that made an event's id may be from the database's (method §16.2). */
const CLOCKS_DIFFER_MS = DAY_MS

/**
 * All that a search finds, in the order in which it was recorded (method §16.2): by the ids, which tell the time and have
 * an index. Each batch is a query of its own: no connection waits for whoever reads.
 */
export async function* findEvents(
  deps: AuditDeps,
  { grants }: Pick<Actor, 'grants'>,
  search: EventSearch,
  { before, atOnce }: Reading,
): AsyncGenerator<Batch> {
  const withheld = withheldFrom(grants.map(({ role }) => role))
  const where = await conditionsOf(deps, search)
  const sought = soughtIn(search.words ?? '')
  let older = before
  for (;;) {
    const rows = await rowsBefore(deps, where, older, atOnce)
    const events = await namedEvents(deps, rows, withheld)
    const last = rows.at(-1)
    const isEnd = rows.length < atOnce
    // Looked for in what is shown, so that nothing withheld can be found out by asking.
    const found = isNothing(sought) ? events : events.filter((event) => standsIn(saidTexts(event), sought))
    yield { found, looked: rows.length, ...(last && { last: { id: last.id, at: last.at } }), isEnd }
    if (isEnd) return
    older = last!.id
  }
}

function isNothing({ words, phrases }: Sought): boolean {
  return words.length + phrases.length === 0
}

export type EventRow = {
  readonly id: string
  readonly stream: string
  readonly sequence: number
  readonly kind: EventKind
  readonly at: Date
  readonly by_account: string | null
  readonly display_name: string | null
  readonly body: Record<string, unknown>
  readonly origin_id: string | null
  readonly address: string | null
  readonly device: string | null
}

/** What an event is read from; origins too, for whoever searches may see them. */
export const EVENT_ROW = sql`
  select event.id, event.stream, event.sequence, event.kind, event.at, event.by_account, account.display_name, event.body,
    origin.event_id as origin_id, host(origin.address) as address, origin.device
  from event
  left join account on account.id = event.by_account
  left join event_origin as origin on origin.event_id = event.id
`

async function rowsBefore(
  { db }: AuditDeps,
  where: RawBuilder<unknown>,
  before: string | undefined,
  atOnce: number,
): Promise<EventRow[]> {
  const older = before === undefined ? sql`` : sql`and event.id < ${before}::uuid`
  const { rows } = await sql<EventRow>`
    ${EVENT_ROW} where ${where} ${older} order by event.id desc limit ${atOnce}
  `.execute(db)
  return rows
}

/** Rows as they are told to somebody from whom some areas are withheld. */
export async function namedEvents(
  deps: AuditDeps,
  rows: readonly EventRow[],
  withheld: ReadonlySet<EventArea>,
): Promise<AuditEvent[]> {
  const about = await aboutStreams(
    deps,
    rows.map(({ stream }) => stream),
  )
  return rows.map(({ id, stream, sequence, kind, at, body, ...row }) => {
    const shown = shownBody(kind, body, withheld)
    const item = toldItem(deps, shown['item'])
    return {
      ...{ id, stream, sequence, kind, at: at.toISOString(), body: shown, about: about.get(stream)! },
      by: row.by_account === null ? null : { id: row.by_account, name: row.display_name! },
      ...(row.origin_id !== null && { origin: { address: row.address, device: row.device } }),
      ...(item && { item }),
    }
  })
}

/** The days of a search, both counted. */
export function spanOf({ from, to }: Pick<EventSearch, 'from' | 'to'>): { readonly from: string; readonly to: string } {
  const last = to ?? (from === undefined ? today() : dayAfter(from, MOST_DAYS - 1))
  const first = from ?? dayAfter(last, 1 - MOST_DAYS)
  if (last < first) throw new Refusal('bad-input', ['to: before from'])
  if (last > dayAfter(first, MOST_DAYS - 1)) throw new Refusal('bad-input', [`from, to: at most ${MOST_DAYS} days`])
  return { from: first, to: last }
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

async function conditionsOf({ db }: AuditDeps, search: EventSearch): Promise<RawBuilder<unknown>> {
  const { from, to } = spanOf(search)
  const [first, end] = [Date.parse(from) - INDOCHINA_MS, Date.parse(to) + DAY_MS - INDOCHINA_MS]
  const { kind, account, organisation, round, edition } = search
  const conditions = [
    sql`event.id >= ${firstIdAt(first - CLOCKS_DIFFER_MS)}::uuid and event.id < ${firstIdAt(end + CLOCKS_DIFFER_MS)}::uuid`,
    sql`event.at >= ${new Date(first)} and event.at < ${new Date(end)}`,
  ]
  if (kind !== undefined) conditions.push(sql`event.kind = any(${kindsOf(kind)}::text[])`)
  if (account !== undefined)
    conditions.push(sql`(event.by_account = ${account}::uuid or event.stream = ${`account:${account}`})`)
  for (const streams of [
    organisation !== undefined && [`organisation:${organisation}`, ...(await submissionsOf(db, { organisation }))],
    round !== undefined && [`round:${round}`, ...(await submissionsOf(db, { round }))],
    edition !== undefined && [`edition:${edition}`],
  ])
    if (streams) conditions.push(sql`event.stream = any(${streams}::text[])`)
  return sql.join(conditions, sql` and `)
}

/** The least UUIDv7 of a millisecond. */
function firstIdAt(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

function kindsOf(kind: NonNullable<EventSearch['kind']>): readonly EventKind[] {
  const area = EVENT_AREAS.find((one) => one === kind)
  return area ? EventKind.options.filter((one) => areaOf(one) === area) : [EventKind.parse(kind)]
}

type Owner = { readonly organisation: string } | { readonly round: string }

async function submissionsOf(db: AuditDeps['db'], owner: Owner): Promise<string[]> {
  const column = 'round' in owner ? 'round_id' : 'organisation_id'
  const id = 'round' in owner ? owner.round : owner.organisation
  const rows = await db.selectFrom('submission').select('id').where(column, '=', id).execute()
  return rows.map((row) => `submission:${row.id}`)
}
