import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rollUps, type RollUpRow } from '#contract/roll-ups.ts'
import { values } from '#contract/values.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { saveNumber } from '#test/support/round.ts'

const EDITION = 'vinh-phuc-327'
const PERIOD = '2023'
const FIRMS = 'so-doanh-nghiep-tren-dia-ban-tinh'
const STAFF = 'so-cbcc-cua-tinh'
const TRAINED = 'so-nguoi-dan-duoc-tap-huan-dich-vu-so'
const DISTRICTS = 9
const AGENCIES = 20

let province: Province
let whole: string
let districts: string[]
let agency: Caller
/** Somebody who works for the province itself. */
let own: Caller

beforeAll(async () => {
  province = await openProvince()
  whole = province.organisation('tinh-minh-hoa')
  agency = await province.as('thuong-truc')
  const { db } = province.database
  const rows = await db.selectFrom('group_member').select('organisation_id').where('group_id', '=', 'huyen').execute()
  districts = rows.map(({ organisation_id }) => organisation_id)
  own = await officerOf(whole)
})
afterAll(() => province.close())

async function officerOf(organisation: string): Promise<Caller> {
  const grants = [{ role: 'unit-officer', organisation_id: organisation }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

const key = (more: object = {}) => ({ organisation: whole, edition: EDITION, period: PERIOD, group: 'huyen', ...more })
const shown = async (item: string, by: Caller = agency, more: object = {}): Promise<RollUpRow> => {
  const { rows } = await by.call(rollUps.showRollUp, key(more))
  return rows.find((row) => row.item === item)!
}
/** Numbers without a pattern, from the place of the district. */
const numberOf = (at: number, item: string): bigint => BigInt((at + 3) * 7919 * item.length) % 100_003n

async function give(item: string, some: readonly string[] = districts, period: string = PERIOD): Promise<bigint> {
  let sum = 0n
  for (const [at, district] of some.entries()) {
    const number = numberOf(at, item)
    sum += number
    await saveNumber(agency, district, item, String(number), { period })
  }
  return sum
}

const versionsOf = async (item: string): Promise<string[]> => {
  const { versions } = await agency.call(values.showValueHistory, { subject: whole, item, period: PERIOD })
  return versions.map(({ source, content }) => `${source} ${content.kind === 'number' ? content.number : content.kind}`)
}
const headOf = async (): Promise<number> => {
  const row = await province.database.db
    .selectFrom('stream')
    .select('sequence')
    .where('name', '=', `organisation:${whole}`)
    .executeTakeFirst()
  return row?.sequence ?? 0
}

describe('the sum of the districts', () => {
  test('is missing while one has given nothing, and it is told which', async () => {
    await give(FIRMS, districts.slice(1))
    const row = await shown(FIRMS)
    expect(row).toMatchObject({ whyNot: 'members-missing', isSum: false, unit: 'doanh nghiệp' })
    expect(row.sum).toBeUndefined()
    expect(row.members).toHaveLength(DISTRICTS)
    const lacking = row.members.filter(({ isGiven }) => !isGiven)
    expect(lacking).toMatchObject([{ organisation: { id: districts[0] }, whyMissing: 'nothing-given' }])
    const { written, left } = await agency.call(rollUps.rollUp, key())
    expect(written).toEqual([])
    expect(new Set(left.map(({ why }) => why))).toEqual(new Set(['members-missing']))
    expect(await versionsOf(FIRMS)).toEqual([])
  })

  test('is there when all have, with each of them, and is written once', async () => {
    const sum = await give(FIRMS)
    const row = await shown(FIRMS)
    expect(row.sum).toBe(String(sum))
    const listed = row.members.map(({ organisation: { id }, number, state }) => `${id} ${number} ${state}`)
    expect(listed.sort()).toEqual(districts.map((id, at) => `${id} ${numberOf(at, FIRMS)} declared`).sort())
    const { written } = await agency.call(rollUps.rollUp, key())
    expect(written).toEqual([{ item: FIRMS, version: 1, sum: String(sum) }])
    expect(await versionsOf(FIRMS)).toEqual([`rolled-up ${sum}`])
    expect((await shown(FIRMS)).isSum).toBe(true)
  })

  test('writes nothing where it has not changed, not even an event', async () => {
    const before = await headOf()
    const { written, left } = await agency.call(rollUps.rollUp, key())
    expect(written).toEqual([])
    expect(left.find(({ item }) => item === FIRMS)).toEqual({ item: FIRMS, why: 'unchanged' })
    expect(await headOf()).toBe(before)
  })

  test('follows the members as a further version, whose event names each of them', async () => {
    const [first] = districts
    await saveNumber(agency, first!, FIRMS, '1', { period: PERIOD })
    const sum = districts.reduce((all, _, at) => all + (at === 0 ? 1n : numberOf(at, FIRMS)), 0n)
    await agency.call(rollUps.rollUp, key())
    expect((await versionsOf(FIRMS))[0]).toBe(`rolled-up ${sum}`)
    const { rows } = await sql<{ body: { source: string; members: { organisation: string; number: string }[] } }>`
      select body from event where stream = ${`organisation:${whole}`} order by sequence desc limit 1
    `.execute(province.database.db)
    const { source, members } = rows[0]!.body
    expect(source).toBe('rolled-up')
    expect(members.map(({ organisation }) => organisation).sort()).toEqual([...districts].sort())
    expect(members.reduce((all, { number }) => all + BigInt(number), 0n)).toBe(sum)
  })

  test('is made of the months of a flow where the year was not given', async () => {
    const sum = await give(TRAINED, districts.slice(1))
    let months = 0n
    for (let month = 1; month <= 12; month += 1) {
      const period = `${PERIOD}-${String(month).padStart(2, '0')}`
      await saveNumber(agency, districts[0]!, TRAINED, String(month * 11), { period })
      months += BigInt(month * 11)
    }
    expect((await shown(TRAINED)).sum).toBe(String(sum + months))
  })
})

describe('what somebody typed', () => {
  const typed = async (number: string) => saveNumber(agency, whole, FIRMS, number, { period: PERIOD })

  test('stays unless the item is named, with the version and the sum that were seen', async () => {
    await typed('123456')
    const { left } = await agency.call(rollUps.rollUp, key())
    expect(left.find(({ item }) => item === FIRMS)).toEqual({ item: FIRMS, why: 'given-otherwise' })
    const { sum, value } = await shown(FIRMS)
    expect(value!.content).toMatchObject({ number: '123456' })
    const named = (version: number, seen: string) =>
      agency.call(rollUps.rollUp, key({ items: [{ item: FIRMS, version, sum: seen }] }))
    for (const [version, seen] of [
      [value!.version - 1, sum!],
      [value!.version, '5'],
    ] as const)
      expect(await refusal(named(version, seen))).toEqual({
        code: 'stale',
        details: { current: { item: FIRMS, version: value!.version, sum } },
      })
    expect((await named(value!.version, sum!)).written).toMatchObject([{ version: value!.version + 1, sum }])
    expect((await versionsOf(FIRMS)).slice(0, 2)).toEqual([`rolled-up ${sum}`, 'typed 123456'])
  })

  test('two at once who saw the same write one version', async () => {
    await typed('99')
    const { sum, value } = await shown(FIRMS)
    const { version } = value!
    const both = await Promise.allSettled(
      [agency, own].map((one) => one.call(rollUps.rollUp, key({ items: [{ item: FIRMS, version, sum: sum! }] }))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await versionsOf(FIRMS)).slice(0, 2)).toEqual([`rolled-up ${sum}`, 'typed 99'])
  })

  test('an item that is not added up is bad input', async () => {
    const items = [{ item: 'ty-le-trao-doi-van-ban-dien-tu-cua-tinh', version: 0, sum: '1' }]
    expect(await refusal(agency.call(rollUps.rollUp, key({ items })))).toMatchObject({ code: 'bad-input' })
  })
})

describe('who is a member', () => {
  test('without a group all agencies and districts, and no company', async () => {
    const row = await shown(STAFF, agency, { group: undefined })
    expect(row.members).toHaveLength(AGENCIES + DISTRICTS)
  })

  test('over the demonstration’s last whole year every sum is what the database adds up', async () => {
    const { rows } = await agency.call(rollUps.showRollUp, {
      organisation: whole,
      edition: 'hue-2020',
      period: '2021',
      group: 'huyen',
    })
    const added = await sql<{ item_id: string; sum: string; count: number }>`
      select item_id, trim_scale(sum(number))::text as sum, count(*)::int as count from (
        select distinct on (subject_id, item_id) * from value
        where period = '2021' and part_id is null and subject_id = any(${districts}::uuid[])
        order by subject_id, item_id, version desc
      ) as latest where kind = 'number' group by item_id
    `.execute(province.database.db)
    const sums = new Map(added.rows.map(({ item_id, sum, count }) => [item_id, count === DISTRICTS ? sum : undefined]))
    for (const { item, sum } of rows) expect([item, sum]).toEqual([item, sums.get(item)])
    expect(rows.filter(({ sum }) => sum !== undefined).length).toBeGreaterThan(10)
  })
})

describe('who sees what', () => {
  test('the standing agency, the province’s own officers, leader, council and auditor see every number', async () => {
    const told = await shown(FIRMS)
    expect(told.members.every(({ number }) => number !== undefined)).toBe(true)
    const readers = await Promise.all(['lanh-dao-tinh', 'thu-ky-hoi-dong', 'kiem-tra'].map(province.as))
    for (const reader of [own, ...readers]) expect(await shown(FIRMS, reader)).toEqual(told)
  })

  test('a unit sees neither the province’s roll-up nor a number of those below it, nor their sum', async () => {
    const officer = await province.as('cb.thanh-pho-minh-giang')
    expect(await refusal(shown(FIRMS, officer))).toMatchObject({ code: 'not-permitted' })
    const city = { organisation: province.organisation('thanh-pho-minh-giang'), edition: 'hue-2020', period: '2021' }
    const { rows } = await officer.call(rollUps.showRollUp, city)
    expect(rows.some(({ members }) => members.some(({ isGiven }) => isGiven))).toBe(true)
    for (const row of rows) {
      expect(row.sum).toBeUndefined()
      for (const member of row.members) expect(Object.keys(member).sort()).toEqual(['isGiven', 'organisation'])
    }
    expect(await refusal(officer.call(rollUps.rollUp, city))).toMatchObject({ code: 'not-permitted' })
    const open = await agency.call(rollUps.showRollUp, city)
    expect(open.rows.some(({ sum }) => sum !== undefined)).toBe(true)
  })

  test('who only reads writes nothing', async () => {
    for (const name of ['lanh-dao-tinh', 'thu-ky-hoi-dong', 'kiem-tra'])
      expect(await refusal((await province.as(name)).call(rollUps.rollUp, key()))).toMatchObject({
        code: 'not-permitted',
      })
  })
})
