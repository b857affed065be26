import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { events } from '#contract/events.ts'
import { forms } from '#contract/forms.ts'
import { values } from '#contract/values.ts'
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

const EDITION = 'hue-2020'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

describe('copies', () => {
  test('of what stood a year ago count from their confirmation on', async () => {
    const before = await form('2022')
    const { copied } = await officer.call(values.copyForward, {
      organisation: unit,
      edition: EDITION,
      period: '2023',
      from: '2022',
    })
    expect(copied).toBeGreaterThan(10)
    const copies = (await form('2023')).rows.filter(({ value }) => value?.state === 'to-be-confirmed')
    expect(copies).toHaveLength(copied)
    const stocks = new Map(before.rows.map(({ item, value }) => [item, value?.content]))
    for (const { item, value } of copies) expect(value!.content).toEqual(stocks.get(item))
    const { item, value } = copies.find(({ value }) => value!.content.kind === 'number')!
    const confirmed = await officer.call(values.confirmCopy, {
      subject: unit,
      item,
      period: '2023',
      version: value!.version,
      edition: EDITION,
    })
    expect(confirmed.value.state).toBe('declared')
    expect(confirmed.leaves.some(({ missing }) => missing.some((one) => one.item === item))).toBe(false)
    const again = { subject: unit, item, period: '2023', version: value!.version }
    const head = await province.as('tt.so-y-te')
    expect(await refusal(head.call(values.confirmCopy, again))).toMatchObject({ code: 'wrong-state' })
  })

  test('confirmed twice under one key are confirmed once, and answered twice', async () => {
    const { item, value } = (await form('2023')).rows.find(({ value }) => value?.state === 'to-be-confirmed')!
    const input = { subject: unit, item, period: '2023', version: value!.version, edition: EDITION }
    const first = await officer.call(values.confirmCopy, input, { key: 'c-2023' })
    const again = await officer.call(values.confirmCopy, input, { key: 'c-2023' })
    expect(again).toEqual(first)
    const { entries } = await officer.call(events.showValueTimeline, { subject: unit, item, period: '2023' })
    expect(entries.filter(({ kind }) => kind === 'value.confirmed')).toHaveLength(1)
  })

  test('of a provider’s part are confirmed by that provider, not by another', async () => {
    const [part, item] = [province.organisation('doanh-nghiep-vien-thong-a'), 'so-thue-bao-dien-thoai-di-dong']
    const subject = province.organisation('tinh-minh-hoa')
    await copyPart({ subject, item, part, from: '2022', to: '2023' })
    const key = { subject, item, part, period: '2023', version: 1 }
    const other = await province.as('sl.doanh-nghiep-vien-thong-b')
    expect(await refusal(other.call(values.confirmCopy, key))).toMatchObject({ code: 'not-permitted' })
    const provider = await province.as('sl.doanh-nghiep-vien-thong-a')
    const { value, leaves } = await provider.call(values.confirmCopy, key)
    expect(value).toMatchObject({ part, version: 1, state: 'declared' })
    expect(leaves).toEqual([])
  })

  test('leave alone what is there, and are made once', async () => {
    const again = await officer.call(values.copyForward, {
      organisation: unit,
      edition: EDITION,
      period: '2023',
      from: '2022',
    })
    expect(again.copied).toBe(0)
  })
})

