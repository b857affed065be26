import { sql, type RawBuilder } from 'kysely'
import type { Db } from '#db/database.ts'
import { lockHeads, seenHeads, type Heads, type SeenHead } from '../events/record.ts'
import type { Claims } from './assessment.ts'
import { latestRows, storedOf, type StoredValue, type VersionRow } from './stored-value.ts'
import type { Surroundings } from './surroundings.ts'

/** What a save must know, as of one moment: where the subject's history ends, the values around it, the claims. */
export type SavingState = {
  readonly heads: Heads
  readonly known: readonly StoredValue[]
  readonly claims: Claims
}

type Row = SeenHead & { accepted: string[]; waiting: string[] } & (VersionRow | { id: null })

/** One statement, so that a save is two of them: this, and the one that writes. */
export async function savingState(db: Db, around: Surroundings, edition: string | undefined): Promise<SavingState> {
  const stream = `organisation:${around.subject}` as const
  const { rows } = await sql<Row>`/* prepared */
    select head.name as stream, head.sequence, encode(head.hash, 'hex') as hash, clock_timestamp() as now, last.at as last_at,
      ${claimed('accepted', around, edition)} as accepted, ${claimed('claimed', around, edition)} as waiting, known.*
    from stream as head left join event as last on last.stream = head.name and last.sequence = head.sequence
    left join (${latestRows(around.asked)}) as known on true
    where head.name = ${stream}
  `.execute(db)
  const [row] = rows
  if (row) {
    const known = rows.flatMap((one) => (one.id === null ? [] : [storedOf(one)]))
    return { heads: seenHeads([row]), known, claims: { accepted: row.accepted, waiting: row.waiting } }
  }
  // Nothing was ever told of the subject: its stream begins now.
  await db.transaction().execute((tx) => lockHeads(tx, [stream]))
  return savingState(db, around, edition)
}

function claimed(state: string, { subject, period }: Surroundings, edition: string | undefined): RawBuilder<unknown> {
  return sql`array(
    select node_code from not_applicable
    where organisation_id = ${subject} and edition_id = ${edition ?? null} and period = ${period.key}
      and state = ${state}
  )`
}
