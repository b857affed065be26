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
  PASSWORD,
  refusalOf,
  type Visitor,
} from '#test/support/people.ts'
import { forgetOldFailures } from './throttle.ts'

let house: House
let admin: Visitor

beforeAll(async () => {
  house = await openHouse()
  admin = await administrator(house)
})
afterAll(() => house.close())

const signIn = (visitor: Visitor, userName: string, password = PASSWORD) =>
  visitor.call(sessions.signIn, { userName, password })

describe('the door', () => {
  test('opens to the user name however its letters are typed, and to the password however its marks are composed', async () => {
    await opened(house, admin, 'nguyen.van.dung')
    for (const userName of ['nguyen.van.dung', ' Nguyen.Van.Dung', 'nguyễn.văn.đũng']) {
      const visitor = house.visitor()
      expect(await signIn(visitor, userName, PASSWORD.normalize('NFD'))).toEqual({ secondFactor: 'none' })
      const { session } = await visitor.call(sessions.showSession, {})
      expect(session?.account).toMatchObject({ userName: 'nguyen.van.dung', name: 'Nguyễn Văn A', roles: [] })
    }
  })

  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    await opened(house, admin, 'cookie')
    const visitor = house.visitor()
    await signIn(visitor, 'cookie')
    const header = String(visitor.last().headers['set-cookie'])
    expect(header.split('; ').slice(1)).toEqual(['Path=/', 'HttpOnly', 'SameSite=Strict'])
    expect(header.split(';')[0]).toMatch(/^laban_session=[\w-]{43}$/)
  })

  test('stays shut with the same words for no such name, a wrong password, an account disabled or not yet opened', async () => {
    await opened(house, admin, 'wrong')
    const { id } = await opened(house, admin, 'disabled')
    await admin.call(accounts.disableAccount, { account: id, reason: 'Thử' })
    await invited(admin, 'waiting')
    const answers = []
    for (const [name, password] of [
      ['nobody', PASSWORD],
      ['wrong', 'not the password'],
      ['disabled', PASSWORD],
      ['disabled', 'not the password'],
      ['waiting', PASSWORD],
    ] as const) {
      const visitor = house.visitor('10.0.0.2')
      expect(await refusalOf(signIn(visitor, name, password))).toBe('wrong-credentials')
      const { requestId, ...body } = visitor.last().json<Record<string, unknown>>()
      answers.push({ status: visitor.last().statusCode, body, cookie: visitor.last().headers['set-cookie'] })
      expect(requestId).toEqual(expect.any(String))
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test.each(["' or 1=1 --", 'x'.repeat(1000)])('knows nobody called %j', async (name) => {
    expect(await refusalOf(signIn(house.visitor('10.0.0.3'), name))).toBe('wrong-credentials')
  })

  test('makes a new session in place of the one that the caller came with', async () => {
    const visitor = await opened(house, admin, 'again')
    const former = visitor.cookie()
    await signIn(visitor, 'again')
    expect(visitor.cookie()).not.toBe(former)
    const old = house.visitor()
    old.takeCookie(former)
    expect(await old.call(sessions.showSession, {})).toEqual({ session: null })
  })
})

describe('failed tries', () => {
  const fail = (visitor: Visitor, name: string) => refusalOf(signIn(visitor, name, 'not the password'))

  test.each(['known', 'unknown'])('block a name after five, with the time to wait: one that is %s', async (kind) => {
    if (kind === 'known') await opened(house, admin, 'known')
    const visitor = house.visitor('10.0.1.1')
    const codes = []
    for (let number = 1; number <= 6; number += 1) codes.push(await fail(visitor, kind))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'wrong-credentials'), 'too-many-requests'])
    expect(Number(visitor.last().headers['retry-after'])).toBeGreaterThan(25)
    expect(Number(visitor.last().headers['retry-after'])).toBeLessThanOrEqual(30)
  })

  test('count when they are made at once', async () => {
    await opened(house, admin, 'at-once')
    const codes = await Promise.all(Array.from({ length: 12 }, () => fail(house.visitor('10.0.1.2'), 'at-once')))
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5)
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(7)
  })

  test('block the right password too, until the time is over; that clears the count', async () => {
    await opened(house, admin, 'patient')
    const visitor = house.visitor('10.0.1.3')
    for (let number = 1; number <= 5; number += 1) await fail(visitor, 'patient')
    expect(await refusalOf(signIn(visitor, 'patient'))).toBe('too-many-requests')
    await sql`update throttle set blocked_until = now() - interval '1 second'`.execute(house.database.db)
    expect(await refusalOf(signIn(visitor, 'patient'))).toBeUndefined()
    for (let number = 1; number <= 4; number += 1) expect(await fail(visitor, 'patient')).toBe('wrong-credentials')
    expect(await refusalOf(signIn(visitor, 'patient'))).toBeUndefined()
  })

  test('of many names from one address block the address, not the others', async () => {
    const visitor = house.visitor('10.0.9.9')
    const codes = []
    for (let number = 1; number <= 51; number += 1) codes.push(await fail(visitor, `name-${number}`))
    expect(codes.indexOf('too-many-requests')).toBeGreaterThanOrEqual(50)
    await opened(house, admin, 'elsewhere')
    expect(await refusalOf(signIn(house.visitor('10.0.9.10'), 'elsewhere'))).toBeUndefined()
  })

  test('of a day ago are taken out of the table, later ones stay', async () => {
    const { db } = house.database
    await sql`
      insert into throttle (subject, failures, last_at) values
        ('old', 5, now() - interval '25 hours'), ('fresh', 5, now() - interval '23 hours')`.execute(db)
    await forgetOldFailures(db)
    const rows = await db.selectFrom('throttle').select('subject').where('subject', 'in', ['old', 'fresh']).execute()
    expect(rows).toEqual([{ subject: 'fresh' }])
  })

  test('stand in the history of the account, without a name for who tried', async () => {
    const { id } = await opened(house, admin, 'history')
    await fail(house.visitor('10.0.1.4'), 'history')
    const events = await house.database.db
      .selectFrom('event')
      .innerJoin('event_origin', 'event_id', 'id')
      .select(['kind', 'by_account', 'body', sql<string>`host(address)`.as('address')])
      .where('stream', '=', `account:${id}`)
      .orderBy('sequence', 'desc')
      .limit(1)
      .execute()
    expect(events).toEqual([
      { kind: 'account.sign-in-failed', by_account: null, body: { why: 'not-right' }, address: '10.0.1.4' },
    ])
  })
})
