import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { sessions } from '#contract/sessions.ts'
import {
  administrator,
  type House,
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

const isIn = async (visitor: Visitor) => (await visitor.call(sessions.showSession, {})).session !== null

async function elsewhere(userName: string, password = PASSWORD): Promise<Visitor> {
  const visitor = house.visitor('10.9.8.7')
  await visitor.call(sessions.signIn, { userName, password })
  return visitor
}

/** Moves what the account's sessions remember into the past. */
async function shift(account: string, column: 'seen_at' | 'expires_at', by: string): Promise<void> {
  await sql`update session set ${sql.ref(column)} = ${sql.ref(column)} - ${by}::interval where account_id = ${account}`.execute(
    house.database.db,
  )
}

async function seenAt(account: string): Promise<number> {
  const { rows } = await sql<{ at: Date }>`select seen_at as at from session where account_id = ${account}`.execute(
    house.database.db,
  )
  return Number(rows[0]!.at)
}

describe('a session', () => {
  test('tells when it ends', async () => {
    const visitor = await opened(house, admin, 'when')
    const { session } = await visitor.call(sessions.showSession, {})
    const minutes = (to: string) => (Date.parse(to) - Date.parse(session!.now)) / 60_000
    expect(minutes(session!.expiresAt)).toBeCloseTo(12 * 60, 0)
    expect(minutes(session!.idleEndsAt)).toBeCloseTo(30, 0)
  })

  test('ends after half an hour without a request', async () => {
    const visitor = await opened(house, admin, 'idle')
    await shift(visitor.id, 'seen_at', '29 minutes 50 seconds')
    await visitor.call(sessions.listSessions, {})
    await shift(visitor.id, 'seen_at', '29 minutes 50 seconds')
    await visitor.call(sessions.listSessions, {})
    await shift(visitor.id, 'seen_at', '30 minutes')
    expect(await refusalOf(visitor.call(sessions.listSessions, {}))).toBe('not-signed-in')
  })

  test('is not kept alive by a page that only asks how long it lasts, but by one that asks to go on', async () => {
    const visitor = await opened(house, admin, 'looking')
    await shift(visitor.id, 'seen_at', '20 minutes')
    const before = await seenAt(visitor.id)
    await visitor.call(sessions.showSession, {})
    expect(await seenAt(visitor.id)).toBe(before)
    const { session } = await visitor.call(sessions.prolongSession, {})
    expect((Date.parse(session.idleEndsAt) - Date.parse(session.now)) / 60_000).toBeCloseTo(30, 0)
  })

  test('is written at most once a minute', async () => {
    const visitor = await opened(house, admin, 'seldom')
    await shift(visitor.id, 'seen_at', '59 seconds')
    const before = await seenAt(visitor.id)
    await visitor.call(sessions.listSessions, {})
    expect(await seenAt(visitor.id)).toBe(before)
    await shift(visitor.id, 'seen_at', '2 seconds')
    await visitor.call(sessions.listSessions, {})
    expect(await seenAt(visitor.id)).toBeGreaterThan(before)
  })

  test('ends after twelve hours, whatever is asked', async () => {
    const visitor = await opened(house, admin, 'absolute')
    await shift(visitor.id, 'expires_at', '12 hours')
    expect(await isIn(visitor)).toBe(false)
  })

  test('ends when its owner signs out, for whoever kept the cookie too', async () => {
    const visitor = await opened(house, admin, 'leaving')
    const cookie = visitor.cookie()
    await visitor.call(sessions.signOut, {})
    expect(visitor.cookie()).toBeUndefined()
    visitor.takeCookie(cookie)
    expect(await isIn(visitor)).toBe(false)
  })

  test('ends with its account', async () => {
    const visitor = await opened(house, admin, 'disabled')
    await admin.call(accounts.disableAccount, { account: visitor.id, reason: 'Thử' })
    expect(await isIn(visitor)).toBe(false)
    await admin.call(accounts.enableAccount, { account: visitor.id, reason: 'Thử' })
    expect(await isIn(visitor)).toBe(false)
    expect(await isIn(await elsewhere('disabled'))).toBe(true)
  })

  test('is found by the hash of its token only', async () => {
    const visitor = await opened(house, admin, 'hashed')
    const token = visitor.cookie()!.split('=')[1]!
    const { rows } = await sql<{ text: string }>`select s::text as text from session s`.execute(house.database.db)
    const hex = Buffer.from(token).toString('hex')
    expect(rows.some(({ text }) => text.includes(token) || text.includes(hex))).toBe(false)
    visitor.takeCookie(`laban_session=${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)
    expect(await isIn(visitor)).toBe(false)
  })
})

describe('its owner', () => {
  test('sees the open ones with device and address, and ends one of them', async () => {
    const visitor = await opened(house, admin, 'lists')
    const other = await elsewhere('lists')
    const { sessions: rows } = await visitor.call(sessions.listSessions, {})
    expect(rows.map(({ address, isThis }) => ({ address, isThis }))).toEqual([
      { address: '10.9.8.7', isThis: false },
      { address: '10.0.0.1', isThis: true },
    ])
    await visitor.call(sessions.endSession, { session: rows[0]!.id })
    expect([await isIn(other), await isIn(visitor)]).toEqual([false, true])
    expect(await refusalOf(visitor.call(sessions.endSession, { session: rows[0]!.id }))).toBe('not-found')
  })

  test('cannot end the session of somebody else', async () => {
    const [visitor, stranger] = [await opened(house, admin, 'mine'), await opened(house, admin, 'theirs')]
    const { sessions: rows } = await stranger.call(sessions.listSessions, {})
    expect(await refusalOf(visitor.call(sessions.endSession, { session: rows[0]!.id }))).toBe('not-found')
    expect(await isIn(stranger)).toBe(true)
  })

  test('ends all others at once', async () => {
    const visitor = await opened(house, admin, 'others')
    const others = [await elsewhere('others'), await elsewhere('others')]
    expect(await visitor.call(sessions.endOtherSessions, {})).toEqual({ ended: 2 })
    expect(await Promise.all([...others, visitor].map(isIn))).toEqual([false, false, true])
  })

  test('changes the password knowing the old one; the others are out, and so is whoever copied this cookie', async () => {
    const visitor = await opened(house, admin, 'changes')
    const other = await elsewhere('changes')
    const copied = visitor.cookie()
    const change = (password: string, newPassword: string) =>
      refusalOf(visitor.call(sessions.changePassword, { password, newPassword }))
    expect(await change('not the password', OTHER_PASSWORD)).toBe('wrong-credentials')
    expect(await change(PASSWORD, 'matkhau123456')).toBe('weak-password')
    expect(await change(PASSWORD, OTHER_PASSWORD)).toBeUndefined()
    expect([await isIn(other), await isIn(visitor)]).toEqual([false, true])
    const thief = house.visitor()
    thief.takeCookie(copied)
    expect(await isIn(thief)).toBe(false)
    expect(await refusalOf(elsewhere('changes'))).toBe('wrong-credentials')
    expect(await isIn(await elsewhere('changes', OTHER_PASSWORD))).toBe(true)
  })
})

test('an administrator lists and ends the sessions of an account', async () => {
  const visitor = await opened(house, admin, 'watched')
  const other = await elsewhere('watched')
  const { sessions: rows } = await admin.call(accounts.listAccountSessions, { account: visitor.id })
  expect(rows.map(({ isThis }) => isThis)).toEqual([false, false])
  await admin.call(accounts.endAccountSessions, { account: visitor.id, session: rows[0]!.id })
  expect([await isIn(other), await isIn(visitor)]).toEqual([false, true])
  expect(await admin.call(accounts.endAccountSessions, { account: visitor.id })).toEqual({ ended: 1 })
  expect(await isIn(visitor)).toBe(false)
})
