import { events, type Timeline } from '#contract/events.ts'
import type { Db } from '#db/database.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import type { Permits, Role } from '#domain/permission/role.ts'
import type { Actor } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import { Refusal } from '../refusal.ts'
import { roundOf } from '../rounds/queries.ts'
import { seesDrafts } from '../rounds/who-sees.ts'
import { eventsOfValue, timelineOf, type Stretch, type TimelineEntry } from './queries.ts'

type Page = { readonly before?: number | undefined; readonly limit: number }

/** Who may not read the organisation's values reads that they were given, not which they are. */
export async function organisationTimeline(db: Db, actor: Actor, id: string, page: Page): Promise<Timeline> {
  const found = await db.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found')
  const timeline = await timelineOf(db, `organisation:${id}`, stretchOf(actor, page))
  const target = { organisation: id, above: (await registerOn(db, today())).above(id) }
  return view(
    timeline,
    whyNotPermitted(READ_VALUES, actor.grants, target) === undefined ? (entry) => entry : withoutValue,
  )
}

export type AskedValue = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
}

export async function valueTimeline(db: Db, actor: Actor, asked: AskedValue, page: Page): Promise<Timeline> {
  const { subject, item, period, part = null } = asked
  return view(await eventsOfValue(db, { subject, item, period, part }, stretchOf(actor, page)))
}

export async function accountTimeline(db: Db, actor: Actor, id: string, page: Page): Promise<Timeline> {
  return view(await timelineOf(db, `account:${id}`, stretchOf(actor, page)))
}

/** A draft is there for whoever plans rounds. */
export async function roundTimeline(db: Db, actor: Actor, id: string, page: Page): Promise<Timeline> {
  const round = await roundOf(db, id)
  if (!round || (round.state === 'draft' && !seesDrafts(actor))) throw new Refusal('not-found')
  return view(await timelineOf(db, `round:${id}`, stretchOf(actor, page)))
}

const SEE_ORIGINS: readonly Role[] = ['administrator', 'auditor']

function stretchOf({ grants }: Actor, { before, limit }: Page): Stretch {
  return { before, most: limit, withOrigin: grants.some(({ role }) => SEE_ORIGINS.includes(role)) }
}

// Of an organisation's values as a whole: not of single items that somebody is charged with.
const READ_VALUES: Permits = events.showValueTimeline.permits

const OF_VALUES = /^(values?|not-applicable)\./
/** Which value it was, without what it is and why. */
const PLACE = ['item', 'period', 'part', 'version', 'from', 'edition', 'node', 'state']

function withoutValue(entry: TimelineEntry): TimelineEntry {
  if (!OF_VALUES.test(entry.kind)) return entry
  const kept = Object.entries(entry.body).filter(([key]) => PLACE.includes(key))
  return { ...entry, body: Object.fromEntries(kept) }
}

function view(
  { entries, next }: { readonly entries: readonly TimelineEntry[]; readonly next?: number },
  shown: (entry: TimelineEntry) => TimelineEntry = (entry) => entry,
): Timeline {
  return {
    entries: entries.map((entry) => {
      const { id, sequence, kind, at, by, body, origin } = shown(entry)
      return { id, sequence, kind, at: at.toISOString(), by, body, ...(origin && { origin: { ...origin } }) }
    }),
    next: next ?? null,
  }
}
