import { afterAll, beforeAll, expect, test } from 'vitest'
import { urlOf } from '#contract/client.ts'
import type { Operation } from '#contract/operation.ts'
import { overview } from '#contract/overview.ts'
import { pastTables, PastTableCheck } from '#contract/past-tables.ts'
import { whyLost } from '#contract/why-lost.ts'
import type { Problem } from '#contract/refusal.ts'
import { tableOf } from '#test/support/past-tables.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound } from '#test/support/round.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MEMBERS = ['so-y-te', 'so-tu-phap', 'so-noi-vu'] as const

let province: Province
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

function sent(operation: Operation, input: object, bytes: Uint8Array) {
  return province.app.inject({
    method: 'POST',
    url: urlOf(operation, { edition: 'hue-2020', holds: 'results', ...input }),
    headers: { cookie: agency.cookie, 'content-type': XLSX },
    payload: Buffer.from(bytes),
  })
}

async function checked(bytes: Uint8Array, input: object): Promise<PastTableCheck> {
  const response = await sent(pastTables.checkPastTable, input, bytes)
  expect([response.statusCode, response.statusCode === 200 ? '' : response.body]).toEqual([200, ''])
  return PastTableCheck.parse(response.json())
}

async function brought(bytes: Uint8Array, input: object) {
  const { accepted } = await checked(bytes, input)
  return (await sent(pastTables.importPastTable, { ...input, accepted }, bytes)).json()
}

const HEADS = ['TT', 'Đơn vị', '1.1.1', 'Mục 1.2', 'Tổng điểm', 'Chỉ số (%)', 'Xếp hạng']
const LAST_YEAR = [
  ['KẾT QUẢ XẾP HẠNG NĂM 2018'],
  HEADS,
  [1, 'Sở Y tế', 4.5, null, '65,25', 72.5, 2],
  [2, 'Sở Tư pháp', 5, null, 70, 77.78, 1],
  [3, 'Sở Nội vụ', null, null, 41.125, 45.69, 3],
]

test('a table of points is seen, kept as it states them, and is what the next period is compared with', async () => {
  const bytes = await tableOf(LAST_YEAR)
  const { columns, items, counts, rows, accepted } = await checked(bytes, { period: '2018' })
  const known = new Map(items.map(({ id, name }) => [id, name]))
  expect(columns.map(({ role }) => known.get(role) ?? role)).toEqual([
    ...['NONE', 'UNIT', expect.stringMatching(/^1\.1\.1 100% CB/), expect.stringMatching(/^1\.2 Sự quan tâm/)],
    ...['Tổng điểm', 'Chỉ số', 'Hạng'],
  ])
  expect(counts).toEqual({ new: 11, replaced: 0, kept: 0, unchanged: 0, faults: 0, units: 3 })
  expect(rows.find(({ cell }) => cell === 'F3')).toMatchObject({ unit: 'Sở Y tế', after: { number: '0.725' } })
  // Nothing is there before somebody has said so.
  expect((await agency.call(pastTables.listPastResults, { edition: 'hue-2020' })).periods).toEqual([])
  const imported = await sent(pastTables.importPastTable, { period: '2018', accepted }, bytes)
  expect(imported.json()).toEqual({ written: 11, units: 3 })

  const { periods, period, rows: standing } = await agency.call(pastTables.listPastResults, { edition: 'hue-2020' })
  expect([period, periods]).toMatchObject(['2018', [{ period: '2018', units: 3 }]])
  expect(standing.map(({ organisation, ...stated }) => [organisation.name, stated])).toEqual([
    ['Sở Tư pháp', { points: '70.00', index: '0.7778', place: 1, rows: 1 }],
    ['Sở Y tế', { points: '65.25', index: '0.7250', place: 2, rows: 1 }],
    ['Sở Nội vụ', { points: '41.13', index: '0.4569', place: 3, rows: 0 }],
  ])
  const events = await province.database.db
    .selectFrom('event')
    .select(['stream', 'body'])
    .where('kind', '=', 'results.imported')
    .execute()
  expect(events).toHaveLength(3)
  expect(events.find(({ stream }) => stream.endsWith(province.organisation('so-noi-vu')))?.body).toMatchObject({
    period: '2018',
    results: [
      { node: '', measure: 'points', before: null, after: '41.125' },
      { node: '', measure: 'index', before: null, after: '0.4569' },
      { node: '', measure: 'place', before: null, after: '3' },
    ],
  })

  const round = await openedRound(province, { members: MEMBERS, period: '2019' })
  const looked = await agency.call(overview.showOverview, { round: round.id })
  expect(looked.before).toEqual({ period: '2018' })
  expect(new Map(looked.rows.map((row) => [row.organisation.name, row.before]))).toEqual(
    new Map([
      ['Sở Y tế', { place: 2, index: '0.7250' }],
      ['Sở Tư pháp', { place: 1, index: '0.7778' }],
      ['Sở Nội vụ', { place: 3, index: '0.4569' }],
    ]),
  )
  // (0.7250 + 0.7778 + 0.4569) / 3 = 0.65323…
  expect(looked.groups.map(({ before }) => before)).toEqual(['0.6532'])

  const submission = looked.rows.find(({ organisation }) => organisation.name === 'Sở Y tế')!.submission
  const lost = await agency.call(whyLost.showWhyLost, { submission })
  expect(lost.before).toEqual({ period: '2018', isStated: true, points: '65.25', index: '0.7250', place: 2 })
  const before = new Map(lost.criteria.map(({ node, before: points }) => [node.code, points]))
  expect([before.get('1.1.1'), before.get('1.1.2')]).toEqual(['4.50', undefined])

  // A round here that is later is what the one after it is compared with.
  const next = await openedRound(province, { members: MEMBERS, period: '2020' })
  const { before: then } = await agency.call(overview.showOverview, { round: next.id })
  expect(then).toMatchObject({ period: '2019', round: { id: round.id } })
})

