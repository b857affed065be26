import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts, type NewGrant } from '#contract/accounts.ts'
import { forms } from '#contract/forms.ts'
import { values, type Saved, type ValueView } from '#contract/values.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

let province: Province
let officer: Caller
let unit: string

beforeAll(async () => {
  province = await openProvince()
  officer = await province.as('cb.so-y-te')
  unit = province.organisation('so-y-te')
})
afterAll(() => province.close())

// Far from the periods of the demonstration, so that every test begins with nothing.
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
const count = (number: string) => ({ kind: 'number', number, typed: number }) as const

describe('a save', () => {
  test('is the first version, bears who and when, and has its event in the same chain', async () => {
    const { value } = await save(officer, '2031', '24', 0)
    expect(value).toMatchObject({
      version: 1,
      state: 'declared',
      source: 'typed',
      onBehalf: false,
      content: count('24'),
    })
    const events = await eventsOf('2031')
    expect(events).toEqual([{ kind: 'value.saved', before: null, after: count('24') }])
  })

  test('of what somebody else changed meanwhile is refused with what stands there now', async () => {
    const first = await save(officer, '2032', '10', 0)
    const head = await province.as('tt.so-y-te')
    await save(head, '2032', '11', first.value.version)
    const refused = await refusal(save(officer, '2032', '12', first.value.version))
    expect(refused).toMatchObject({ code: 'stale', details: { current: { version: 2, content: count('11') } } })
    expect((refused!.details as { current: ValueView }).current.by).not.toBe(first.value.by)
    expect(await versionsIn('2032')).toBe(2)
  })

  test('sent twice with one key is done once, and answered twice', async () => {
    const input = { subject: unit, item: ITEM, period: '2033', version: 0, content: count('5') }
    const first = await officer.call(values.saveValue, input, { key: 'k-2033' })
    const again = await officer.call(values.saveValue, input, { key: 'k-2033' })
    expect(again.value).toEqual(first.value)
    expect(await versionsIn('2033')).toBe(1)
    expect(await eventsOf('2033')).toHaveLength(1)
  })

  test('is found by its key even after a later version', async () => {
    const input = { subject: unit, item: ITEM, period: '2034', version: 0, content: count('5') }
    const first = await officer.call(values.saveValue, input, { key: 'k-2034' })
    await save(officer, '2034', '6', 1)
    expect((await officer.call(values.saveValue, input, { key: 'k-2034' })).value).toEqual(first.value)
  })

  test('under a key that meant another content is refused', async () => {
    const input = { subject: unit, item: ITEM, period: '2035', version: 0, content: count('5') }
    await officer.call(values.saveValue, input, { key: 'k-2035' })
    const other = { ...input, content: count('6') }
    expect(await refusal(officer.call(values.saveValue, other, { key: 'k-2035' }))).toMatchObject({
      code: 'key-reused',
    })
  })

  test('under a key that another version bears already is refused, also where the version was seen', async () => {
    const input = { subject: unit, item: ITEM, period: '2045', version: 0, content: count('5') }
    await officer.call(values.saveValue, input, { key: 'k-2045' })
    const next = { ...input, version: 1, content: count('6') }
    const elsewhere = { ...input, period: '2046' }
    for (const other of [next, elsewhere])
      expect(await refusal(officer.call(values.saveValue, other, { key: 'k-2045' }))).toMatchObject({
        code: 'key-reused',
      })
    expect(await versionsIn('2045')).toBe(1)
    expect(await eventsOf('2046')).toEqual([])
  })

  test('under an empty key is done each time', async () => {
    const input = { subject: unit, item: ITEM, period: '2047', version: 0, content: count('5') }
    await officer.call(values.saveValue, input, { key: '' })
    await officer.call(values.saveValue, { ...input, version: 1, content: count('6') }, { key: '' })
    expect(await versionsIn('2047')).toBe(2)
  })

  test('by many at once gives one of them the version, and the others a refusal', async () => {
    const calls = Array.from({ length: 20 }, (_, at) => refusal(save(officer, '2036', String(at + 1), 0)))
    const refusals = (await Promise.all(calls)).filter((one) => one !== undefined)
    expect(refusals).toHaveLength(19)
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['stale']))
    expect(await versionsIn('2036')).toBe(1)
  })

  test.each([
    [count('-3'), 'negative'],
    [count('3.5'), 'not-whole'],
    [{ kind: 'yes-no', yes: true } as const, 'wrong-kind'],
  ])('of what cannot be such a number is refused with the reason: %j', async (content, code) => {
    const input = { subject: unit, item: ITEM, period: '2037', version: 0, content }
    const refused = await refusal(officer.call(values.saveValue, input))
    expect(refused).toMatchObject({ code: 'value-not-saved', details: { faults: [{ code }] } })
    expect(await versionsIn('2037')).toBe(0)
  })

  test('whose typed text says another number is refused', async () => {
    const content = { kind: 'number', number: '24', typed: '42' } as const
    const input = { subject: unit, item: ITEM, period: '2037', version: 0, content }
    expect(await refusal(officer.call(values.saveValue, input))).toMatchObject({ code: 'bad-input' })
  })

  test('of an item or a period that does not exist is refused', async () => {
    const content = count('1')
    const save = (item: string, period: string) =>
      refusal(officer.call(values.saveValue, { subject: unit, item, period, version: 0, content }))
    expect(await save('khong-co-so-lieu-nay', '2031')).toMatchObject({ code: 'not-found' })
    for (const period of ['2031-Q5', '0000', '1899-Q4', '2101', '9999'])
      expect(await save(ITEM, period)).toMatchObject({ code: 'bad-input' })
  })

  test('that says it cannot be provided, or takes a number back, counts as missing', async () => {
    const cannot = { kind: 'cannot-provide', reason: 'Phòng Tổ chức chưa tổng hợp xong' } as const
    const input = { subject: unit, item: ITEM, period: '2038', version: 0 }
    const first = await officer.call(values.saveValue, { ...input, content: cannot, edition: 'hue-2020' })
    expect(first.value.state).toBe('cannot-provide')
    expect(first.leaves.every(({ status }) => status === 'missing' || status === 'not-applicable')).toBe(true)
    const content = { kind: 'withdrawn' } as const
    const second = await officer.call(values.saveValue, { ...input, version: 1, content })
    expect(second.value).toMatchObject({ version: 2, state: 'withdrawn' })
  })

  test('a jump is saved, needs a note, and is explained by one', async () => {
    await save(officer, '2040', '100', 0)
    const jumped = await save(officer, '2041', '1000', 0)
    expect(jumped.findings).toMatchObject([{ code: 'jump' }])
    const input = { subject: unit, item: ITEM, period: '2041', version: 1, content: count('1000') }
    const explained = await officer.call(values.saveValue, { ...input, note: 'Tiếp nhận 9 đơn vị sự nghiệp' })
    expect(explained).toMatchObject({ findings: [], value: { version: 2, note: 'Tiếp nhận 9 đơn vị sự nghiệp' } })
  })
})

