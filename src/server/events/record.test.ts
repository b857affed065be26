import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import type { AuditFinding } from '#domain/event/audit-finding.ts'
import type { NewEvent, StreamName } from '#domain/event/event.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import { lockHeads, record, recordOn } from './record.ts'
import { verifyDatabase } from './verify.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

function changed(stream: StreamName, body: Record<string, unknown> = {}): NewEvent {
  return { stream, kind: 'organisation.changed', by: null, body }
}

function committed(...events: NewEvent[]): Promise<{ at: Date }> {
  return database.db.transaction().execute((tx) => record(tx, events))
}

async function sequences(stream: string): Promise<number[]> {
  const rows = await database.db
    .selectFrom('event')
    .select('sequence')
    .where('stream', '=', stream)
    .orderBy('sequence')
    .execute()
  return rows.map(({ sequence }) => sequence)
}

async function findings(): Promise<AuditFinding[]> {
  const found: AuditFinding[] = []
  await verifyDatabase({ database, checkpointFile: '/nowhere', publicKeyFile: '/nowhere' }, (one) => found.push(one))
  return found.filter(({ code }) => code !== 'checkpoint-file-missing')
}

test('commands that write to the same streams at once leave unbroken chains', async () => {
  const streams = ['organisation:x', 'organisation:y', 'organisation:z'] as const
  const commands = Array.from({ length: 90 }, (_, at) =>
    // Each names two or three streams, in its own order.
    committed(...[0, 1, 2].slice(at % 2).map((step) => changed(streams[(at + step) % 3]!, { at }))),
  )
  await Promise.all(commands)
  const lengths = await Promise.all(streams.map(async (stream) => (await sequences(stream)).length))
  expect(lengths.reduce((sum, length) => sum + length)).toBe(45 * 3 + 45 * 2)
  expect(await findings()).toEqual([])
})

test('a transaction that is rolled back leaves nothing, not even a new stream', async () => {
  const failing = database.db.transaction().execute(async (tx) => {
    await record(tx, [changed('organisation:rolled-back')])
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await sequences('organisation:rolled-back')).toEqual([])
  expect(await database.db.selectFrom('stream').select('name').where('name', 'like', '%rolled-back').execute()).toEqual(
    [],
  )
})

test('the body is stored as the very text that was hashed', async () => {
  await committed(changed('organisation:text', { b: 'Đông "Anh"\\', a: { z: 1, y: [null, true] } }))
  const { rows } = await sql<{ body: string }>`
    select body::text as body from event where stream = 'organisation:text'
  `.execute(database.db)
  expect(rows).toEqual([{ body: '{"a":{"y":[null,true],"z":1},"b":"Đông \\"Anh\\"\\\\"}' }])
})

test('what PostgreSQL could not keep does not stop a command', async () => {
  await committed(changed('organisation:odd', { said: 'a\0b\ud800' }))
  const { rows } = await sql<{ said: string }>`
    select body ->> 'said' as said from event where stream = 'organisation:odd'
  `.execute(database.db)
  expect(rows).toEqual([{ said: 'a\uFFFDb\uFFFD' }])
})

test('time never goes backwards within a stream, even when the clock does', async () => {
  const ahead = new Date('2999-01-01T00:00:00.000Z')
  await database.db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, ['organisation:clock'])
    await recordOn(tx, { ...heads, at: ahead }, [changed('organisation:clock')])
  })
  expect(await committed(changed('organisation:clock'), changed('organisation:other'))).toEqual({ at: ahead })
})

test('time does not go backwards for a command that had to wait either', async () => {
  const ahead = new Date('2999-01-01T00:00:00.000Z')
  await committed(changed('organisation:waits'))
  let second: Promise<{ at: Date }> | undefined
  await database.db.transaction().execute(async (tx) => {
    const heads = await lockHeads(tx, ['organisation:waits'])
    second = committed(changed('organisation:waits'))
    await waiting()
    await recordOn(tx, { ...heads, at: ahead }, [changed('organisation:waits')])
  })
  expect(await second).toEqual({ at: ahead })
  expect(await sequences('organisation:waits')).toEqual([1, 2, 3])
})

test('the time is that of the database, after the command got its turn', async () => {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(database.db)
  const { at } = await committed(changed('organisation:now'))
  expect(at.getTime()).toBeGreaterThanOrEqual(rows[0]!.now.getTime())
})

test('a locked stream that nothing was written to stays without events', async () => {
  await database.db.transaction().execute((tx) => lockHeads(tx, ['organisation:only-locked']))
  expect(await findings()).toEqual([])
  await committed(changed('organisation:only-locked'))
  expect(await sequences('organisation:only-locked')).toEqual([1])
})

test('an event without what its readers need, or with a secret, is not recorded', async () => {
  await expect(committed({ ...changed('organisation:bad'), kind: 'value.saved' })).rejects.toThrow('item')
  await expect(committed(changed('organisation:bad', { password: 'x' }))).rejects.toThrow('secret')
  await expect(committed()).rejects.toThrow('without events')
  expect(await sequences('organisation:bad')).toEqual([])
})

test('the origin of a link-local address is kept without its zone', async () => {
  const { at } = await database.db
    .transaction()
    .execute((tx) => record(tx, [changed('organisation:far')], { address: 'fe80::1%eth0', device: 'Firefox' }))
  const row = await database.db
    .selectFrom('event_origin')
    .innerJoin('event', 'event.id', 'event_origin.event_id')
    .select(['address', 'device', 'at'])
    .where('stream', '=', 'organisation:far')
    .executeTakeFirst()
  expect(row).toEqual({ address: 'fe80::1', device: 'Firefox', at })
})

/** Until a connection of this database waits for a lock. */
async function waiting(): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ waits: boolean }>`
      select count(*) > 0 as waits from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
    `.execute(database.db)
    if (rows[0]!.waits) return
  }
}
