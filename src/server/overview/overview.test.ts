import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import { overview } from '#contract/overview.ts'
import { boards } from '#contract/round-board.ts'
import { forgetRegister } from '#server/organisations/register.ts'
import { nationalStanding } from './national-standing.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

const MEMBERS = ['so-y-te', 'so-tu-phap', 'so-noi-vu'] as const

let province: Province
let leader: Caller
let before: OpenedRound
let round: OpenedRound
let board: OutputOf<typeof boards.showBoard>

beforeAll(async () => {
  province = await openProvince()
  leader = await province.as('lanh-dao-tinh')
  before = await openedRound(province, { members: MEMBERS, period: '2021' })
  round = await openedRound(province, { members: MEMBERS, period: '2022' })
  board = await leader.call(boards.showBoard, { round: round.id, level: 'criterion' })
})
afterAll(() => province.close())

const look = (caller = leader) => caller.call(overview.showOverview, { round: round.id })
/** "12.34" in hundredths. */
const hundredths = (text: string): bigint => BigInt(text.replace('.', ''))

test('the five largest losses are those of the board’s cells, with the units that lost most', async () => {
  const { edition } = board
  const { outlines } = province.content
  const sums = board.nodes.flatMap(({ code, level }, at) => {
    const node = outlines.get(edition)!.byCode.get(code)!
    if (!node.leaf || node.leaf.unscored || level === 'pillar') return []
    const cells = board.rows.map(({ self }) => self.nodes[at]!)
    const lost = cells.map(({ max, points }) => hundredths(max) - hundredths(points))
    return [{ code, lost: lost.reduce((a, b) => a + b), each: lost }]
  })
  const largest = sums.sort((a, b) => Number(b.lost - a.lost)).slice(0, 5)
  const { losses } = await look()
  expect(losses.map(({ code, lost }) => [code, hundredths(lost)])).toEqual(
    largest.map(({ code, lost }) => [code, lost]),
  )
  for (const [at, { units, tied }] of losses.entries()) {
    const each = largest[at]!.each.filter((lost) => lost > 0n).sort((a, b) => Number(b - a))
    const named = each.slice(0, 2).filter((lost) => lost !== each[2])
    expect(units.map(({ lost }) => hundredths(lost))).toEqual(named)
    // Nobody is named before others who lost as much.
    expect(tied && [tied.units, hundredths(tied.lost)]).toEqual(
      named.length > 0 ? undefined : [each.filter((lost) => lost === each[0]).length, each[0]],
    )
  }
})

test('each unit has its place by its points, and its place in the round before', async () => {
  const { rows, groups, before: earlier } = await look()
  const byPoints = [...rows].sort((a, b) => Number(hundredths(b.points) - hundredths(a.points)))
  expect(byPoints.map(({ place }) => place)).toEqual([1, 2, 3])
  expect(earlier).toMatchObject({ round: { id: before.id }, period: '2021' })
  const past = await leader.call(boards.showBoard, { round: before.id, level: 'pillar' })
  for (const { organisation, before: then } of rows) {
    const { place, index } = past.rows.find((row) => row.organisation.id === organisation.id)!.self.total
    expect(then).toEqual({ place, index })
  }
  const mean = past.rows.reduce((sum, { self }) => sum + Number(self.total.index), 0) / 3
  expect(Math.abs(Number(groups[0]!.before) - mean)).toBeLessThanOrEqual(0.00005)
})

test('complete is counted over criteria that apply', async () => {
  const { nodes, rows } = board
  const leaves = nodes.flatMap(({ code }, at) =>
    province.content.outlines.get('hue-2020')!.byCode.get(code)?.leaf ? [at] : [],
  )
  const statuses = rows.flatMap(({ self }) => leaves.map((at) => self.nodes[at]!.status))
  const asked = statuses.filter((status) => status !== 'not-applicable' && status !== 'unscored')
  expect((await look()).complete).toEqual({
    asked: asked.length,
    given: asked.filter((status) => status !== 'missing').length,
  })
})

test('who has not submitted in time is overdue, and what ends next is named', async () => {
  const early = await look()
  expect([early.overdue, early.submitted, early.next?.moment]).toEqual([[], 0, 'entryUntil'])
  await round.endEntry(-30)
  const late = await look()
  expect(late.overdue.map(({ organisation }) => organisation.name).sort()).toEqual(
    late.rows.map(({ organisation }) => organisation.name).sort(),
  )
  expect(late.next?.moment).not.toBe('entryUntil')
  expect(late.stage).toBe('self')
})

test('it is for who watches the province, and no draft is shown', async () => {
  const officer = await province.as('cb.so-y-te')
  expect(await refusal(look(officer))).toMatchObject({ code: 'not-permitted' })
})

test('the province’s place in the nation is what its documents and publications state, by year; else nothing', async () => {
  expect((await look()).national).toEqual({ places: [], goals: [] })
  const { db } = province.database
  await db
    .updateTable('organisation_version')
    .set({ name: 'Tỉnh Vĩnh Phúc' })
    .where('organisation_id', '=', province.organisation('tinh-minh-hoa'))
    .execute()
  forgetRegister(db)
  // 2020: report 365 line 89 with the year of Plan 327 line 13, and dti-2020.yaml, which read it there; 2021 and 2022:
  // dti-2021.yaml and dti-2022.yaml. Plan 327 line 16 has the goals; the report repeats that of 2022.
  const ministry = { kind: 'published', publishedBy: 'Bộ Thông tin và Truyền thông' }
  expect((await look()).national).toEqual({
    places: [
      {
        ...{ year: 2020, place: 55, of: 63, others: [] },
        sources: [
          { kind: 'document', document: 'vinh-phuc-365', number: '365/BC-BCĐ' },
          { ...ministry, source: expect.stringMatching(/^Báo cáo 365/), notes: [expect.anything()] },
        ],
      },
      {
        ...{ year: 2021, place: 12, of: 63, others: [] },
        sources: [
          {
            ...ministry,
            source: expect.stringMatching(/^Kết quả DTI năm 2021/),
            notes: [expect.objectContaining({ en: 'Twelfth equal with another province; the next place is 14.' })],
          },
        ],
      },
      {
        ...{ year: 2022, place: 18, of: 63, others: [] },
        sources: [
          {
            ...{ ...ministry, publishedOn: '2023-07-12', notes: [] },
            source: expect.stringContaining('https://dti.gov.vn/xep-hang-2022'),
          },
        ],
      },
    ],
    goals: [
      { year: 2022, place: 20, document: expect.stringMatching(/^vinh-phuc-3(27|65)$/), number: expect.any(String) },
      { year: 2025, place: 10, document: 'vinh-phuc-327', number: '327/KH-UBND' },
    ],
  })
})

test('a province without documents has what was published of it, with the printed index; an index alone is no place', async () => {
  const called = (name: string) => nationalStanding(province.content.programme, name, [])
  // dti-2020.yaml: 0,4874 and place 1; dti-2022.yaml: 0,8002 and place 1.
  expect(called('THÀNH PHỐ ĐÀ NẴNG')).toMatchObject({
    places: [
      { year: 2020, place: 1, of: 63, index: '0.4874' },
      { year: 2022, place: 1, of: 63, index: '0.8002' },
    ],
    goals: [],
  })
  // dti-2020.yaml states 0,4097 and no place, dti-2022.yaml 0,6975 and place 4.
  expect(called('Tỉnh Thừa Thiên Huế').places).toMatchObject([{ year: 2022, place: 4, of: 63, index: '0.6975' }])
})
