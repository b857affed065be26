import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { myWork } from '#contract/my-work.ts'
import { values } from '#contract/values.ts'
import { verdicts, type ValueToVerify } from '#contract/verdicts.ts'
import { whyNotPermitted } from '#domain/permission/policy.ts'
import { MOVES } from '#domain/workflow/moves.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound } from '#test/support/round.ts'
import { valuesWithIds } from '../values/stored-value.ts'
import { verifiedItems } from './charge.ts'

const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let province: Province
let verifier: Caller
let officer: Caller
let unit: string

beforeAll(async () => {
  province = await openProvince()
  verifier = await province.as('xac-minh')
  officer = await province.as('cb.so-y-te')
  unit = province.organisation('so-y-te')
})
afterAll(() => province.close())

const list = (asked: Parameters<typeof verifier.call<typeof verdicts.listValuesToVerify>>[1]) =>
  verifier.call(verdicts.listValuesToVerify, asked)

const nameOf = ({ subject, item, period, part }: ValueToVerify): string => [item, subject, period, part].join(' ')

/** Page by page, so many at once. */
async function allOf(period: string, limit: number): Promise<ValueToVerify[]> {
  const rows: ValueToVerify[] = []
  let after: string | undefined
  do {
    const page = await list({ period, limit, after })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    after = page.next
  } while (after !== undefined)
  return rows
}

async function save(period: string, number: string, version: number) {
  const content = { kind: 'number', number, typed: number } as const
  return officer.call(values.saveValue, { subject: unit, item: ITEM, period, version, content })
}

const rowOf = async (period: string) =>
  (await list({ period, item: ITEM, words: 'so y te', limit: 100 })).rows.find(({ subject }) => subject === unit)!

describe('what a verifier is charged with', () => {
  test('is every value, and no other, of which the policy and the state let a verdict be given', async () => {
    const { periods } = await list({})
    expect(periods.length).toBeGreaterThan(1)
    const { rows: grants } = await sql<{ item: string }>`
      select item_id as item from role_grant join account on account.id = role_grant.account_id
      where user_name = 'xac-minh'
    `.execute(province.database.db)
    const held = grants.map(({ item }) => ({ role: 'verifier', item }) as const)
    const { rows } = await sql<{ id: string }>`
      select distinct on (subject_id, item_id, period, part_id) id from value
      order by subject_id, item_id, period, part_id, version desc
    `.execute(province.database.db)
    const all = await valuesWithIds(
      province.database.db,
      rows.map(({ id }) => id),
    )
    const { permits } = values.verifyValue
    const open = all.filter(({ subject, item, part, state }) => {
      const target = { organisation: subject, items: [item], part, state }
      return whyNotPermitted(permits, held, target, MOVES.verifyValue.from) === undefined
    })
    expect(open.length).toBeGreaterThan(0)
    expect(open.length).toBeLessThan(all.length)
    const expected = open.map(({ subject, item, period, part }) => [item, subject, period, part].join(' '))
    const listed = []
    for (const period of periods) listed.push(...(await allOf(period, 100)).map(nameOf))
    expect(listed.toSorted()).toEqual(expected.toSorted())
  })

  test('comes in pages that hold each once, whatever their length', async () => {
    const whole = (await allOf('2022', 100)).map(nameOf)
    expect(new Set(whole).size).toBe(whole.length)
    expect((await allOf('2022', 7)).map(nameOf)).toEqual(whole)
  })

  test('is nothing for a verifier of nothing, and closed to everybody else', async () => {
    expect(verifiedItems([{ role: 'verifier' }, { role: 'data-provider', item: ITEM }])).toEqual([])
    for (const userName of ['cb.so-y-te', 'thuong-truc', 'tham-dinh-1a', 'kiem-tra'])
      expect(
        await refusal((await province.as(userName)).call(verdicts.listValuesToVerify, {})),
        userName,
      ).toMatchObject({ code: 'not-permitted' })
  })
})

describe('a value stands', () => {
  test('waiting, then as the verifier said, then changed where there is another version', async () => {
    await save('2031', '12', 0)
    expect(await rowOf('2031')).toMatchObject({ standing: 'waiting', version: 1 })
    const key = { subject: unit, item: ITEM, period: '2031' }
    const note = 'Sổ lương ghi 9'
    const { said } = await verifier.call(values.verifyValue, { ...key, version: 1, verdict: 'disputed', note })
    expect(await rowOf('2031')).toMatchObject({ standing: 'disputed', said: { ...said, version: 1 } })
    await save('2031', '9', 1)
    expect(await rowOf('2031')).toMatchObject({
      standing: 'changed',
      version: 2,
      said: { verdict: 'disputed', note, version: 1, content: { number: '12' } },
    })
    await verifier.call(values.verifyValue, { ...key, version: 2, verdict: 'verified' })
    const row = await rowOf('2031')
    expect(row).toMatchObject({ standing: 'verified', said: { verdict: 'verified', version: 2 } })
    expect(row.said!.content).toBeUndefined()
  })

  test('beside what stood a period before', async () => {
    await save('2032', '11', 0)
    expect((await rowOf('2032')).before).toMatchObject({ period: '2031', content: { number: '9' } })
  })

  test('and is found by its standing, its item, its unit’s name; the counts tell of all standings', async () => {
    const found = async (standing: 'open' | 'verified' | 'waiting', words = 'sở y tế') =>
      (await list({ period: '2031', item: ITEM, standing, words })).rows.length
    expect([await found('open'), await found('verified'), await found('waiting')]).toEqual([0, 1, 0])
    expect(await found('verified', 'so xay dung')).toBe(0)
    const { counts } = await list({ period: '2031', item: ITEM })
    expect(counts).toEqual({ waiting: 0, changed: 0, verified: 1, disputed: 0 })
    expect((await list({ period: '2031', item: 'so-can-bo-chuyen-trach-cntt-cua-don-vi' })).rows).toEqual([])
  })

  test('«Việc của tôi» counts the same as wait here', async () => {
    await openedRound(province, { members: ['so-y-te'], period: '2022' })
    const { verifies } = await verifier.call(myWork.showMyWork, {})
    const { counts } = await list({ period: '2022' })
    expect(verifies).toMatchObject([{ period: '2022', values: counts.waiting + counts.changed }])
  })
})
