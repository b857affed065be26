import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { apiTokens, type MadeToken } from '#contract/api-tokens.ts'
import { sessions } from '#contract/sessions.ts'
import {
  administrator,
  codeOf,
  type House,
  opened,
  openHouse,
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

const own = (visitor: Visitor, more: object = {}) =>
  visitor.call(apiTokens.makeOwnToken, {
    name: 'Bảng tính của tôi',
    scope: ['values.read'],
    password: PASSWORD,
    ...more,
  })

/** A service account, by default of everything and nothing in particular. */
async function service(userName: string): Promise<string> {
  const { account } = await admin.call(accounts.inviteAccount, {
    userName,
    displayName: 'Nền tảng LGSP',
    kind: 'service',
    grants: [{ role: 'service-account' }],
  })
  return account
}
const forService = (account: string) =>
  admin.call(apiTokens.makeAccountToken, { account, name: 'LGSP', scope: ['values.write'] })

/** How a program is answered that asks for its own sessions by a token: nobody's, so `never-by-token` means: let in. */
async function asks(token: string, headers: Record<string, string> = {}, remoteAddress = '10.9.0.1') {
  const response = await house.app.inject({
    method: 'GET',
    url: '/api/v1/sessions',
    remoteAddress,
    headers: { authorization: `Bearer ${token}`, ...headers },
  })
  return { status: response.statusCode, code: response.json<{ code: string }>().code, headers: response.headers }
}
const IN = 'never-by-token'

async function eventsOf(account: string): Promise<{ kind: string; body: unknown }[]> {
  return house.database.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('stream', '=', `account:${account}`)
    .where('kind', 'like', 'account.token-%')
    .orderBy('sequence')
    .execute()
}

describe('a token', () => {
  test('is shown once, lasts 90 days, opens, is told of without what opens, and is revoked by its owner', async () => {
    const person = await opened(house, admin, 'whole.token')
    await admin.call(accounts.grantRole, { account: person.id, role: 'leader' })
    const { token, row } = await own(person)
    expect(token).toMatch(/^laban_[\da-f]{8}_[\w-]{43}$/)
    expect(row).toMatchObject({ prefix: token.slice(0, 14), state: 'valid', scope: ['values.read'], daysLeft: 90 })
    expect((Date.parse(row.expiresAt) - Date.parse(row.madeAt)) / 86_400_000).toBe(90)
    expect(await asks(token)).toMatchObject({ status: 403, code: IN })
    const listed = await person.call(apiTokens.listOwnTokens, {})
    expect(listed.tokens).toMatchObject([{ id: row.id, usedFrom: '10.9.0.1' }])
    expect(JSON.stringify(listed)).not.toContain(token.slice(15))
    await person.call(apiTokens.revokeOwnToken, { token: row.id })
    expect(await asks(token)).toMatchObject({ status: 401, code: 'token-revoked' })
    expect((await asks(token)).headers['www-authenticate']).toBe('Bearer')
    expect(await refusalOf(person.call(apiTokens.revokeOwnToken, { token: row.id }))).toBe('not-found')
    const told = await eventsOf(person.id)
    expect(told).toMatchObject([
      { kind: 'account.token-made', body: { id: row.id, prefix: row.prefix, scope: ['values.read'] } },
      { kind: 'account.token-revoked', body: { id: row.id, why: 'by-owner' } },
    ])
    expect(JSON.stringify(told)).not.toContain(token.slice(15))
  })

  test('lasts a year at most, and is for something', async () => {
    const person = await opened(house, admin, 'long.token')
    expect(await refusalOf(own(person, { days: 366 }))).toBe('bad-input')
    expect(await refusalOf(own(person, { scope: [] }))).toBe('bad-input')
    expect((await own(person, { days: 365 })).row.daysLeft).toBe(365)
  })

  test('asks for the password: a session left open is not enough', async () => {
    const person = await opened(house, admin, 'left.open')
    expect(await refusalOf(own(person, { password: 'chưa phải mật khẩu này' }))).toBe('wrong-credentials')
  })

  test('is kept as a hash, and never logged', async () => {
    const account = await service('kept.as.hash')
    const { token } = await forService(account)
    await asks(token)
    await asks(`${token}x`)
    const { rows } = await sql<{ row: string }>`select to_jsonb(api_token)::text as row from api_token`.execute(
      house.database.db,
    )
    const { rows: events } = await sql<{ row: string }>`select to_jsonb(event)::text as row from event`.execute(
      house.database.db,
    )
    const secret = token.slice(15)
    expect([...rows, ...events].filter(({ row }) => row.includes(secret))).toEqual([])
    expect(house.log()).not.toContain(secret)
  })

  test('there are at most twenty valid ones of an account', async () => {
    const account = await service('twenty')
    const made = await Promise.allSettled(Array.from({ length: 25 }, () => forService(account)))
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    const [first] = (await admin.call(apiTokens.listAccountTokens, { account })).tokens
    expect(await refusalOf(forService(account))).toBe('too-many-tokens')
    await admin.call(apiTokens.revokeAccountToken, { account, token: first!.id })
    expect(await refusalOf(forService(account))).toBeUndefined()
  })

  test('that another account holds is none to revoke', async () => {
    const [one, other] = [await opened(house, admin, 'one.holder'), await opened(house, admin, 'other.holder')]
    const { row } = await own(one)
    expect(await refusalOf(other.call(apiTokens.revokeOwnToken, { token: row.id }))).toBe('not-found')
    const elsewhere = { account: other.id, token: row.id }
    expect(await refusalOf(admin.call(apiTokens.revokeAccountToken, elsewhere))).toBe('not-found')
  })

  test('when and from where it was used is written at most once a minute', async () => {
    const { token, row } = await forService(await service('used.at'))
    const used = () =>
      house.database.db
        .selectFrom('api_token')
        .select(['used_at', sql<string>`host(used_from)`.as('from')])
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow()
    expect((await used()).used_at).toBeNull()
    await asks(token, {}, '10.9.0.7')
    const first = await used()
    expect(first.from).toBe('10.9.0.7')
    await asks(token, {}, '10.9.0.8')
    expect(await used()).toEqual(first)
    await sql`update api_token set used_at = used_at - interval '61 seconds' where id = ${row.id}`.execute(
      house.database.db,
    )
    await asks(token, {}, '10.9.0.8')
    expect((await used()).from).toBe('10.9.0.8')
  })
})

describe('a program is refused, with the reason,', () => {
  test.each(['', 'laban_', 'x'.repeat(5000), `laban_00000000_${'a'.repeat(43)}`, '01980000'])(
    'by what is no token: %s',
    async (token) => {
      expect(await asks(token)).toMatchObject({ status: 401, code: 'token-not-valid' })
    },
  )

  test('where it brings a session beside the token; nor does a token come in the address', async () => {
    const { token } = await forService(await service('both.ways'))
    expect(await asks(token, { cookie: admin.cookie()! })).toMatchObject({ status: 400, code: 'two-credentials' })
    const inAddress = await house.app.inject({ method: 'GET', url: `/api/v1/sessions?access_token=${token}` })
    expect(inAddress.json()).toMatchObject({ code: 'not-signed-in' })
  })

  test('once the token has expired', async () => {
    const { token, row } = await forService(await service('over.time'))
    await sql`update api_token set made_at = now() - interval '2 days', expires_at = now() where id = ${row.id}`.execute(
      house.database.db,
    )
    expect(await asks(token)).toMatchObject({ status: 401, code: 'token-expired' })
  })

  test('once the account has no role in force', async () => {
    const account = await service('role.over')
    const { token } = await forService(account)
    expect(await asks(token)).toMatchObject({ code: IN })
    const { grants } = await admin.call(accounts.showAccount, { account })
    await admin.call(accounts.endGrant, { account, grant: grants[0]!.id })
    expect(await asks(token)).toMatchObject({ status: 401, code: 'token-without-role' })
  })

  test('while the account is disabled; enabled again, it needs another token', async () => {
    const account = await service('shut.service')
    const { token } = await forService(account)
    await admin.call(accounts.disableAccount, { account, reason: 'Thử' })
    expect(await asks(token)).toMatchObject({ status: 401, code: 'token-account-disabled' })
    expect(await refusalOf(forService(account))).toBe('wrong-state')
    await admin.call(accounts.enableAccount, { account, reason: 'Thử' })
    expect(await asks(token)).toMatchObject({ status: 401, code: 'token-revoked' })
    expect((await asks((await forService(account)).token)).code).toBe(IN)
  })

  test('once its owner chose another password by a link', async () => {
    const person = await opened(house, admin, 'new.password')
    await admin.call(accounts.grantRole, { account: person.id, role: 'leader' })
    const { token } = await own(person)
    const link = await admin.call(accounts.makeLink, { account: person.id })
    expect((await asks(token)).code).toBe(IN)
    await house.visitor().call(sessions.openByLink, { token: link.token, password: PASSWORD })
    expect(await asks(token)).toMatchObject({ code: 'token-revoked' })
  })
})

describe('an account that needs a second factor', () => {
  test('is called for by a token that was made with it, and by none that was made without', async () => {
    const person = await opened(house, admin, 'two.factors')
    await admin.call(accounts.grantRole, { account: person.id, role: 'leader' })
    const before = await own(person)
    expect((await asks(before.token)).code).toBe(IN)
    const { secret } = await person.call(sessions.beginSecondFactor, { password: PASSWORD })
    await person.call(sessions.confirmSecondFactor, { code: codeOf(secret) })
    expect(await asks(before.token)).toMatchObject({ status: 401, code: 'token-without-second-factor' })
    const after = await own(person)
    expect((await asks(after.token)).code).toBe(IN)
    await admin.call(accounts.resetSecondFactor, { account: person.id })
    expect((await asks(after.token)).code).toBe('token-revoked')
  })
})

test('nobody makes a token for another person, nor for a service but who keeps the accounts', async () => {
  const person = await opened(house, admin, 'a.person')
  const wish = { name: 'Của người khác', scope: ['values.read'] as ['values.read'] }
  const forPerson: Promise<MadeToken> = admin.call(apiTokens.makeAccountToken, { account: person.id, ...wish })
  expect(await refusalOf(forPerson)).toBe('not-a-service-account')
  const account = await service('kept.by.admin')
  expect(await refusalOf(person.call(apiTokens.makeAccountToken, { account, ...wish }))).toBe('not-permitted')
})