describe('by whom', () => {
  test('the standing agency enters a paper on behalf of the unit, and the version says so', async () => {
    const agency = await province.as('thuong-truc')
    const { value } = await save(agency, '2042', '7', 0)
    expect(value.onBehalf).toBe(true)
    const row = await province.database.db
      .selectFrom('value')
      .select(['provider_id', 'on_behalf'])
      .where('period', '=', '2042')
      .where('subject_id', '=', unit)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ provider_id: unit, on_behalf: true })
  })

  test('another unit, its leader and a caller without an account are refused', async () => {
    const other = await province.as('cb.huyen-tan-khe')
    expect(await refusal(save(other, '2043', '7', 0))).toMatchObject({ code: 'not-permitted' })
    const leader = await province.as('lanh-dao-tinh')
    expect(await refusal(save(leader, '2043', '7', 0))).toMatchObject({ code: 'not-permitted' })
    expect(await refusal(save(province.nobody, '2043', '7', 0))).toMatchObject({ code: 'not-signed-in' })
    expect(await versionsIn('2043')).toBe(0)
  })

  test('a company gives its part of a number, and no other company’s', async () => {
    const company = await province.as('sl.doanh-nghiep-vien-thong-a')
    const { parts } = await company.call(forms.listParts, { period: '2044' })
    expect(parts.map(({ item }) => item).sort()).toEqual([
      'so-thue-bao-dien-thoai-di-dong',
      'so-thue-bao-internet-bang-rong-co-dinh',
    ])
    const { item, subject } = parts[0]!
    const own = province.organisation('doanh-nghiep-vien-thong-a')
    const other = province.organisation('doanh-nghiep-vien-thong-b')
    const part = (part: string) =>
      company.call(values.saveValue, {
        subject: subject.id,
        item,
        period: '2044',
        part,
        version: 0,
        content: count('1200'),
      })
    expect((await part(own)).value).toMatchObject({ part: own, version: 1 })
    expect(await refusal(part(other))).toMatchObject({ code: 'not-permitted' })
    const whole = { subject: subject.id, item, period: '2044', version: 0, content: count('9000') }
    expect(await refusal(company.call(values.saveValue, whole))).toMatchObject({ code: 'not-permitted' })
  })
})

