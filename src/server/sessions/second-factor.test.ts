import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
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
  house = await openHouse({ demandSecondFactorOf: ['leader'] })
  admin = await administrator(house)
})
afterAll(() => house.close())

async function withSecondFactor(userName: string) {
  const visitor = await opened(house, admin, userName)
  const { secret, uri } = await visitor.call(sessions.beginSecondFactor, { password: PASSWORD })
  await visitor.call(sessions.confirmSecondFactor, { code: codeOf(secret) })
  return { visitor, secret, uri, id: visitor.id, userName }
}

/** As if the codes used so far had been used five minutes ago. */
async function laterOn(account: string): Promise<void> {
  await sql`update account set second_factor_step = second_factor_step - 10 where id = ${account}`.execute(
    house.database.db,
  )
}

async function signedIn(userName: string): Promise<Visitor> {
  const visitor = house.visitor()
  expect(await visitor.call(sessions.signIn, { userName, password: PASSWORD })).toEqual({ secondFactor: 'needed' })
  return visitor
}

test('the secret is shown as text and as an address for a device, and kept sealed', async () => {
  const { secret, uri, id } = await withSecondFactor('sealed')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(uri).toContain(`secret=${secret}`)
  expect(uri).toMatch(/^otpauth:\/\/totp\/La%20B%C3%A0n:sealed\?/)
  const { rows } = await sql<{ kept: Buffer }>`select second_factor as kept from account where id = ${id}`.execute(
    house.database.db,
  )
  expect(rows[0]!.kept.includes(Buffer.from(secret))).toBe(false)
})

test('without the code a session may only give it, prolong itself or leave', async () => {
  const { userName, id, secret } = await withSecondFactor('needed')
  const visitor = await signedIn(userName)
  expect((await visitor.call(sessions.showSession, {})).session?.secondFactor).toBe('needed')
  expect(await refusalOf(visitor.call(sessions.listSessions, {}))).toBe('second-factor-needed')
  expect(await refusalOf(visitor.call(sessions.beginSecondFactor, { password: PASSWORD }))).toBe('wrong-state')
  expect(await refusalOf(visitor.call(sessions.confirmSecondFactor, { code: codeOf(secret, 30) }))).toBe('wrong-state')
  const changed = { password: PASSWORD, newPassword: 'another good enough passphrase' }
  expect(await refusalOf(visitor.call(sessions.changePassword, changed))).toBe('second-factor-needed')
  await visitor.call(sessions.prolongSession, {})
  await laterOn(id)
  const before = visitor.cookie()
  expect(await visitor.call(sessions.giveSecondFactor, { code: codeOf(secret) })).toEqual({ secondFactor: 'given' })
  expect(visitor.cookie()).not.toBe(before)
  expect((await visitor.call(sessions.listSessions, {})).sessions).toHaveLength(2)
})

test('a session left open is not enough to set one up: the password is asked for, and cannot be tried out', async () => {
  const visitor = await opened(house, admin, 'left-open')
  const begin = (password: string) => refusalOf(visitor.call(sessions.beginSecondFactor, { password }))
  expect(await begin(PASSWORD)).toBeUndefined()
  for (let tries = 0; tries < 5; tries += 1) expect(await begin('not the password')).toBe('wrong-credentials')
  expect(await begin(PASSWORD)).toBe('too-many-requests')
  expect((await visitor.call(sessions.showSession, {})).session?.secondFactor).toBe('none')
})

test('once it is set up, the session goes on under another token, and who copied the one before is out', async () => {
  const visitor = await opened(house, admin, 'copied')
  const { secret } = await visitor.call(sessions.beginSecondFactor, { password: PASSWORD })
  const before = visitor.cookie()
  const confirmed = await visitor.call(sessions.confirmSecondFactor, { code: codeOf(secret) })
  expect(confirmed).toEqual({ secondFactor: 'given' })
  const thief = house.visitor()
  thief.takeCookie(before)
  expect(await thief.call(sessions.showSession, {})).toEqual({ session: null })
  expect((await visitor.call(sessions.listSessions, {})).sessions).toHaveLength(1)
})

