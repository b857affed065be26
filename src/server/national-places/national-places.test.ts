import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { InputOf } from '#contract/operation.ts'
import { nationalPlaces } from '#contract/national-places.ts'
import { overview } from '#contract/overview.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

const WISH: InputOf<typeof nationalPlaces.statePlace> = {
  ...{ year: 2024, version: 0, place: 15, of: 63, index: '0.70' },
  ...{ publishedBy: 'Bộ Khoa học và Công nghệ', publishedOn: '2025-06-30', source: 'Công văn 123/BKHCN-CĐSQG' },
}

let province: Province
let agency: Caller
let leader: Caller
let round: OpenedRound

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  leader = await province.as('lanh-dao-tinh')
  round = await openedRound(province, { members: ['so-y-te'], period: '2022' })
})
beforeEach(() => province.database.db.deleteFrom('stated_place').execute())
afterAll(() => province.close())

const state = (change: Partial<typeof WISH> = {}) => agency.call(nationalPlaces.statePlace, { ...WISH, ...change })
const withdraw = (version: number) =>
  agency.call(nationalPlaces.withdrawPlace, { year: 2024, version, reason: 'Ghi nhầm năm' })
const listed = async () => (await leader.call(nationalPlaces.listStatedPlaces, {})).places
const shown = async () => (await leader.call(overview.showOverview, { round: round.id })).national.places

test('a stated place stands on the leaders’ page as it was stated, with who stated it', async () => {
  await state({ year: 2023, place: 22, index: undefined, publishedOn: undefined })
  expect(await state()).toEqual({ version: 1 })
  const source = { kind: 'stated', publishedBy: WISH.publishedBy, source: WISH.source, at: expect.any(String) }
  const { changedBy } = (await listed())[0]!
  expect(await shown()).toEqual([
    { year: 2023, place: 22, of: 63, others: [], sources: [{ ...source, by: changedBy.name }] },
    {
      ...{ year: 2024, place: 15, of: 63, index: '0.70', others: [] },
      sources: [{ ...source, by: changedBy.name, publishedOn: '2025-06-30' }],
    },
  ])
})

test('a correction is made by whoever saw the latest version; the other one is told what stands', async () => {
  await state()
  expect(await state({ version: 1, place: 14 })).toEqual({ version: 2 })
  for (const version of [0, 1])
    expect(await refusal(state({ version, place: 13 }))).toMatchObject({
      code: 'stale',
      details: { current: { year: 2024, version: 2, place: 14 } },
    })
  expect(await listed()).toMatchObject([{ year: 2024, version: 2, place: 14 }])
})

test('of two first statements at once one is made', async () => {
  const made = await Promise.allSettled([state(), state({ place: 14 })])
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await listed()).toMatchObject([{ version: 1 }])
})

test('what is withdrawn says nothing, keeps its reason, and can be stated again', async () => {
  await state()
  expect(await refusal(withdraw(0))).toMatchObject({ code: 'stale' })
  expect(await withdraw(1)).toEqual({ version: 2 })
  expect(await shown()).toEqual([])
  expect(await listed()).toMatchObject([{ year: 2024, version: 2, withdrawnBecause: 'Ghi nhầm năm' }])
  expect(await refusal(withdraw(2))).toMatchObject({ code: 'wrong-state' })
  await state({ version: 2, place: 16 })
  expect(await shown()).toMatchObject([{ year: 2024, place: 16 }])
  expect((await listed())[0]).not.toHaveProperty('withdrawnBecause')
})

test('the history holds each version, and why one was withdrawn', async () => {
  await state()
  await state({ version: 1, place: 14, index: undefined })
  await withdraw(2)
  const events = await province.database.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('kind', 'like', 'installation.place-%')
    .orderBy('sequence', 'desc')
    .limit(3)
    .execute()
  const { publishedBy, publishedOn, source } = WISH
  const printed = { period: '2024', of: 63, publishedBy, publishedOn, source }
  expect(events.reverse()).toEqual([
    { kind: 'installation.place-stated', body: { ...printed, version: 1, place: 15, index: '0.70' } },
    { kind: 'installation.place-stated', body: { ...printed, version: 2, place: 14 } },
    { kind: 'installation.place-withdrawn', body: { period: '2024', version: 3, reason: 'Ghi nhầm năm' } },
  ])
})

test.each<[string, Partial<typeof WISH>]>([
  ['a year that has not come', { year: 2099 }],
  ['a year before any ranking', { year: 1999 }],
  ['a place behind the last', { place: 64 }],
  ['place 0', { place: 0 }],
  ['more ranked than there can be', { of: 101 }],
  ['an index above 1', { index: '1.01' }],
  ['a publication of tomorrow', { publishedOn: '2099-01-01' }],
  ['a publication from before the year', { publishedOn: '2023-12-31' }],
  ['nobody who published it', { publishedBy: ' ' }],
  ['no source', { source: '' }],
  ['a source without end', { source: 'a'.repeat(501) }],
])('%s is refused, and nothing is written', async (_, change) => {
  expect(await refusal(state(change))).toMatchObject({ code: 'bad-input' })
  expect(await listed()).toEqual([])
})

test('the standing agency alone states and withdraws; who watches the province reads', async () => {
  for (const name of ['lanh-dao-tinh', 'kiem-tra', 'thu-ky-hoi-dong']) {
    const { call } = await province.as(name)
    expect(await refusal(call(nationalPlaces.statePlace, WISH))).toMatchObject({ code: 'not-permitted' })
    const wish = { year: 2024, version: 1, reason: 'Ghi nhầm' }
    expect(await refusal(call(nationalPlaces.withdrawPlace, wish))).toMatchObject({ code: 'not-permitted' })
    expect(await call(nationalPlaces.listStatedPlaces, {})).toEqual({ places: [] })
  }
  const { call } = await province.as('cb.so-y-te')
  expect(await refusal(call(nationalPlaces.listStatedPlaces, {}))).toMatchObject({ code: 'not-permitted' })
})
