import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { sessions } from '#contract/sessions.ts'
import {
  administrator,
  type House,
  invited,
  opened,
  openHouse,
  OTHER_PASSWORD,
  PASSWORD,
  refusalOf,
  type Visitor,
} from '#test/support/people.ts'

let house: House
let admin: Visitor

beforeAll(async () => {
  house = await openHouse()
  admin = await administrator(house)
})
afterAll(() => house.close())

const open = (token: string, password = PASSWORD, visitor = house.visitor()) =>
  visitor.call(sessions.openByLink, { token, password })
const look = (token: string) => house.visitor().call(sessions.lookAtLink, { token })

test('an account is invited, opened, disabled, enabled and given a new password, and its history tells so', async () => {
  const { id, token } = await invited(admin, 'whole.life', 'Trần Thị Bình')
  expect(await look(token)).toMatchObject({
    userName: 'whole.life',
    displayName: 'Trần Thị Bình',
    purpose: 'open-account',
  })
  await open(token)
  await admin.call(accounts.disableAccount, { account: id, reason: 'Thử' })
  await admin.call(accounts.enableAccount, { account: id, reason: 'Thử' })
  const link = await admin.call(accounts.makeLink, { account: id })
  expect(link.purpose).toBe('new-password')
  await open(link.token, OTHER_PASSWORD)
  expect(await admin.call(accounts.showAccount, { account: id })).toMatchObject({ state: 'active', version: 1 })
  const events = await house.database.db
    .selectFrom('event')
    .select('kind')
    .where('stream', '=', `account:${id}`)
    .orderBy('sequence')
    .execute()
  expect(events.map(({ kind }) => kind.slice('account.'.length))).toEqual([
    'invited',
    'link-made',
    'opened',
    'signed-in',
    'disabled',
    'session-ended',
    'enabled',
    'link-made',
    'password-changed',
    'signed-in',
  ])
})

describe('a one-time link', () => {
  test('opens once, even when two use it at once', async () => {
    const { token } = await invited(admin, 'once')
    const codes = await Promise.all([refusalOf(open(token)), refusalOf(open(token, OTHER_PASSWORD))])
    expect(new Set(codes)).toEqual(new Set(['link-not-valid', undefined]))
    expect(await refusalOf(look(token))).toBe('link-not-valid')
  })

  test('is not used up by a weak password', async () => {
    const { token } = await invited(admin, 'weak.first')
    expect(await refusalOf(open(token, 'matkhau123456'))).toBe('weak-password')
    expect(await refusalOf(open(token))).toBeUndefined()
  })

  test('is void after its time, when a newer one is made, and when the account is disabled', async () => {
    const [late, older, shut] = [
      await invited(admin, 'late'),
      await invited(admin, 'older'),
      await invited(admin, 'shut'),
    ]
    await sql`update one_time_link set expires_at = now() where account_id = ${late.id}`.execute(house.database.db)
    await admin.call(accounts.makeLink, { account: older.id })
    await admin.call(accounts.disableAccount, { account: shut.id, reason: 'Thử' })
    await admin.call(accounts.enableAccount, { account: shut.id, reason: 'Thử' })
    for (const { token } of [late, older, shut]) {
      expect(await refusalOf(look(token))).toBe('link-not-valid')
      expect(await refusalOf(open(token))).toBe('link-not-valid')
    }
  })

  test('is not made for a disabled account, nor for a service, nor for oneself', async () => {
    const { id } = await invited(admin, 'no.link')
    await admin.call(accounts.disableAccount, { account: id, reason: 'Thử' })
    expect(await refusalOf(admin.call(accounts.makeLink, { account: id }))).toBe('wrong-state')
    const service = await admin.call(accounts.inviteAccount, {
      userName: 'lgsp',
      displayName: 'LGSP',
      kind: 'service',
      grants: [{ role: 'service-account' }],
    })
    expect(service.link).toBeUndefined()
    expect(await refusalOf(admin.call(accounts.makeLink, { account: service.account }))).toBe('wrong-state')
    const { session } = await admin.call(sessions.showSession, {})
    expect(await refusalOf(admin.call(accounts.makeLink, { account: session!.account.id }))).toBe('own-account')
  })
})

