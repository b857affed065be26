import { sql } from 'kysely'
import type { EventView } from '#contract/audit.ts'
import { GENESIS, linkHash } from '#domain/event/chain.ts'
import { withheldFrom } from '#domain/event/shown-body.ts'
import { valueRows } from '#domain/event/value-rows.ts'
import type { Actor } from '../call.ts'
import { sha256 } from '../events/sha256.ts'
import { STORED_COLUMNS, storedEvent, type StoredRow } from '../events/stored-events.ts'
import { Refusal } from '../refusal.ts'
import { namesIn, toldItem, type AuditDeps } from './event-names.ts'
import { EVENT_ROW, namedEvents, type EventRow } from './find-events.ts'

/** One event, its proof worked out anew, and what stands beside it in its stream. */
export async function showEvent(deps: AuditDeps, { grants }: Actor, id: string): Promise<EventView> {
  const { rows } = await sql<EventRow>`${EVENT_ROW} where event.id = ${id}::uuid`.execute(deps.db)
  const stored = await sql<StoredRow>`select ${STORED_COLUMNS} from event where event.id = ${id}::uuid`.execute(deps.db)
  const [event] = await namedEvents(deps, rows, withheldFrom(grants.map(({ role }) => role)))
  const [row] = stored.rows
  if (!event || !row) throw new Refusal('not-found')
  const link = storedEvent(row)
  const { older, newer, length } = await placeOf(deps, event)
  return {
    ...event,
    items: valueRows(event.body).flatMap(({ item }) => toldItem(deps, item) ?? []),
    names: await namesIn(deps, event.body),
    hash: link.hash,
    previousHash: link.previousHash,
    isLinked: linkHash(link.previousHash, link, sha256) === link.hash && (older?.hash ?? GENESIS) === link.previousHash,
    ...{ length, older: older?.id ?? null, newer: newer?.id ?? null },
  }
}

type Neighbour = { readonly id: string; readonly sequence: number; readonly hash: string }

async function placeOf(
  { db }: AuditDeps,
  { stream, sequence }: { readonly stream: string; readonly sequence: number },
) {
  const { rows } = await sql<Neighbour>`
    select id::text, sequence, encode(hash, 'hex') as hash from event
    where stream = ${stream} and sequence in (${sequence - 1}, ${sequence + 1})
  `.execute(db)
  const head = await db.selectFrom('stream').select('sequence').where('name', '=', stream).executeTakeFirst()
  const at = (place: number): Neighbour | undefined => rows.find((row) => row.sequence === place)
  return { older: at(sequence - 1), newer: at(sequence + 1), length: head?.sequence ?? sequence }
}
