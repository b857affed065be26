import type { AuditEvent, EventSearch } from '#contract/audit.ts'
import type { SentFile } from '#contract/operation.ts'
import { csvLine } from '#office/csv-line.ts'
import { EVENT_TABLE, eventCells } from '#text/event-table.ts'
import type { Language } from '#text/language.ts'
import type { Actor } from '../call.ts'
import type { AuditDeps } from './event-names.ts'
import { findEvents, spanOf } from './find-events.ts'

const MOST_EXPORTED = 100_000
const AT_ONCE = 1000

type Asked = EventSearch & { readonly format: 'csv' | 'jsonl'; readonly language: Language }

/** All that a search finds, read while it is sent; a file that holds no more says so in its last line. */
export function exportEvents(deps: AuditDeps, actor: Actor, asked: Asked): SentFile {
  const { format, language, ...search } = asked
  const { from, to } = spanOf(search)
  const name = `${EVENT_TABLE[language].file}_${[from, to].map((day) => day.replaceAll('-', '')).join('_')}.${format}`
  const lines = format === 'csv' ? csvLines(deps, actor, search, language) : jsonLines(deps, actor, search)
  return {
    mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
    name,
    isShown: false,
    // What was recorded meanwhile changes it.
    tag: crypto.randomUUID(),
    open: () => inBytes(lines),
  }
}

async function* inBytes(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line, 'utf8')
}

// Without it Excel takes the letters of another code page.
const BYTE_ORDER_MARK = '\uFEFF'

async function* csvLines(deps: AuditDeps, actor: Actor, search: EventSearch, language: Language) {
  const { columns, cut } = EVENT_TABLE[language]
  yield BYTE_ORDER_MARK + csvLine(Object.values(columns), ';')
  for await (const event of allFound(deps, actor, search))
    yield csvLine(event === 'cut' ? [cut(MOST_EXPORTED)] : eventCells(event, language), ';')
}

async function* jsonLines(deps: AuditDeps, actor: Actor, search: EventSearch) {
  for await (const event of allFound(deps, actor, search))
    yield `${JSON.stringify(event === 'cut' ? { cut: MOST_EXPORTED } : event)}\n`
}

async function* allFound(deps: AuditDeps, actor: Actor, search: EventSearch): AsyncGenerator<AuditEvent | 'cut'> {
  let told = 0
  for await (const { found } of findEvents(deps, actor, search, { atOnce: AT_ONCE })) {
    for (const event of found) {
      if (told === MOST_EXPORTED) return void (yield 'cut')
      told += 1
      yield event
    }
  }
}