describe('a verdict', () => {
  test('is the verifier’s about one version, and a later version starts anew', async () => {
    const verifier = await province.as('xac-minh')
    const { value } = await save('2031', '12', 0)
    const key = { subject: unit, item: ITEM, period: '2031' }
    const unsaid = verifier.call(values.verifyValue, { ...key, version: 1, verdict: 'disputed', note: '  ' })
    expect(await refusal(unsaid)).toMatchObject({ code: 'bad-input' })
    const wordless = verifier.call(values.verifyValue, { ...key, version: 1, verdict: 'disputed' })
    expect(await refusal(wordless)).toMatchObject({ code: 'bad-input' })
    const seen = await verifier.call(values.verifyValue, {
      ...key,
      version: 1,
      verdict: 'disputed',
      note: 'Sổ lương ghi 9',
    })
    expect(seen.state).toBe('disputed')
    expect((await save('2031', '9', value.version)).value.state).toBe('declared')
    const stale = verifier.call(values.verifyValue, { ...key, version: 1, verdict: 'verified' })
    expect(await refusal(stale)).toMatchObject({ code: 'stale' })
    const history = await officer.call(values.showValueHistory, key)
    expect(history.versions.map(({ version, verdicts }) => [version, verdicts.map(({ verdict }) => verdict)])).toEqual([
      [2, []],
      [1, ['disputed']],
    ])
  })

  test('about an organisation whose id is written in capitals stands in that organisation’s history', async () => {
    const verifier = await province.as('xac-minh')
    await save('2032', '12', 0)
    const key = { subject: unit.toUpperCase(), item: ITEM, period: '2032' }
    expect((await verifier.call(values.verifyValue, { ...key, version: 1, verdict: 'verified' })).subject).toBe(unit)
    const { entries } = await officer.call(events.showValueTimeline, key)
    expect(entries.map(({ kind }) => kind)).toEqual(['value.verified', 'value.saved'])
  })

  test('said again by the same verifier is written once; another verdict may follow it', async () => {
    const verifier = await province.as('xac-minh')
    const { value } = await save('2032', '13', 1)
    const key = { subject: unit, item: ITEM, period: '2032', version: value.version }
    const say = (verdict: 'verified' | 'disputed', note?: string) =>
      verifier.call(values.verifyValue, note === undefined ? { ...key, verdict } : { ...key, verdict, note })
    const first = await say('disputed', 'Sổ lương ghi 9')
    expect(await say('disputed', 'Sổ lương ghi 9')).toEqual(first)
    expect(await refusal(say('disputed', 'Sổ lương ghi 8'))).toMatchObject({ code: 'wrong-state' })
    await say('verified')
    await say('verified')
    await say('disputed', 'Sổ lương ghi 9')
    const { versions } = await officer.call(values.showValueHistory, { subject: unit, item: ITEM, period: '2032' })
    expect(versions[0]!.verdicts.map(({ verdict }) => verdict).sort()).toEqual(['disputed', 'disputed', 'verified'])
  })

  test('about an item that the verifier is not named for is refused', async () => {
    const verifier = await province.as('xac-minh')
    const key = { subject: unit, item: 'so-can-bo-chuyen-trach-cntt-cua-don-vi', period: '2021', version: 1 }
    const call = verifier.call(values.verifyValue, { ...key, verdict: 'verified' })
    expect(await refusal(call)).toMatchObject({ code: 'not-permitted' })
  })
})

describe('a claim that a criterion does not apply', () => {
  const node = '2.1.3'
  const claim = (period: string) => ({ organisation: unit, edition: EDITION, node, period })

  test('scores as missing until it is accepted, then leaves points and maximum', async () => {
    const before = leafOf(await form('2021'), node)
    const made = await officer.call(values.claimNotApplicable, {
      ...claim('2021'),
      version: 0,
      reason: 'Sở không quản lý cơ quan cấp dưới',
    })
    expect(made).toMatchObject({ state: 'claimed', version: 1 })
    expect(leafOf(await form('2021'), node)).toMatchObject({
      status: 'missing',
      loss: 'awaiting-acceptance',
      points: '0.00',
      max: before.max,
    })
    const appraiser = await province.as('tham-dinh-2a')
    await appraiser.call(values.acceptClaim, { ...claim('2021'), version: 1 })
    expect(leafOf(await form('2021'), node)).toMatchObject({ status: 'not-applicable', points: '0.00', max: '0.00' })
  })

  test('is decided only by the appraiser of that part of the set', async () => {
    const appraiser = await province.as('tham-dinh-3a')
    await officer.call(values.claimNotApplicable, { ...claim('2020'), version: 0, reason: 'Không có' })
    const decide = appraiser.call(values.refuseClaim, { ...claim('2020'), version: 1, reason: 'Có' })
    expect(await refusal(decide)).toMatchObject({ code: 'not-permitted' })
  })

  test('that was refused may be made again; a stale one is told how it stands', async () => {
    const appraiser = await province.as('tham-dinh-2b')
    await appraiser.call(values.refuseClaim, { ...claim('2020'), version: 1, reason: 'Sở có hai đơn vị trực thuộc' })
    const stale = officer.call(values.claimNotApplicable, { ...claim('2020'), version: 1, reason: 'Xin xem lại' })
    expect(await refusal(stale)).toMatchObject({ code: 'stale', details: { current: { state: 'refused' } } })
    const again = await officer.call(values.claimNotApplicable, { ...claim('2020'), version: 2, reason: 'Xin xem lại' })
    expect(again.state).toBe('claimed')
    const withdrawn = await officer.call(values.withdrawClaim, { ...claim('2020'), version: 3 })
    expect(withdrawn.state).toBe('withdrawn')
  })
})

