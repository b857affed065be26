import { sql, type RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Db, Tx } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import type { StreamName } from '#domain/event/event.ts'

type JsonBody = Record<string, z.core.util.JSONType>

/** One line of a history, as it is shown. */
export type TimelineEntry = {
  readonly sequence: number
  readonly id: string
  readonly kind: EventKind
  readonly at: Date
  /** Null: the installation itself. */
  readonly by: { readonly id: string; readonly name: string } | null
  readonly body: JsonBody
  /** Only where it was asked for and has not been erased. */
  readonly origin?: { readonly address: string | null; readonly device: string | null }
}

/** Newest first; `next` goes on, as `before`, where there is more. */
export type Timeline = { readonly entries: readonly TimelineEntry[]; readonly next?: number }

export type Stretch = {
  /** Only what is older than the event of this sequence. */
  readonly before?: number | undefined
  readonly most: number
  /** Addresses and devices are personal: only for callers that may see them. */
  readonly withOrigin?: boolean
}

export function timelineOf(db: Db, stream: StreamName, stretch: Stretch): Promise<Timeline> {
  return timeline(db, sql`event.stream = ${stream}`, stretch)
}

export type OneValue = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part: string | null
}

/** Events about many values of a subject and period at once. */
const OF_MANY: readonly EventKind[] = ['values.copied-forward', 'values.imported']

/** The history of one value: who gave it, before and after; of an act on many values, what it did to this one. */
export async function eventsOfValue(db: Db, value: OneValue, stretch: Stretch): Promise<Timeline> {
  const { subject, item, period, part } = value
  const isIt = (one: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${one} ->> 'item' = ${item} and ${one} ->> 'part' is not distinct from ${part}::text`
  const found = await timeline(
    db,
    sql`event.stream = ${`organisation:${subject}`} and event.body ->> 'period' = ${period} and (
      (${isIt(sql`event.body`)} and event.kind like 'value.%')
      or (event.body ->> 'item' is null and event.kind = any(${OF_MANY}::text[])
        and exists (select from json_array_elements(event.body -> 'values') as one where ${isIt(sql`one`)})))`,
    stretch,
  )
  return { ...found, entries: found.entries.map((entry) => ofOne(entry, value)) }
}

/** Forgets where an account's acts came from. The chain stays whole: origins are outside it. */
export async function eraseOrigin(tx: Tx, accountId: string): Promise<void> {
  await sql`
    delete from event_origin using event
    where event_origin.event_id = event.id
      and (event.by_account = ${accountId}::uuid or event.stream = ${`account:${accountId}`})
  `.execute(tx)
}

type Row = Omit<TimelineEntry, 'by' | 'origin'> & {
  by_account: string | null
  display_name: string | null
  origin_id: string | null
  address: string | null
  device: string | null
}

async function timeline(db: Db, which: RawBuilder<unknown>, { before, most, withOrigin }: Stretch): Promise<Timeline> {
  const older = before === undefined ? sql`` : sql`and event.sequence < ${before}`
  const { rows } = await sql<Row>`
    select event.sequence, event.id, event.kind, event.at, event.by_account, account.display_name,
      event.body, origin.event_id as origin_id, host(origin.address) as address, origin.device
    from event
    left join account on account.id = event.by_account
    left join event_origin as origin on ${withOrigin === true}::boolean and origin.event_id = event.id
    where ${which} ${older}
    order by event.sequence desc limit ${most + 1}
  `.execute(db)
  const entries = rows.slice(0, most).map(entryOf)
  const last = entries.at(-1)
  return { entries, ...(rows.length > most && last && { next: last.sequence }) }
}

function entryOf({ by_account, display_name, origin_id, address, device, ...rest }: Row): TimelineEntry {
  return {
    ...rest,
    by: by_account === null ? null : { id: by_account, name: display_name! },
    ...(origin_id !== null && { origin: { address, device } }),
  }
}

function ofOne(entry: TimelineEntry, { item, part }: OneValue): TimelineEntry {
  const { values } = entry.body as { values?: readonly { item: string; part?: string | null }[] }
  if (!OF_MANY.includes(entry.kind) || !values) return entry
  const own = values.filter((one) => one.item === item && (one.part ?? null) === part)
  return { ...entry, body: { ...entry.body, values: own } }
}
