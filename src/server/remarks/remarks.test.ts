import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { remarks } from '#contract/remarks.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let province: Province
let officer: Caller
let agency: Caller
let key: { subject: string; item: string; period: string }

beforeAll(async () => {
  province = await openProvince()
  officer = await province.as('cb.so-y-te')
  agency = await province.as('thuong-truc')
  key = { subject: province.organisation('so-y-te'), item: ITEM, period: '2022' }
})
afterAll(() => province.close())

const say = (caller: Caller, words: string, mentions: string[] = [], remark = uuidv7()) =>
  caller.call(remarks.postRemark, { ...key, remark, words, mentions, edition: 'hue-2020' })

const row = async (caller: Caller) => {
  const { threads } = await caller.call(remarks.listThreads, { organisation: key.subject, period: key.period })
  return threads.find(({ item }) => item === ITEM)
}

test('what is said stays as it was said, once, and is unread until it is read', async () => {
  const remark = uuidv7()
  await say(officer, 'Số này gồm cả viên chức?', [], remark)
  const again = await say(officer, 'Số này gồm cả viên chức?', [], remark)
  expect(again).toMatchObject({
    state: 'open',
    version: 1,
    remarks: [{ words: 'Số này gồm cả viên chức?', isOwn: true }],
  })
  expect(await row(officer)).toEqual({ item: ITEM, state: 'open', said: 1, unread: 0 })
  expect(await row(agency)).toEqual({ item: ITEM, state: 'open', said: 1, unread: 1 })
  expect((await agency.call(remarks.readThread, key)).remarks).toMatchObject([{ isOwn: false }])
  expect(await row(agency)).toMatchObject({ unread: 0 })
})

test('whoever is named gets a notice that leads to the figure; a stranger to it cannot be named', async () => {
  const { partners } = await agency.call(remarks.readThread, key)
  const named = partners.find(({ organisation }) => organisation?.id === key.subject)!
  const { remarks: said } = await say(agency, 'Chỉ tính công chức, viên chức chuyên trách.', [named.account])
  expect(said.at(-1)).toMatchObject({ mentions: [named.name] })
  const { db } = province.database
  const notices = await db
    .selectFrom('notice')
    .select(['kind', 'path'])
    .where('account_id', '=', named.account)
    .where('kind', '=', 'remark-mention')
    .execute()
  expect(notices).toEqual([
    { kind: 'remark-mention', path: `/nhap-so-lieu/hue-2020?don-vi=${key.subject}&ky=2022&so-lieu=${ITEM}` },
  ])
  const stranger = await db
    .selectFrom('account')
    .select('id')
    .where('user_name', '=', 'cb.so-tu-phap')
    .executeTakeFirstOrThrow()
  expect(await refusal(say(agency, 'Gửi Sở khác', [stranger.id]))).toMatchObject({ code: 'bad-input' })
})

test('a thread is settled by who has seen all of it, and opened again', async () => {
  const { version } = await officer.call(remarks.readThread, key)
  const early = officer.call(remarks.resolveThread, { ...key, version: version - 1 })
  expect(await refusal(early)).toMatchObject({ code: 'stale' })
  expect(await officer.call(remarks.resolveThread, { ...key, version })).toMatchObject({ state: 'resolved' })
  const twice = officer.call(remarks.resolveThread, { ...key, version: version + 1 })
  expect(await refusal(twice)).toMatchObject({ code: 'wrong-state' })
  expect(await agency.call(remarks.reopenThread, { ...key, version: version + 1 })).toMatchObject({ state: 'open' })
  expect(await row(officer)).toMatchObject({ unread: 1 })
})

test('two who speak at once are both heard, one after the other', async () => {
  const { version } = await officer.call(remarks.readThread, key)
  await Promise.all([say(officer, 'một'), say(agency, 'hai')])
  const thread = await officer.call(remarks.readThread, key)
  expect(thread.remarks.map(({ sequence }) => sequence)).toEqual(thread.remarks.map((_, at) => at + 1))
  expect(thread.version).toBe(version + 2)
})
