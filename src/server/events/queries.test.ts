import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import type { EventKind } from '#domain/event/event-kind.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import { eraseOrigin, eventsOfValue, timelineOf } from './queries.ts'
import { record } from './record.ts'
import { verifyDatabase } from './verify.ts'

const HOA = '01890000-0000-7000-8000-000000000001'
const LAN = '01890000-0000-7000-8000-000000000002'
const UNIT = 'organisation:u'
const ALL = { most: 100 }

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
  for (const [id, name] of [
    [HOA, 'Nguyễn Thị Hoa'],
    [LAN, 'Trần Lan'],
  ] as const) {
    await sql`
      insert into account (id, user_name, kind, display_name, state, version, created_at)
      values (${id}, ${id}, 'person', ${name}, 'active', 1, now())
    `.execute(database.db)
  }
  const base = { item: 'ho-so', period: '2026', part: null }
  const typed = { ...base, before: null, after: { kind: 'number', number: '5' }, source: 'typed', onBehalf: false }
  await happened('values.copied-forward', HOA, {
    period: '2026',
    from: '2025',
    values: [
      { item: 'ho-so', part: null, version: 1 },
      { item: 'khac', part: null, version: 1 },
      { item: 'ho-so', part: 'p', version: 1 },
    ],
  })
  await happened('value.saved', HOA, { ...typed, version: 2 })
  await happened('value.saved', LAN, { ...typed, period: '2025', version: 1 })
  await happened('value.saved', LAN, { ...typed, part: 'p', version: 2 })
  await happened('value.verified', LAN, { ...base, version: 2 })
  await happened('not-applicable.claimed', LAN, { edition: 'e', node: '1', period: '2026' })
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

async function happened(kind: EventKind, by: string, body: Record<string, unknown>): Promise<void> {
  const origin = { address: '10.0.0.7', device: 'Firefox' }
  await database.db.transaction().execute((tx) => record(tx, [{ stream: UNIT, kind, by, body }], origin))
}

test('a timeline is newest first, with who did it by name, and goes on where it stopped', async () => {
  const first = await timelineOf(database.db, UNIT, { most: 4 })
  expect(first.entries.map(({ sequence, kind, by }) => [sequence, kind, by?.name])).toEqual([
    [6, 'not-applicable.claimed', 'Trần Lan'],
    [5, 'value.verified', 'Trần Lan'],
    [4, 'value.saved', 'Trần Lan'],
    [3, 'value.saved', 'Trần Lan'],
  ])
  const rest = await timelineOf(database.db, UNIT, { most: 4, before: first.next! })
  expect(rest.entries.map(({ sequence }) => sequence)).toEqual([2, 1])
  expect(rest.next).toBeUndefined()
})

test("a value's history holds what was done to it, and its own part of what was done to many", async () => {
  const { entries } = await eventsOfValue(database.db, { subject: 'u', item: 'ho-so', period: '2026', part: null }, ALL)
  expect(entries.map(({ sequence, kind, by }) => [sequence, kind, by?.id])).toEqual([
    [5, 'value.verified', LAN],
    [2, 'value.saved', HOA],
    [1, 'values.copied-forward', HOA],
  ])
  expect(entries[2]!.body).toEqual({
    period: '2026',
    from: '2025',
    values: [{ item: 'ho-so', part: null, version: 1 }],
  })
})

test('a part has a history of its own', async () => {
  const { entries } = await eventsOfValue(database.db, { subject: 'u', item: 'ho-so', period: '2026', part: 'p' }, ALL)
  expect(entries.map(({ sequence }) => sequence)).toEqual([4, 1])
})

test('where a call came from is told only to those who may see it', async () => {
  const [hidden, shown] = await Promise.all([
    timelineOf(database.db, UNIT, ALL),
    timelineOf(database.db, UNIT, { ...ALL, withOrigin: true }),
  ])
  expect(shown.entries).toHaveLength(6)
  expect(hidden.entries.map(({ origin }) => origin)).toEqual(shown.entries.map(() => undefined))
  expect(shown.entries.map(({ origin }) => origin)).toEqual(
    shown.entries.map(() => ({ address: '10.0.0.7', device: 'Firefox' })),
  )
})

test('an account whose origins are erased keeps its acts, and the chain stays whole', async () => {
  const failed = { stream: `account:${LAN}`, kind: 'account.sign-in-failed', by: null, body: {} } as const
  await database.db.transaction().execute((tx) => record(tx, [failed], { address: '10.0.0.9' }))
  await database.db.transaction().execute((tx) => eraseOrigin(tx, LAN))
  const left = await sql<{ by: string | null }>`
    select distinct by_account as by from event_origin join event on event.id = event_id
  `.execute(database.db)
  expect(left.rows).toEqual([{ by: HOA }])
  const found: string[] = []
  const nowhere = { checkpointFile: '/nowhere', publicKeyFile: '/nowhere' }
  const { events } = await verifyDatabase({ database, ...nowhere }, ({ code }) => found.push(code))
  expect([events, found]).toEqual([7, ['checkpoint-file-missing']])
})
