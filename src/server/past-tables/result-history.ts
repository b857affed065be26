import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { pastResultOf, resultFault, resultNamings, type PastResult } from '#domain/past-table/past-result.ts'
import type { PlannedCell, StandingPast } from '#domain/past-table/past-table-plan.ts'
import type { PastCell } from '#domain/past-table/read-past-table.ts'
import type { ValueContent } from '#domain/value/value-content.ts'
import { RESULT_HEADS } from '#text/past-table.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf } from '../call.ts'
import type { PastHistory } from './past-history.ts'

/** Method §7.15. Results of earlier periods as a table states them: kept beside the values, reckoned from nothing. */
export const RESULT_HISTORY: PastHistory = {
  namings: (outline) => resultNamings(outline, RESULT_HEADS),
  standing: (_, { outline, namings, locks }) => {
    const items = new Map(namings.map(({ item }) => [item.id, item]))
    return Promise.resolve(async (at, cells) => {
      const known = await standingResults(at, outline, cells)
      return ({ subject, item = '', period, content }): StandingPast => {
        const result = pastResultOf(outline, item)
        if (subject === undefined || period === undefined || !content || !result) return { version: 0 }
        const number = known.get(keyOf({ subject, period, ...result }))
        return {
          version: 0,
          ...(number !== undefined && { content: { kind: 'number', number } }),
          lock: locks(subject, period) ?? resultFault(items.get(item)!, content),
        }
      }
    })
  },
  write: async (tx, cells, { call, at, outline, file, sheet }) => {
    const by = actorOf(call).account
    const edition = outline.edition.id
    const written = cells.map((cell) => ({ ...cell, ...pastResultOf(outline, cell.item!)! }))
    for (const one of written.filter(({ kind }) => kind === 'replaced'))
      await tx
        .deleteFrom('past_result')
        .where('edition_id', '=', edition)
        .where('organisation_id', '=', one.subject!)
        .where('period', '=', one.period!)
        .where('node_code', '=', one.code)
        .where('measure', '=', one.measure)
        .execute()
    const rows = written.map(({ subject, period, code, measure, content }) => ({
      ...{ organisation_id: subject!, edition_id: edition, period: period!, node_code: code, measure },
      ...{ number: numberOf(content!), brought_by: by, brought_at: at },
    }))
    await insertRows(tx, 'past_result', rows)
    const groups = Map.groupBy(written, ({ subject, period }) => `${subject} ${period}`)
    return [...groups.values()].map((results): NewEvent => {
      const { subject, period } = results[0]!
      return {
        stream: `organisation:${subject}`,
        kind: 'results.imported',
        by,
        body: { period, edition, file, table: sheet, results: results.map(toldResult) },
      }
    })
  },
}

function toldResult({ code, measure, before, content }: PlannedCell & PastResult): object {
  return { node: code, measure, before: before ? numberOf(before) : null, after: numberOf(content!) }
}

function numberOf(content: ValueContent): string {
  if (content.kind !== 'number') throw new Error(`a result is a number, not ${content.kind}`)
  return content.number
}

async function standingResults(
  db: Db,
  { edition }: Outline,
  cells: readonly PastCell[],
): Promise<ReadonlyMap<string, string>> {
  const periods = [...new Set(cells.flatMap(({ period }) => period ?? []))]
  const rows = await db
    .selectFrom('past_result')
    .select(['organisation_id as subject', 'period', 'node_code as code', 'measure', 'number'])
    .where('edition_id', '=', edition.id)
    .where(sql<boolean>`period = any(${periods})`)
    .execute()
  return new Map(rows.map(({ number, ...row }) => [keyOf(row), number]))
}

type Key = { readonly subject: string; readonly period: string; readonly code: string; readonly measure: string }

function keyOf({ subject, period, code, measure }: Key): string {
  return [subject, period, measure, code].join(' ')
}
