import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { StreamHead } from '#domain/event/chain.ts'
import type { StoredEvent } from '#domain/event/verify-stream.ts'

const AT_ONCE = 2000

export type StoredRow = {
  stream: string
  sequence: string
  id: string
  kind: string
  at: string
  by: string | null
  body: string
  previous: string
  hash: string
}

/** An event's columns as they stand: nothing is rounded or parsed on the way. */
export const STORED_COLUMNS = sql`
  event.stream, event.sequence::text, event.id::text, event.kind, event.by_account::text as by, event.body::text as body,
  coalesce(to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), event.at::text) as at,
  encode(event.previous_hash, 'hex') as previous, encode(event.hash, 'hex') as hash
`

export function storedEvent({ sequence, at, previous, ...row }: StoredRow): StoredEvent {
  return { ...row, sequence: Number(sequence), at: `${at.replace(/(?<=\.\d{3})000$/, '')}Z`, previousHash: previous }
}

/**
 * Every event, stream by stream, as it stands: nothing is rounded or parsed on the way, so that nothing can hide in
 * what a type would drop.
 */
export async function* storedEvents(tx: Tx): AsyncGenerator<StoredEvent> {
  await sql`
    declare every_event no scroll cursor for
    select ${STORED_COLUMNS} from event order by event.stream, event.sequence
  `.execute(tx)
  for (;;) {
    const { rows } = await sql<StoredRow>`fetch ${sql.lit(AT_ONCE)} from every_event`.execute(tx)
    if (rows.length === 0) break
    for (const row of rows) yield storedEvent(row)
  }
  await sql`close every_event`.execute(tx)
}

export async function storedHeads(tx: Tx): Promise<Map<string, StreamHead>> {
  const { rows } = await sql<{ name: string; sequence: string; hash: string }>`
    select name, sequence::text, encode(hash, 'hex') as hash from stream
  `.execute(tx)
  return new Map(rows.map(({ name, sequence, hash }) => [name, { sequence: Number(sequence), hash }]))
}