test('a code is good once, in whichever session', async () => {
  const { userName, secret, id } = await withSecondFactor('replay')
  await laterOn(id)
  const [first, second] = [await signedIn(userName), await signedIn(userName)]
  const code = codeOf(secret)
  await first.call(sessions.giveSecondFactor, { code })
  expect(await refusalOf(second.call(sessions.giveSecondFactor, { code }))).toBe('wrong-code')
  expect(await refusalOf(second.call(sessions.giveSecondFactor, { code: codeOf(secret, -30) }))).toBe('wrong-code')
  await second.call(sessions.giveSecondFactor, { code: codeOf(secret, 30) })
})

test('one code that is given twice at once completes one session', async () => {
  const { userName, secret, id } = await withSecondFactor('twice')
  await laterOn(id)
  const both = [await signedIn(userName), await signedIn(userName)]
  const code = codeOf(secret)
  const codes = await Promise.all(both.map((one) => refusalOf(one.call(sessions.giveSecondFactor, { code }))))
  expect(new Set(codes)).toEqual(new Set(['wrong-code', undefined]))
})

test('codes cannot be tried out: five are compared, then there is a wait', async () => {
  const { userName, secret } = await withSecondFactor('guessed')
  const visitor = await signedIn(userName)
  const right = [codeOf(secret, -30), codeOf(secret), codeOf(secret, 30)]
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777']
    .filter((code) => !right.includes(code))
    .slice(0, 5)
  for (const code of wrong)
    expect(await refusalOf(visitor.call(sessions.giveSecondFactor, { code }))).toBe('wrong-code')
  expect(await refusalOf(visitor.call(sessions.giveSecondFactor, { code: codeOf(secret, 30) }))).toBe(
    'too-many-requests',
  )
})

test('a role that demands a second factor may do nothing before one is set up', async () => {
  const visitor = await opened(house, admin, 'leader')
  await admin.call(accounts.grantRole, { account: visitor.id, role: 'leader' })
  expect((await visitor.call(sessions.showSession, {})).session?.secondFactor).toBe('to-set-up')
  expect(await refusalOf(visitor.call(sessions.listSessions, {}))).toBe('second-factor-needed')
  const { secret } = await visitor.call(sessions.beginSecondFactor, { password: PASSWORD })
  expect(await refusalOf(visitor.call(sessions.listSessions, {}))).toBe('second-factor-needed')
  await visitor.call(sessions.confirmSecondFactor, { code: codeOf(secret) })
  expect((await visitor.call(sessions.listSessions, {})).sessions).toHaveLength(1)
})

test('it is removed by password and code together, and then a new device can be set up', async () => {
  const { visitor, secret, id } = await withSecondFactor('removed')
  await laterOn(id)
  const remove = (password: string, code: string) => visitor.call(sessions.removeSecondFactor, { password, code })
  expect(await refusalOf(remove('not the password', codeOf(secret)))).toBe('wrong-credentials')
  expect(await remove(PASSWORD, codeOf(secret))).toEqual({ secondFactor: 'none' })
  const next = await visitor.call(sessions.beginSecondFactor, { password: PASSWORD })
  expect(next.secret).not.toBe(secret)
  expect(await refusalOf(visitor.call(sessions.confirmSecondFactor, { code: codeOf(secret, 30) }))).toBe('wrong-code')
  await visitor.call(sessions.confirmSecondFactor, { code: codeOf(next.secret) })
})

test('an administrator resets it for who lost the device, but not their own', async () => {
  const { visitor, id, userName } = await withSecondFactor('lost')
  await admin.call(accounts.resetSecondFactor, { account: id })
  expect(await visitor.call(sessions.showSession, {})).toEqual({ session: null })
  expect(await visitor.call(sessions.signIn, { userName, password: PASSWORD })).toEqual({ secondFactor: 'none' })
  const { session } = await admin.call(sessions.showSession, {})
  expect(await refusalOf(admin.call(accounts.resetSecondFactor, { account: session!.account.id }))).toBe('own-account')
})

test('a link for a new password does not stand in for the second factor', async () => {
  const { id, visitor } = await withSecondFactor('link')
  const { token, purpose } = await admin.call(accounts.makeLink, { account: id })
  expect(purpose).toBe('new-password')
  const other = house.visitor()
  expect(await other.call(sessions.openByLink, { token, password: PASSWORD })).toEqual({ secondFactor: 'needed' })
  expect(await visitor.call(sessions.showSession, {})).toEqual({ session: null })
})