test('a result that is there stays unless its cell is ticked; the same table once more does nothing', async () => {
  const table = (points: number) => tableOf([HEADS, [1, 'Sở Xây dựng', null, null, points, null, 4]])
  const period = { period: '2017' }
  expect(await brought(await table(50), period)).toEqual({ written: 2, units: 1 })
  expect((await checked(await table(50), period)).counts).toMatchObject({ new: 0, unchanged: 2 })
  const other = await table(51.5)
  expect((await checked(other, period)).counts).toMatchObject({ kept: 1, unchanged: 1 })
  expect(await brought(other, { ...period, replace: 'E2' })).toEqual({ written: 1, units: 1 })
  const { rows } = await agency.call(pastTables.listPastResults, { edition: 'hue-2020', ...period })
  expect(rows).toMatchObject([{ points: '51.50', place: 4 }])
})

test('points of criteria stand a row each as well, by the set’s own codes', async () => {
  const bytes = await tableOf([
    ['Đơn vị', 'Tiêu chí', 'Giá trị'],
    ['Sở Du lịch', '1.1.1', 3],
    ['Sở Du lịch', 'Điểm tiêu chí 1.1.2', 2.5],
    ['Sở Du lịch', 'I', 40],
    ['Sở Du lịch', '9.9.9', 1],
  ])
  const { layout, counts, rows } = await checked(bytes, { period: '2016' })
  expect([layout, counts]).toMatchObject(['long', { new: 3, faults: 1 }])
  expect(rows[0]).toMatchObject({ cell: 'B5', fault: { code: 'item-not-found' } })
})

test('what no result can be is a fault: a place 0, an index above 1, more points than the criterion has', async () => {
  const bytes = await tableOf([
    [...HEADS.slice(0, 5), 'Chỉ số', 'Xếp hạng'],
    [1, 'Sở Y tế', '5,01', null, 'sáu mươi', 65.5, 0],
  ])
  const { rows } = await checked(bytes, { period: '2015' })
  expect(rows.map(({ cell, fault }) => [cell, fault?.code])).toEqual([
    ['C2', 'points-above-most'],
    ['E2', 'not-a-number'],
    ['F2', 'share-above-one'],
    ['G2', 'place-below-one'],
  ])
})

test('nothing is taken of a period that a round here has scored, and only who watches the province reads them', async () => {
  const bytes = await tableOf([HEADS, [1, 'Sở Y tế', 1, null, 60, null, 1]])
  expect((await checked(bytes, { period: '2019' })).rows.map(({ fault }) => fault?.code)).toEqual(
    Array.from({ length: 3 }, () => 'round-here'),
  )
  const officer = await province.as('cb.so-y-te')
  expect(await refusal(officer.call(pastTables.listPastResults, { edition: 'hue-2020' }))).toMatchObject({
    code: 'not-permitted',
  })
  const response = await sent(pastTables.checkPastTable, { period: '2018', edition: 'khong-co' }, bytes)
  expect(response.json<Problem>().code).toBe('not-found')
})
