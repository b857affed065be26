import type { InputOf, OutputOf } from '#contract/operation.ts'
import type { rollUps, StaleRollUp } from '#contract/roll-ups.ts'
import type { NewEvent } from '#domain/event/event.ts'
import { toShortDecimal } from '#domain/exact-text.ts'
import { whyNotWritten } from '#domain/value/rolled-up.ts'
import { actorOf, type Actor, type Call } from '../call.ts'
import { lockHeads, recordOn } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { authorOf } from '../values/author.ts'
import type { ValueDeps } from '../values/deps.ts'
import type { StoredValue } from '../values/stored-value.ts'
import { savedEvent, writeVersions, type NewVersion } from '../values/version.ts'
import { readsMembers, rollUpGrounds, type RollUpGrounds } from './roll-up-grounds.ts'
import { rolledUpItems, type RolledUpItem } from './rolled-up-items.ts'

type Input = InputOf<typeof rollUps.rollUp>
type Done = OutputOf<typeof rollUps.rollUp>

/**
 * Method §7.10. Writes what those below an organisation add up to as its own numbers, each a version with its event that
 * lists the members. Where items are named, the caller must have seen what stands there and what the sum is.
 */
export async function rollUp(deps: ValueDeps, input: Input, call: Call): Promise<Done> {
  const actor = actorOf(call)
  const grounds = await rollUpGrounds(deps, input)
  if (input.items?.length === 0) return { written: [], left: [] }
  if (!readsMembers(actor, grounds)) throw new Refusal('not-permitted')
  const seen = seenItems(input, grounds)
  return deps.db.transaction().execute(async (tx) => {
    const stream = `organisation:${grounds.organisation.id}` as const
    const heads = await lockHeads(tx, [stream])
    const all = await rolledUpItems(tx, grounds)
    const chosen = seen ? all.filter(({ item }) => seen.has(item.id)) : all
    for (const row of chosen) refuseStale(row, seen?.get(row.item.id))
    const [left, made]: [Done['left'], Made[]] = [[], []]
    for (const row of chosen) {
      const why = whyNotWritten(row.item, row.rolled, row.present, seen !== undefined)
      if (why) left.push({ item: row.item.id, why })
      else made.push({ row, version: versionOf(row, grounds, actor, heads.at) })
    }
    const written = await writeVersions(
      tx,
      made.map(({ version }) => version),
    )
    if (written.length !== made.length) throw new Error('a version was written beside the locked stream')
    await recordOn(tx, heads, eventsOf(made, written, actor.account), call.origin)
    return { written: written.map(writtenOf), left }
  })
}

type Seen = NonNullable<Input['items']>[number]

/** What the caller saw, by item; undefined where nothing is named. */
function seenItems({ items }: Input, grounds: RollUpGrounds): ReadonlyMap<string, Seen> | undefined {
  if (!items) return undefined
  const known = new Set(grounds.items.map(({ id }) => id))
  const unknown = items.filter(({ item }) => !known.has(item)).map(({ item }) => item)
  if (unknown.length > 0) throw new Refusal('bad-input', [`items: not added up here: ${unknown.join(', ')}`])
  return new Map(items.map((one) => [one.item, one]))
}

function refuseStale({ item, rolled, present }: RolledUpItem, seen: Seen | undefined): void {
  if (!seen) return
  const [version, sum] = [present?.version ?? 0, 'reason' in rolled ? null : rolled.content.number]
  if (seen.version === version && seen.sum === sum) return
  const current: StaleRollUp = { item: item.id, version, sum }
  throw new Refusal('stale', undefined, { current })
}

type Made = { readonly row: RolledUpItem; readonly version: NewVersion }

function versionOf(
  { item, rolled, present }: RolledUpItem,
  { organisation, period }: RollUpGrounds,
  actor: Actor,
  at: Date,
): NewVersion {
  if ('reason' in rolled) throw new Error(`no sum of ${item.id}`)
  const key = { subject: organisation.id, item: item.id, period: period.key }
  return {
    ...key,
    version: (present?.version ?? 0) + 1,
    content: rolled.content,
    source: 'rolled-up',
    author: authorOf(actor, key),
    actor,
    at,
  }
}

/** Each says of whom the sum is made, with the number that each had. */
function eventsOf(made: readonly Made[], written: readonly StoredValue[], by: string): NewEvent[] {
  const rows = new Map(made.map(({ row }) => [row.item.id, row]))
  return written.map((value) => {
    const { present, members } = rows.get(value.item)!
    const event = savedEvent(value, present, by)
    const told = members.map(({ organisation: { id }, number }) => ({
      organisation: id,
      number: toShortDecimal(number!),
    }))
    return { ...event, body: { ...event.body, members: told } }
  })
}

function writtenOf({ item, version, content }: StoredValue): Done['written'][number] {
  return { item, version, sum: content.kind === 'number' ? content.number : '' }
}
