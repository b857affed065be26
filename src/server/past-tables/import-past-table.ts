import { sql } from 'kysely'
import type { NewEvent } from '#domain/event/event.ts'
import { isWritten, type PlannedCell } from '#domain/past-table/past-table-plan.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { authorOf } from '../values/author.ts'
import { plainContent } from '../values/content-columns.ts'
import type { ValueDeps } from '../values/deps.ts'
import { newVersion, type NewVersion } from '../values/version.ts'
import { askedTable, type TableInput } from './asked-table.ts'

type Input = TableInput & { readonly accepted: string; readonly rows: 'all' | 'valid' }

// Some ten thousand rows with all their indexes take longer than what a person's own change may.
const STATEMENT_WITHIN_MS = 120_000
const EVENTS_AT_ONCE = 500

/**
 * Method §7.13. Writes what a past table brings, in one piece: exactly what its check has shown, or nothing. Cells with
 * faults keep everything from being written unless the caller asked for the valid ones only.
 */
export async function importPastTable(
  deps: ValueDeps,
  { accepted, rows, ...input }: Input,
  call: Call,
): Promise<{ written: number; units: number }> {
  const { hash, plan, sheet, read } = await askedTable(deps, input, call)
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
    const written = planned.cells.filter(isWritten).map((cell) => versionOf(cell, call, heads.at))
    await insertRows(
      tx,
      'value',
      written.map((version) => newVersion(version).row),
    )
    const events = eventsOf(written, planned.cells, { call, file: hash, sheet, edition: input.edition })
    for (let at = 0; at < events.length; at += EVENTS_AT_ONCE)
      await recordOn(tx, heads, events.slice(at, at + EVENTS_AT_ONCE), call.origin)
    return { written: written.length, units: new Set(written.map(({ subject }) => subject)).size }
  })
}

function versionOf({ subject, item, period, version, content }: PlannedCell, call: Call, at: Date): NewVersion {
  const actor = actorOf(call)
  const value = { subject: subject!, item: item!, period: period! }
  const author = authorOf(actor, value)
  return { ...value, version: version + 1, content: plainContent(content!), source: 'imported', author, actor, at }
}

type From = { readonly call: Call; readonly file: string; readonly sheet: string; readonly edition: string }

/** One event for each organisation and period. */
function eventsOf(
  written: readonly NewVersion[],
  cells: readonly PlannedCell[],
  { call, file, sheet, edition }: From,
): NewEvent[] {
  const before = new Map(cells.filter(isWritten).map((cell) => [keyOf(cell), cell.before]))
  const groups = Map.groupBy(written, ({ subject, period }) => `${subject} ${period}`)
  return [...groups.values()].map((values): NewEvent => {
    const { subject, period } = values[0]!
    return {
      stream: `organisation:${subject}`,
      kind: 'values.imported',
      by: actorOf(call).account,
      body: {
        ...{ period, edition, source: 'imported', file, table: sheet },
        values: values.map((version) => toldValue(version, before.get(keyOf(version)))),
      },
    }
  })
}

function toldValue({ item, version, content, author }: NewVersion, before: ValueContent | undefined): object {
  return { item, version, before: before ?? null, after: content, onBehalf: author.onBehalf }
}

function keyOf({ subject, item, period }: Partial<Pick<NewVersion, 'subject' | 'item' | 'period'>>): string {
  return `${subject} ${item} ${period}`
}
