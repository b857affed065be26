import type { NewEvent } from '#domain/event/event.ts'
import { itemNamings } from '#domain/past-table/item-names.ts'
import type { PlannedCell, StandingPast } from '#domain/past-table/past-table-plan.ts'
import type { PastCell } from '#domain/past-table/read-past-table.ts'
import { periodFrom } from '#domain/period/period.ts'
import { expectedParts } from '#domain/value/parts.ts'
import { insertRows } from '../bulk-insert.ts'
import { actorOf, type Call } from '../call.ts'
import { authorOf } from '../values/author.ts'
import { plainContent } from '../values/content-columns.ts'
import { providersOf } from '../values/providers.ts'
import { latestValues } from '../values/stored-value.ts'
import { newVersion, type NewVersion } from '../values/version.ts'
import type { PastHistory } from './past-history.ts'

/** Method §7.13. Values of earlier periods: each a further version, which the forms of the next period show. */
export const VALUE_HISTORY: PastHistory = {
  namings: itemNamings,
  standing: async (db, { locks }) => {
    const providers = await providersOf(db)
    const isInParts = (item: string, period: string): boolean =>
      expectedParts(providers.get(item) ?? [], periodFrom(period)!).length > 0
    return async (at, cells) => {
      const distinct = (key: 'subject' | 'item' | 'period') => [...new Set(cells.flatMap((cell) => cell[key] ?? []))]
      const asked = { subjects: distinct('subject'), items: distinct('item'), periods: distinct('period') }
      const known = new Map<string, StandingPast>()
      for (const { part, version, content, ...value } of await latestValues(at, asked))
        if (part === undefined) known.set(keyOf(value), { version, content })
      return (cell) => {
        const { subject, item, period } = cell
        if (subject === undefined || item === undefined || period === undefined) return { version: 0 }
        const lock = locks(subject, period) ?? (isInParts(item, period) ? 'in-parts' : undefined)
        return { ...(known.get(keyOf(cell)) ?? { version: 0 }), lock }
      }
    }
  },
  write: async (tx, cells, { call, at, outline, file, sheet }) => {
    const written = cells.map((cell) => ({ version: versionOf(cell, call, at), before: cell.before }))
    await insertRows(
      tx,
      'value',
      written.map(({ version }) => newVersion(version).row),
    )
    const groups = Map.groupBy(written, ({ version: { subject, period } }) => `${subject} ${period}`)
    return [...groups.values()].map((values): NewEvent => {
      const { subject, period } = values[0]!.version
      return {
        stream: `organisation:${subject}`,
        kind: 'values.imported',
        by: actorOf(call).account,
        body: {
          ...{ period, edition: outline.edition.id, source: 'imported', file, table: sheet },
          values: values.map(({ version: { item, version, content, author }, before }) => ({
            ...{ item, version, before: before ?? null, after: content, onBehalf: author.onBehalf },
          })),
        },
      }
    })
  },
}

function versionOf({ subject, item, period, version, content }: PlannedCell, call: Call, at: Date): NewVersion {
  const actor = actorOf(call)
  const value = { subject: subject!, item: item!, period: period! }
  const author = authorOf(actor, value)
  return { ...value, version: version + 1, content: plainContent(content!), source: 'imported', author, actor, at }
}

function keyOf({ subject, item, period }: Pick<PastCell, 'subject' | 'item' | 'period'>): string {
  return `${subject} ${item} ${period}`
}