describe('a form', () => {
  test('never holds another unit’s number', async () => {
    const shown = JSON.stringify(await form('2022'))
    const others = await province.database.db
      .selectFrom('value')
      .select('number')
      .where('subject_id', '=', province.organisation('ca-nuoc'))
      .where('period', '=', '2022')
      .execute()
    const view = await form('2022')
    expect(view.shared.length + others.length).toBeGreaterThan(0)
    for (const row of view.rows) expect(row.value?.subject ?? unit).toBe(unit)
    for (const { id } of province.content.demonstration!.organisations.organisations.slice(0, 5))
      if (id !== 'so-y-te') expect(shown).not.toContain(province.organisation(id))
  })

  test('is closed to other units, open to who supervises, and says who may enter', async () => {
    const commune = province.organisation('phuong-an-binh')
    const key = { organisation: commune, edition: EDITION, period: '2021' }
    expect(await refusal(officer.call(forms.showForm, key))).toMatchObject({ code: 'not-permitted' })
    const supervisor = await province.as('giam-sat')
    expect(await supervisor.call(forms.showForm, key)).toMatchObject({ mayEnter: false })
    const leader = await province.as('lanh-dao-tinh')
    expect(await leader.call(forms.showForm, key)).toMatchObject({ mayEnter: false })
    expect(await form('2021')).toMatchObject({ mayEnter: true, organisation: { id: unit } })
  })

  test('of one’s own is listed with how far it is, newest first', async () => {
    const { forms: listed } = await officer.call(forms.listForms, {})
    const own = listed.filter(({ edition }) => edition === EDITION)
    const periods = own.map(({ period }) => period)
    expect(periods).toEqual([...periods].sort().reverse())
    expect(periods).toContain('2022')
    expect(new Set(listed.map(({ organisation }) => organisation.id))).toEqual(new Set([unit]))
    for (const { given, asked } of own) expect(given).toBeLessThanOrEqual(asked)
  })
})

function form(period: string) {
  return officer.call(forms.showForm, { organisation: unit, edition: EDITION, period })
}

function leafOf(shown: Awaited<ReturnType<typeof form>>, code: string) {
  return shown.leaves.find((leaf) => leaf.code === code)!
}

function save(period: string, number: string, version: number) {
  const content = { kind: 'number', number, typed: number } as const
  return officer.call(values.saveValue, { subject: unit, item: ITEM, period, version, content })
}

/** Lays a copy of a provider's part to be confirmed: no edition of the demonstration asks a province for these items. */
async function copyPart(copy: {
  subject: string
  item: string
  part: string
  from: string
  to: string
}): Promise<void> {
  const { subject, item, part, from, to } = copy
  const { numAffectedRows } = await sql`
    insert into value
    select copy.* from value, jsonb_populate_record(value, jsonb_build_object(
      'id', gen_random_uuid(), 'period', ${to}::text, 'period_from', ${`${to}-01-01`}::text,
      'period_to', ${`${Number(to) + 1}-01-01`}::text, 'source', 'copied', 'copied_from', value.id
    )) as copy
    where value.subject_id = ${subject} and value.item_id = ${item} and value.part_id = ${part} and value.period = ${from}
  `.execute(province.database.db)
  expect(numAffectedRows).toBe(1n)
}
