import { sql, type RawBuilder } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Db, Tx } from '#db/database.ts'
import { canonicalJson } from '#domain/event/canonical-json.ts'
import { GENESIS, linkHash, type StreamHead } from '#domain/event/chain.ts'
import { bodyFault } from '#domain/event/event-body.ts'
import type { NewEvent, StreamName } from '#domain/event/event.ts'
import type { StoredEvent } from '#domain/event/verify-stream.ts'
import type { Origin } from '../call.ts'
import { sha256 } from './sha256.ts'

/** Heads that events can be written on. */
export type Heads = {
  readonly byStream: Map<string, StreamHead>
  /** The database's time, never before that of a stream's last event: what the command writes bears it too. */
  readonly at: Date
}

/**
 * Writes a command's events, in the command's transaction. Locks the heads of their streams until its end: call it
 * once, and last, so that two commands cannot wait for each other.
 */
export async function record(tx: Tx, events: readonly NewEvent[], origin: Origin = {}): Promise<{ at: Date }> {
  if (events.length === 0) throw new Error('a command without events')
  const heads = await lockHeads(
    tx,
    events.map(({ stream }) => stream),
  )
  await recordOn(tx, heads, events, origin)
  return { at: heads.at }
}

/** For a command that must know its time, or that nobody else moves its heads until its end, before it writes. */
export async function lockHeads(tx: Tx, streams: readonly StreamName[]): Promise<Heads> {
  const rows = await lockedRows(tx, [...new Set(streams)].sort())
  return seenHeads(rows, await unseenTimes(tx, rows))
}

/** A head with the time of its last event and the database's own. */
export type SeenHead = { stream: string; sequence: number; hash: string; last_at: Date | null; now: Date }

/** Heads that were read and not locked, for `recordUnlessMoved`; `later` are times that count beside theirs. */
export function seenHeads(rows: readonly SeenHead[], later: readonly Date[] = []): Heads {
  const times = [...rows.flatMap(({ now, last_at }) => (last_at ? [now, last_at] : [now])), ...later]
  return {
    byStream: new Map(rows.map(({ stream, sequence, hash }) => [stream, { sequence, hash }])),
    at: new Date(Math.max(...times.map(Number))),
  }
}

/** Writes events on streams whose heads the command has locked. */
export async function recordOn(tx: Tx, heads: Heads, events: readonly NewEvent[], origin: Origin = {}): Promise<void> {
  if (events.length === 0) return
  const moved = await append(
    tx,
    linked(events, heads),
    events.map(() => origin),
  )
  if (events.some(({ stream }) => !moved.has(stream))) throw new Error('events on heads that are not locked')
}

/** One event on a head that was only seen, and what is written with it. */
export type SeenChange<Row> = {
  readonly heads: Heads
  readonly event: NewEvent
  readonly row: Row
  readonly origin: Origin
}

/**
 * Writes changes of different streams in one statement, which is its own transaction, and says of each whether it was
 * written: not, where somebody else has moved its head since. `insert` writes their rows: it selects from `moved`, the
 * names of the streams that it may write for.
 */
export async function recordUnlessMoved<Row>(
  db: Db,
  changes: readonly SeenChange<Row>[],
  insert: (rows: readonly Row[]) => RawBuilder<unknown>,
): Promise<boolean[]> {
  const events = changes.flatMap(({ event, heads }) => linked([event], heads))
  const origins = changes.map(({ origin }) => origin)
  const moved = await append(db, events, origins, sql`, added as (${insert(changes.map(({ row }) => row))})`)
  return events.map(({ stream }) => moved.has(stream))
}

/** Writing a head as it is locks it, makes it where there is none, and reads its newest state, in one round trip. */
async function lockedRows(tx: Tx, streams: readonly string[]): Promise<SeenHead[]> {
  const { rows } = await sql<SeenHead>`
    insert into stream (name, sequence, hash)
    select name, 0, decode(${GENESIS}, 'hex') from unnest(${streams}::text[]) as name order by name collate "C"
    on conflict (name) do update set sequence = stream.sequence
    returning name as stream, sequence, encode(hash, 'hex') as hash, clock_timestamp() as now,
      (select event.at from event where event.stream = stream.name and event.sequence = stream.sequence) as last_at
  `.execute(tx)
  return rows
}

