import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { sessions } from '#contract/sessions.ts'
import { withEdition } from '#test/support/loaded-edition.ts'
import { editionOf } from '#test/support/small-edition.ts'
import { administrator, type House, invited, opened, openHouse, refusalOf, type Visitor } from '#test/support/people.ts'

let house: House
let admin: Visitor
const hue = uuidv7()

beforeAll(async () => {
  house = await openHouse()
  admin = await administrator(house)
  const { db } = house.database
  await sql`insert into organisation (id, created_at) values (${hue}, now())`.execute(db)
  await sql`
    insert into organisation_version (id, organisation_id, valid_from, valid_to, name, kind, level, ordinal) values
      (${uuidv7()}, ${hue}, '2000-01-01', '2025-01-01', 'Tỉnh Thừa Thiên Huế', 'province', 'province', 1),
      (${uuidv7()}, ${hue}, '2025-01-01', null, 'Thành phố Huế', 'province', 'province', 1)`.execute(db)
  await sql`
    insert into data_item (id, position, name, kind, over_time, over_units, providers)
    values ('so-may-tinh', 1, 'Số máy tính', 'count', 'stock', 'sum', '{}')`.execute(db)
  const below = [{ code: '1', max: 1, formula: 'max' }]
  const edition = editionOf([{ code: 'I', children: below }], { id: 'nhu-hue', indexSet: 'nhu-hue' })
  await db.transaction().execute(withEdition(edition, new Map()))
})
afterAll(() => house.close())