test('whoever supplies one number learns no other of the unit from what comes back', async () => {
  const [whole, part] = ['so-co-quan-nha-nuoc-cap-tinh', 'so-co-quan-nha-nuoc-cap-tinh-co-mang-lan']
  const supplier = await invited('nguoi.cung-cap', { role: 'data-provider', item: part })
  const key = { subject: unit, period: '2048', version: 0, edition: 'hue-2020' }
  await officer.call(values.saveValue, { ...key, item: whole, content: count('7340917') })
  const told = await supplier.call(values.saveValue, { ...key, item: part, content: count('98765432') })
  expect(told).toMatchObject({ value: { version: 1 }, findings: [], leaves: [] })
  expect(supplier.last().body).not.toContain('7340917')
  const ours = await officer.call(values.saveValue, { ...key, version: 1, item: part, content: count('98765432') })
  expect(ours.findings).toMatchObject([{ code: 'above-whole', params: { other: '7340917' } }])
  expect(ours.leaves).not.toEqual([])
})

test('a part that the unit itself enters is marked as entered for the company', async () => {
  const subject = province.organisation('tinh-minh-hoa')
  const clerk = await invited('van-thu.tinh', { role: 'unit-officer', organisation: subject })
  const part = province.organisation('doanh-nghiep-vien-thong-b')
  const key = { subject, item: 'so-thue-bao-dien-thoai-di-dong', period: '2049', version: 0 }
  const { value } = await clerk.call(values.saveValue, { ...key, part, content: count('900') })
  expect(value).toMatchObject({ part, onBehalf: true })
})

test('the points that come back are those of the whole form', async () => {
  const saved = await save(officer, '2022', '31', await versionIn('2022'), 'hue-2020')
  const form = await officer.call(forms.showForm, { organisation: unit, edition: 'hue-2020', period: '2022' })
  expect(saved.leaves.length).toBeGreaterThan(0)
  for (const leaf of saved.leaves) expect(form.leaves).toContainEqual(leaf)
})

/** Somebody new with one role. */
async function invited(userName: string, grant: NewGrant): Promise<Caller> {
  const administrator = await province.as('quan-tri.minh-hoa')
  await administrator.call(accounts.inviteAccount, { userName, displayName: 'Nguyễn Văn A', grants: [grant] })
  return province.as(userName)
}

function save(caller: Caller, period: string, number: string, version: number, edition?: string): Promise<Saved> {
  const input = { subject: unit, item: ITEM, period, version, content: count(number) }
  return caller.call(values.saveValue, edition === undefined ? input : { ...input, edition })
}

async function versionsIn(period: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from value
    where subject_id = ${unit} and period = ${period} and item_id = ${ITEM}
  `.execute(province.database.db)
  return rows[0]!.count
}

async function versionIn(period: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) as version from value
    where subject_id = ${unit} and period = ${period} and item_id = ${ITEM}
  `.execute(province.database.db)
  return rows[0]!.version
}

async function eventsOf(period: string): Promise<{ kind: string; before: unknown; after: unknown }[]> {
  const { rows } = await sql<{ kind: string; before: unknown; after: unknown }>`
    select kind, body -> 'before' as before, body -> 'after' as after from event
    where stream = ${`organisation:${unit}`} and body ->> 'period' = ${period} and body ->> 'item' = ${ITEM}
    order by sequence
  `.execute(province.database.db)
  return rows
}
