import { open, stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { StreamKind, Verification, type ChainState } from '#contract/audit.ts'
import type { Db } from '#db/database.ts'
import { readCheckpoint } from '#domain/event/checkpoint.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import type { Verifications } from './verifications.ts'

/** How the chains stand; nothing is verified by looking. */
export async function showChain(db: Db, verifications: Verifications): Promise<ChainState> {
  const [streams, lastVerification] = [await streamCounts(db), await lastVerified(db)]
  return {
    streams,
    lastCheckpoint: await lastCheckpoint(verifications.checkpointFile),
    lastVerification,
    running: verifications.running,
    hasFailed: verifications.hasFailed,
  }
}

/** A stream's sequence is how many events it has. */
async function streamCounts(db: Db): Promise<ChainState['streams']> {
  const { rows } = await sql<{ kind: string; streams: number; events: number }>`
    select split_part(name, ':', 1) as kind, count(*)::int as streams, sum(sequence)::int8 as events
    from stream where sequence > 0 group by 1
  `.execute(db)
  return StreamKind.options.flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind)
    return row ? [{ kind, streams: row.streams, events: row.events }] : []
  })
}

async function lastVerified(db: Db): Promise<Verification | null> {
  const { rows } = await sql<{ at: Date; by: string | null; name: string | null; body: object }>`
    select event.at, event.by_account as by, account.display_name as name, event.body
    from event left join account on account.id = event.by_account
    where event.stream = ${INSTALLATION} and event.kind = 'installation.history-verified'
    order by event.sequence desc limit 1
  `.execute(db)
  const [row] = rows
  if (!row) return null
  const by = row.by === null ? null : { id: row.by, name: row.name! }
  // An event that somebody wrote past us must not take the page away that would show it.
  return Verification.safeParse({ ...row.body, at: row.at.toISOString(), by }).data ?? null
}

/** A line names the heads that moved: also that of thousands is shorter. */
const LONGEST_LINE = 8 * 1024 * 1024

async function lastCheckpoint(path: string): Promise<ChainState['lastCheckpoint']> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  for (let length = 64 * 1024; size > 0; length *= 8) {
    const end = await lastBytes(path, Math.min(size, length))
    const lines = end.split('\n')
    const whole = lines.length > 2 || length >= size
    const checkpoint = whole ? readCheckpoint(lines.at(-2) ?? '') : undefined
    if (checkpoint) return { number: checkpoint.number, at: checkpoint.at, events: checkpoint.events }
    if (whole || length >= LONGEST_LINE) return null
  }
  return null
}

async function lastBytes(path: string, length: number): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, size - length))
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}