/** A head that another command held when we asked: its last event is younger than what our question could see. */
async function unseenTimes(tx: Tx, rows: readonly SeenHead[]): Promise<Date[]> {
  const unseen = rows.filter(({ sequence, last_at }) => sequence > 0 && last_at === null)
  if (unseen.length === 0) return []
  const found = await sql<{ at: Date }>`
    select event.at from event
    join unnest(${unseen.map(({ stream }) => stream)}::text[], ${unseen.map(({ sequence }) => sequence)}::bigint[])
      as head (name, sequence) on event.stream = head.name and event.sequence = head.sequence
  `.execute(tx)
  return found.rows.map(({ at }) => at)
}

function linked(events: readonly NewEvent[], { byStream, at }: Heads): StoredEvent[] {
  return events.map(({ stream, kind, by, body, id = uuidv7() }) => {
    const fault = bodyFault(kind, body)
    if (fault !== undefined) throw new Error(fault)
    const head = byStream.get(stream)
    if (!head) throw new Error(`an event on ${stream}, whose head is not known`)
    const event = { stream, sequence: head.sequence + 1, id, kind, at: at.toISOString(), by, body: canonicalJson(body) }
    const hash = linkHash(head.hash, event, sha256)
    byStream.set(stream, { sequence: event.sequence, hash })
    return { ...event, previousHash: head.hash, hash }
  })
}

/**
 * Moves each head that is where its first event begins, and writes the events of those; tells which. Heads are locked in
 * the order of their names, so that two commands cannot wait for each other.
 */
async function append(
  db: Db,
  events: readonly StoredEvent[],
  origins: readonly Origin[],
  more: RawBuilder<unknown> = sql``,
): Promise<ReadonlySet<string>> {
  const column = <Name extends keyof StoredEvent>(name: Name): StoredEvent[Name][] => events.map((one) => one[name])
  const first = new Map(events.toReversed().map(({ stream, sequence }) => [stream, sequence]))
  const last = [...new Map(events.map((one) => [one.stream, one])).values()]
  const { rows } = await sql<{ name: string }>`/* prepared */
    with head as (
      select * from unnest(
        ${last.map(({ stream }) => stream)}::text[], ${last.map(({ stream }) => first.get(stream)! - 1)}::bigint[],
        ${last.map(({ sequence }) => sequence)}::bigint[], ${last.map(({ hash }) => hash)}::text[]
      ) as head (name, seen, sequence, hash)
    ), locked as (
      select name from stream where name = any(${last.map(({ stream }) => stream)}::text[])
      order by name collate "C" for update
    ), moved as (
      update stream set sequence = head.sequence, hash = decode(head.hash, 'hex')
      from head join locked on locked.name = head.name
      where stream.name = head.name and stream.sequence = head.seen
      returning stream.name
    ), appended as (
      insert into event (stream, sequence, id, kind, at, by_account, body, previous_hash, hash)
      select stream, sequence, id, kind, at, by_account, body::json, decode(previous_hash, 'hex'), decode(hash, 'hex')
      from unnest(
        ${column('stream')}::text[], ${column('sequence')}::bigint[], ${column('id')}::uuid[], ${column('kind')}::text[],
        ${column('at')}::timestamptz[], ${column('by')}::uuid[], ${column('body')}::text[],
        ${column('previousHash')}::text[], ${column('hash')}::text[]
      ) as new (stream, sequence, id, kind, at, by_account, body, previous_hash, hash)
      join moved on moved.name = new.stream
      returning id
    ), origins as (
      insert into event_origin (event_id, address, device)
      select id, address, device
      from unnest(${column('id')}::uuid[], ${origins.map(addressOf)}::inet[], ${origins.map(deviceOf)}::text[])
        as origin (id, address, device)
      join appended using (id)
      where address is not null or device is not null
    )${more}
    select name from moved
  `.execute(db)
  return new Set(rows.map(({ name }) => name))
}

/** The zone of a link-local address ("fe80::1%eth0") means something on our machine only, and to PostgreSQL nothing. */
function addressOf({ address }: Origin): string | null {
  return address?.split('%')[0] ?? null
}

function deviceOf({ device }: Origin): string | null {
  return device ?? null
}
