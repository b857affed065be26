import { sql } from 'kysely'
import type { Database, Tx } from '#db/database.ts'
import type { StreamHead } from '#domain/event/chain.ts'
import { checkpointLine, checkpointText, nextCheckpoint } from '#domain/event/checkpoint.ts'
import type { CheckpointFile } from './checkpoint-file.ts'
import type { CheckpointKey } from './checkpoint-key.ts'
import { sha256 } from './sha256.ts'

const LOCK = 7_294_120

/**
 * Signs all heads and appends them to the file. `unchanged`: nothing happened since the last line. `busy`: another
 * process is writing one just now.
 */
export function writeCheckpoint(
  { db }: Pick<Database, 'db'>,
  file: CheckpointFile,
  key: CheckpointKey,
): Promise<'written' | 'unchanged' | 'busy'> {
  // Read committed: the heads are read by one statement, which sees one moment, and after the lock.
  return db.transaction().execute(async (tx) => {
    if (!(await isLocked(tx))) return 'busy'
    const known = await file.current()
    const { heads, at } = await allHeads(tx)
    const checkpoint = nextCheckpoint(known, heads, { at, key: key.fingerprint, sha256 })
    if (!checkpoint) return 'unchanged'
    await file.append(checkpointLine(checkpoint, key.sign(checkpointText(checkpoint))))
    return 'written'
  })
}

/** Acts while nobody writes a checkpoint. */
export function withoutWriters<T>({ db }: Pick<Database, 'db'>, act: () => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
    return act()
  })
}

async function isLocked(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as locked`.execute(tx)
  return rows[0]!.locked
}

async function allHeads(tx: Tx): Promise<{ heads: Map<string, StreamHead>; at: string }> {
  const { rows } = await sql<{ name: string | null; sequence: number; hash: string; at: Date }>`
    select name, sequence, encode(hash, 'hex') as hash, at
    from (select clock_timestamp() as at) as clock left join stream on true
  `.execute(tx)
  return {
    heads: new Map(rows.flatMap(({ name, sequence, hash }) => (name === null ? [] : [[name, { sequence, hash }]]))),
    at: rows[0]!.at.toISOString(),
  }
}
