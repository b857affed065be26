import { sql } from 'kysely'
import { isWritten } from '#domain/past-table/past-table-plan.ts'
import type { Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import type { ValueDeps } from '../values/deps.ts'
import { askedTable, type TableInput } from './asked-table.ts'

type Input = TableInput & { readonly accepted: string; readonly rows: 'all' | 'valid' }

// Some ten thousand rows with all their indexes take longer than what a person's own change may.
const STATEMENT_WITHIN_MS = 120_000
const EVENTS_AT_ONCE = 500

/**
 * Method §7.13 and §7.15. Writes what a past table brings, in one piece: exactly what its check has shown, or nothing.
 * Cells with faults keep everything from being written unless the caller asked for the valid ones only.
 */
export async function importPastTable(
  deps: ValueDeps,
  { accepted, rows, ...input }: Input,
  call: Call,
): Promise<{ written: number; units: number }> {
  const { hash: file, plan, sheet, read, history, outline } = await askedTable(deps, input, call)
  const subjects = [...new Set(read.cells.flatMap(({ subject }) => subject ?? []))]
  return deps.db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = ${sql.lit(STATEMENT_WITHIN_MS)}`.execute(tx)
    await sql`set local idle_in_transaction_session_timeout = ${sql.lit(STATEMENT_WITHIN_MS)}`.execute(tx)
    const heads = await lockHeads(
      tx,
      subjects.map((subject) => `organisation:${subject}` as const),
    )
    const planned = await plan(tx)
    if (planned.accepted !== accepted) throw new Refusal('stale')
    if (planned.faults > 0 && rows === 'all') throw new Refusal('workbook-has-faults')
    const written = planned.cells.filter(isWritten)
    const events = await history.write(tx, written, { call, at: heads.at, outline, file, sheet })
    for (let at = 0; at < events.length; at += EVENTS_AT_ONCE)
      await recordOn(tx, heads, events.slice(at, at + EVENTS_AT_ONCE), call.origin)
    return { written: written.length, units: new Set(written.map(({ subject }) => subject)).size }
  })
}
