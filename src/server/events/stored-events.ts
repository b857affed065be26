import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import type { StreamHead } from '#domain/event/chain.ts'
import type { StoredEvent } from '#domain/event/verify-stream.ts'

const AT_ONCE = 2000

type Row = {
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

/**
 * Every event, stream by stream, as it stands: nothing is rounded or parsed on the way, so that nothing can hide in
 * what a type would drop.
 */
export async function* storedEvents(tx: Tx): AsyncGenerator<StoredEvent> {
  await sql`
    declare every_event no scroll cursor for
    select stream, sequence::text, id::text, kind, by_account::text as by, body::text as body,
      coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), at::text) as at,
      encode(previous_hash, 'hex') as previous, encode(hash, 'hex') as hash
    from event order by event.stream, event.sequence
  `.execute(tx)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(AT_ONCE)} from every_event`.execute(tx)
    if (rows.length === 0) break
    for (const { sequence, at, previous, ...row } of rows) {
      yield { ...row, sequence: Number(sequence), at: `${at.replace(/(?<=\.\d{3})000$/, '')}Z`, previousHash: previous }
    }
  }
  await sql`close every_event`.execute(tx)
}

export async function storedHeads(tx: Tx): Promise<Map<string, StreamHead>> {
  const { rows } = await sql<{ name: string; sequence: string; hash: string }>`
    select name, sequence::text, encode(hash, 'hex') as hash from stream
  `.execute(tx)
  return new Map(rows.map(({ name, sequence, hash }) => [name, { sequence: Number(sequence), hash }]))
}
