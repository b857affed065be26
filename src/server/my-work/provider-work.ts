import { sql } from 'kysely'
import type { ProviderWork } from '#contract/my-work.ts'
import type { Db } from '#db/database.ts'
import { periodFrom, type Period } from '#domain/period/period.ts'
import { expectedParts } from '#domain/value/parts.ts'
import type { Actor } from '../call.ts'
import { registerOn, today } from '../organisations/register.ts'
import type { StoredRound } from '../rounds/stored-round.ts'
import type { ValueDeps } from '../values/deps.ts'
import { providersOf } from '../values/providers.ts'
import type { MomentOfAsking } from './moment-of-asking.ts'

/** A part that a provider owes: of an item, for a period, until a round that reads it fixes it (method §11.7). */
type Owed = {
  readonly item: string
  readonly part: string
  readonly period: string
  readonly until?: number
}
type Mine = { readonly item: string; readonly part: string }

/**
 * The parts that the caller's organisations supply (method §7.6): for open rounds that read them, and for the last
 * period in which any provider gave one, where the others are waited for.
 */
export async function providerWork(
  deps: ValueDeps,
  actor: Actor,
  open: readonly StoredRound[],
  { left }: MomentOfAsking,
): Promise<ProviderWork[]> {
  const mine = actor.grants.flatMap(({ role, item, organisation: part }): Mine[] =>
    role === 'data-provider' && item !== undefined && part !== undefined ? [{ item, part }] : [],
  )
  if (mine.length === 0) return []
  const owed = await owedParts(deps, mine, open)
  const given = await givenParts(deps, owed)
  const { byId } = await registerOn(deps.db, today())
  return [...Map.groupBy(owed, ({ part, period }) => `${period} ${part}`).values()]
    .map((some): ProviderWork => {
      const { part, period } = some[0]!
      const items = [...new Set(some.map(({ item }) => item))]
      return {
        period,
        part: { id: part, name: byId.get(part)?.name ?? '' },
        asked: items.length,
        given: items.filter((item) => given.has(keyOf({ item, part, period }))).length,
        ...(isRead(some) && { due: left(Math.min(...some.flatMap(({ until }) => until ?? []))) }),
      }
    })
    .sort((a, b) => (a.period < b.period ? -1 : 1))
}

function isRead(some: readonly Owed[]): boolean {
  return some.some(({ until }) => until !== undefined)
}

async function owedParts(
  { db, content }: ValueDeps,
  mine: readonly Mine[],
  open: readonly StoredRound[],
): Promise<Owed[]> {
  const providers = await providersOf(db)
  const isExpected = ({ item, part }: Mine, period: Period): boolean =>
    expectedParts(providers.get(item) ?? [], period).includes(part)
  const ofRounds = open.flatMap(({ edition, period, calendar }) => {
    const leaves = content.outlines.get(edition)?.leaves ?? []
    const read = new Set(leaves.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id)))
    const owed = mine.filter((one) => read.has(one.item) && isExpected(one, period))
    return owed.map((one): Owed => ({ ...one, period: period.key, until: calendar.fixedAt }))
  })
  const latest = await latestPeriods(db, mine)
  const waited = mine.flatMap((one): Owed[] => {
    const period = periodFrom(latest.get(one.item) ?? '')
    return period && isExpected(one, period) ? [{ ...one, period: period.key }] : []
  })
  return [...ofRounds, ...waited]
}

async function latestPeriods(db: Db, mine: readonly Mine[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('value')
    .select(({ fn }) => ['item_id', fn.max('period').as('period')])
    .where('item_id', 'in', [...new Set(mine.map(({ item }) => item))])
    .where('part_id', 'is not', null)
    .groupBy('item_id')
    .execute()
  return new Map(rows.map(({ item_id, period }) => [item_id, period]))
}

async function givenParts({ db }: ValueDeps, owed: readonly Owed[]): Promise<Set<string>> {
  if (owed.length === 0) return new Set()
  const column = (name: 'item' | 'part' | 'period'): string[] => owed.map((one) => one[name])
  const { rows } = await sql<Omit<Owed, 'until'>>`
    select item_id as item, part_id as part, period from (
      select distinct on (item_id, subject_id, period, part_id) item_id, part_id, period, kind from value
      where item_id = any(${column('item')}::text[]) and period = any(${column('period')}::text[])
        and part_id = any(${column('part')}::uuid[])
      order by item_id, subject_id, period, part_id, version desc
    ) as latest
    where kind <> 'withdrawn'
  `.execute(db)
  return new Set(rows.map(keyOf))
}

function keyOf({ item, part, period }: Omit<Owed, 'until'>): string {
  return `${item} ${period} ${part}`
}
