import type { AuditEvent, EventPage, EventSearch } from '#contract/audit.ts'
import type { Actor } from '../call.ts'
import type { AuditDeps } from './event-names.ts'
import { findEvents } from './find-events.ts'

/** Words are looked for one event after the other: after so many somebody says whether to go on. */
const MOST_LOOKED = 20_000
// Between two batches the server does what else is asked of it.
const AT_ONCE = 250

type Asked = EventSearch & { readonly before?: string | undefined; readonly limit: number }

/** One page of what a search finds, newest first. */
export async function searchEvents(deps: AuditDeps, actor: Actor, asked: Asked): Promise<EventPage> {
  const { before, limit, ...search } = asked
  const atOnce = search.words === undefined ? limit + 1 : AT_ONCE
  const events: AuditEvent[] = []
  let looked = 0
  for await (const batch of findEvents(deps, actor, search, { before, atOnce })) {
    events.push(...batch.found)
    looked += batch.looked
    if (events.length > limit) break
    if (batch.last && !batch.isEnd && looked >= MOST_LOOKED)
      return { events, next: batch.last.id, lookedTo: batch.last.at.toISOString() }
  }
  const page = events.slice(0, limit)
  return { events: page, next: events.length > limit ? page.at(-1)!.id : null, lookedTo: null }
}
