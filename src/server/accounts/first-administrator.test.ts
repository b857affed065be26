import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sessions } from '#contract/sessions.ts'
import { type House, openHouse, PASSWORD, refusalOf } from '#test/support/people.ts'
import { firstAdministrator } from './first-administrator.ts'

let house: House

beforeEach(async () => {
  house = await openHouse({ demandSecondFactorOf: ['administrator'] })
})
afterEach(() => house.close())

const start = () => firstAdministrator(house.database.db)
const open = (token: string) => house.visitor().call(sessions.openByLink, { token, password: PASSWORD })

test('the first start invites an administrator, whose link is good for a day', async () => {
  const first = await start()
  expect(first).toMatchObject({ userName: 'quan-tri', link: { purpose: 'open-account' } })
  expect((Date.parse(first!.link.expiresAt) - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
  expect(await open(first!.link.token)).toEqual({ secondFactor: 'to-set-up' })
})

test('a further start makes a new link and voids the old one; once it was opened there is none', async () => {
  const [first, second] = [await start(), await start()]
  expect(second!.userName).toBe(first!.userName)
  expect(await refusalOf(open(first!.link.token))).toBe('link-not-valid')
  await open(second!.link.token)
  expect(await start()).toBeUndefined()
})

test('processes that start together make one administrator and leave one link open', async () => {
  const starts = await Promise.all([start(), start(), start(), start()])
  expect(new Set(starts.map((first) => first!.userName))).toEqual(new Set(['quan-tri']))
  const codes = []
  for (const first of starts) codes.push(await refusalOf(open(first!.link.token)))
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
})

test('when the last administrator is gone, the next start invites another', async () => {
  const first = await start()
  await open(first!.link.token)
  await sql`update account set state = 'disabled'`.execute(house.database.db)
  expect((await start())!.userName).toBe('quan-tri-2')
})