describe('the list of accounts', () => {
  test('is read page by page in the order of user names, each once', async () => {
    for (const name of ['zz-1', 'zz.2', 'zz_3', 'zz4', 'zza']) await invited(admin, name, 'Hàng Loạt')
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await admin.call(accounts.listAccounts, { words: 'hang loat', limit: 2, after })
      seen.push(...page.accounts.map(({ userName }) => userName))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['zz-1', 'zz.2', 'zz4', 'zz_3', 'zza'])
  })

  test('is searched by words of the name without marks, by state and by role', async () => {
    const { id } = await invited(admin, 'found', 'Đặng Thuỳ Trâm')
    await admin.call(accounts.grantRole, { account: id, role: 'auditor' })
    const names = async (filter: object) =>
      (await admin.call(accounts.listAccounts, filter)).accounts.map(({ userName }) => userName)
    expect(await names({ words: 'tram dang' })).toEqual(['found'])
    expect(await names({ words: 'Đặng', state: 'active' })).toEqual([])
    expect(await names({ role: 'auditor' })).toEqual(['found'])
  })
})

describe('an administrator', () => {
  test('edits an account as last seen, or is told that it changed', async () => {
    const { id } = await invited(admin, 'edited')
    const edit = { account: id, displayName: 'Lê Văn Cường', email: 'cuong@example.gov.vn', version: 1 }
    expect(await admin.call(accounts.editAccount, edit)).toEqual({ version: 2 })
    expect(await refusalOf(admin.call(accounts.editAccount, edit))).toBe('stale')
    expect(await admin.call(accounts.showAccount, { account: id })).toMatchObject({
      displayName: 'Lê Văn Cường',
      email: 'cuong@example.gov.vn',
    })
  })

  test('cannot give a name twice, whatever its case', async () => {
    await invited(admin, 'taken')
    expect(await refusalOf(invited(admin, 'Taken'))).toBe('name-taken')
  })

  test.each(['ab', 'nguyễn', 'a b c', '-abc', 'abc-', 'a..b', 'x'.repeat(41)])(
    'cannot give the name «%s»',
    async (name) => {
      expect(await refusalOf(invited(admin, name))).toBe('bad-input')
    },
  )

  test('cannot disable their own account; of two who disable each other one stays', async () => {
    const { session } = await admin.call(sessions.showSession, {})
    expect(await refusalOf(admin.call(accounts.disableAccount, { account: session!.account.id, reason: 'Thử' }))).toBe(
      'own-account',
    )
    const both = [await opened(house, admin, 'admin.a'), await opened(house, admin, 'admin.b')] as const
    for (const { id } of both) await admin.call(accounts.grantRole, { account: id, role: 'administrator' })
    const codes = await Promise.all([
      refusalOf(both[0].call(accounts.disableAccount, { account: both[1].id, reason: 'Thử' })),
      refusalOf(both[1].call(accounts.disableAccount, { account: both[0].id, reason: 'Thử' })),
    ])
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  })

  test('is the only one who does so; an auditor reads', async () => {
    const visitor = await opened(house, admin, 'reader')
    expect(await refusalOf(visitor.call(accounts.listAccounts, {}))).toBe('not-permitted')
    await admin.call(accounts.grantRole, { account: visitor.id, role: 'auditor' })
    expect(await refusalOf(visitor.call(accounts.listAccounts, {}))).toBeUndefined()
    expect(await refusalOf(visitor.call(accounts.showAccount, { account: visitor.id }))).toBeUndefined()
    const invite = { userName: 'by.auditor', displayName: 'X' }
    expect(await refusalOf(visitor.call(accounts.inviteAccount, invite))).toBe('not-permitted')
    expect(await refusalOf(house.visitor().call(accounts.listAccounts, {}))).toBe('not-signed-in')
  })
})
