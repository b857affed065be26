import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { events, Timeline } from '#contract/events.ts'
import { openDatabase, type Database } from '#db/database.ts'
import type { Role } from '#domain/permission/role.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import type { Call } from '../call.ts'
import { timelineHandlers } from './handlers.ts'
import { record } from './record.ts'

const HOA = '01890000-0000-7000-8000-000000000001'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
  await sql`
    insert into account (id, user_name, kind, display_name, state, version, created_at)
    values (${HOA}, 'hoa', 'person', 'Nguyễn Thị Hoa', 'active', 1, now())
  `.execute(database.db)
  const signedIn = { stream: `account:${HOA}`, kind: 'account.signed-in', by: HOA, body: { times: 1 } } as const
  for (let time = 0; time < 3; time += 1) {
    await database.db.transaction().execute((tx) => record(tx, [signedIn], { address: '2001:db8::1' }))
  }
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

async function listed(role: Role, more: { before?: number; limit?: number } = {}): Promise<Timeline> {
  const input = events.showAccountTimeline.input.parse({ account: HOA, ...more })
  const actor = { account: HOA, name: 'Hoa', session: 's', grants: [{ role }], isComplete: true, askedAt: new Date() }
  const call: Call = { actor, requestId: 'r', origin: {}, key: undefined, setToken: () => {} }
  return Timeline.parse(await timelineHandlers(database).showAccountTimeline(input, call))
}

test('pages of events follow one another to the first', async () => {
  const first = await listed('auditor', { limit: 2 })
  const second = await listed('auditor', { limit: 2, before: first.next! })
  expect([...first.entries, ...second.entries].map(({ sequence }) => sequence)).toEqual([3, 2, 1])
  expect(second.next).toBeNull()
})

test.each<[Role, object | undefined]>([
  ['auditor', { address: '2001:db8::1', device: null }],
  ['administrator', { address: '2001:db8::1', device: null }],
  ['standing-agency', undefined],
])('%s: where a call came from', async (role, origin) => {
  expect((await listed(role)).entries.map((entry) => entry.origin)).toEqual([origin, origin, origin])
})