async function today(days = 0): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone 'Asia/Ho_Chi_Minh')::date + ${days}::integer) as day`.execute(house.database.db)
  return rows[0]!.day
}

const rolesOf = async (visitor: Visitor) => {
  const { session } = await visitor.call(sessions.showSession, {})
  return session!.account.roles
}

test('a role counts from today on, and names what it is for as it is called today', async () => {
  const visitor = await opened(house, admin, 'officer')
  await admin.call(accounts.grantRole, { account: visitor.id, role: 'unit-officer', organisation: hue })
  await admin.call(accounts.grantRole, { account: visitor.id, role: 'verifier', item: 'so-may-tinh' })
  expect(await rolesOf(visitor)).toEqual([
    { role: 'unit-officer', organisation: { id: hue, name: 'Thành phố Huế' } },
    { role: 'verifier', item: { id: 'so-may-tinh', name: 'Số máy tính' } },
  ])
})

test('several roles can come with the invitation; a wrong one leaves no account behind', async () => {
  const invite = (userName: string, item: string) =>
    admin.call(accounts.inviteAccount, {
      userName,
      displayName: 'Phạm Văn Đồng',
      grants: [
        { role: 'unit-head', organisation: hue },
        { role: 'data-provider', item },
      ],
    })
  const { account } = await invite('both', 'so-may-tinh')
  expect((await admin.call(accounts.showAccount, { account })).grants.map(({ role }) => role)).toEqual([
    'unit-head',
    'data-provider',
  ])
  expect(await refusalOf(invite('neither', 'khong-co'))).toBe('grant-not-fitting')
  expect((await admin.call(accounts.listAccounts, { words: 'neither' })).accounts).toEqual([])
})

test('it holds from its first day until its last is over, not before and not after', async () => {
  const visitor = await opened(house, admin, 'dated')
  const grant = { account: visitor.id, role: 'leader' as const }
  await admin.call(accounts.grantRole, { ...grant, validFrom: await today(1) })
  await admin.call(accounts.grantRole, { ...grant, validFrom: '2020-01-01', validTo: await today() })
  expect(await rolesOf(visitor)).toEqual([])
  await admin.call(accounts.grantRole, { ...grant, validFrom: await today(), validTo: await today(1) })
  expect(await rolesOf(visitor)).toEqual([{ role: 'leader' }])
  const { grants } = await admin.call(accounts.showAccount, { account: visitor.id })
  expect(grants.map(({ isInForce }) => isInForce)).toEqual([false, true, false])
})

test('ended, it holds no more from that request on, and stays in the list unless it never held for a day', async () => {
  const visitor = await opened(house, admin, 'ended')
  const grant = (validFrom?: string) =>
    admin.call(accounts.grantRole, { account: visitor.id, role: 'auditor', validFrom })
  const [old, fresh] = [await grant('2020-01-01'), await grant()]
  expect(await refusalOf(visitor.call(accounts.listAccounts, {}))).toBeUndefined()
  for (const one of [old, fresh]) await admin.call(accounts.endGrant, { account: visitor.id, grant: one.grant })
  expect(await refusalOf(visitor.call(accounts.listAccounts, {}))).toBe('not-permitted')
  const { grants } = await admin.call(accounts.showAccount, { account: visitor.id })
  expect(grants.map(({ id, validTo }) => [id, validTo])).toEqual([[old.grant, await today()]])
  expect(await refusalOf(admin.call(accounts.endGrant, { account: visitor.id, grant: old.grant }))).toBe('wrong-state')
})

test('it is ended on a day to come, not on a past one, nor later than it ends', async () => {
  const { id } = await invited(admin, 'ends.later')
  const { grant } = await admin.call(accounts.grantRole, { account: id, role: 'leader', validFrom: '2020-01-01' })
  const end = async (days: number) =>
    refusalOf(admin.call(accounts.endGrant, { account: id, grant, validTo: await today(days) }))
  expect([await end(-1), await end(10), await end(11), await end(5)]).toEqual([
    'wrong-state',
    undefined,
    'wrong-state',
    undefined,
  ])
})

test('nobody ends their own administration', async () => {
  const { session } = await admin.call(sessions.showSession, {})
  const own = session!.account.id
  const { grants } = await admin.call(accounts.showAccount, { account: own })
  expect(await refusalOf(admin.call(accounts.endGrant, { account: own, grant: grants[0]!.id }))).toBe('own-account')
})

test('a day that no calendar of ours holds, and a task without a name, are bad input', async () => {
  const { id } = await invited(admin, 'odd.input')
  const grant = (more: object) =>
    refusalOf(admin.call(accounts.grantRole, { account: id, role: 'supervisor', ...more }))
  expect(await grant({ organisation: hue, validFrom: '0000-01-01' })).toBe('bad-input')
  expect(await grant({ organisation: hue, validTo: '1799-12-31' })).toBe('bad-input')
  expect(await grant({ task: '   ' })).toBe('bad-input')
})

test('one’s own account in capitals is one’s own account', async () => {
  const { session } = await admin.call(sessions.showSession, {})
  const account = session!.account.id.toUpperCase()
  expect(await refusalOf(admin.call(accounts.disableAccount, { account, reason: 'Thử' }))).toBe('own-account')
})

test.each([
  [{ role: 'unit-officer' }, ['organisation: needed']],
  [{ role: 'unit-officer', organisation: uuidv7() }, ['organisation: unknown']],
  [{ role: 'verifier', item: 'khong-co' }, ['item: unknown']],
  [{ role: 'appraiser', edition: 'khong-co', node: '1.1' }, ['node: unknown']],
  // As in Plan 222, where 1 to 7 stand below I.
  [{ role: 'appraiser', edition: 'nhu-hue', node: 'I' }, ['node: not-what-is-below']],
  [{ role: 'leader', item: 'so-may-tinh' }, ['item: not-for-this-role']],
  [{ role: 'service-account' }, ['role: not-for-this-account']],
  [{ role: 'leader', validFrom: '2030-01-02', validTo: '2030-01-02' }, ['validTo: ends-before-it-begins']],
] as const)('%j is refused, and told why', async (grant, faults) => {
  const { id } = await invited(admin, `n${uuidv7().replaceAll('-', '').slice(0, 30)}`)
  expect(await refusalOf(admin.call(accounts.grantRole, { account: id, ...grant }))).toBe('grant-not-fitting')
  expect(admin.last().json<{ faults: string[] }>().faults).toEqual(faults)
})
