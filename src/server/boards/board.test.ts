import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import { boards } from '#contract/round-board.ts'
import { submissions } from '#contract/submissions.ts'
import { entered } from '#test/support/bearers.ts'
import { judgeRound } from '#test/support/judged-round.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { saveNumber } from '#test/support/round.ts'

type Board = OutputOf<typeof boards.showBoard>

const WITHIN_MS = 300_000
const STAGES = ['self', 'appraised'] as const

let province: Province
let agency: Caller
let round: string

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  const { rows } = await province.database.pool.query<{ id: string }>('select id from organisation_group')
  const groups = rows.map(({ id }) => id)
  round = await openedRound(agency, { period: '2022', groups, evidenceRequired: false, calendar: calendarAround(48) })
}, WITHIN_MS)
afterAll(() => province.close())

test(
  'in every node and in all, each of 169 units has what its own scorecard has, while they enter',
  async () => {
    const board = await agency.call(boards.showBoard, { round, level: 'criterion' })
    expect([board.rows.length, board.nodes.length]).toEqual([169, 159])
    await expectAsScorecards(board)
  },
  WITHIN_MS,
)

test(
  'what was saved is in the next look, and nothing else moved',
  async () => {
    const item = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'
    const unit = province.organisation('so-y-te')
    const officer = await province.as('cb.so-y-te')
    const look = async () => (await agency.call(boards.showBoard, { round, level: 'criterion' })).rows
    for (const number of ['0', '7', '3']) {
      const before = await look()
      await saveNumber(officer, unit, item, number, { period: '2022' })
      const after = await look()
      expect(after.filter(({ organisation }) => organisation.id !== unit)).toEqual(
        before.filter(({ organisation }) => organisation.id !== unit),
      )
      const own = after.find(({ organisation }) => organisation.id === unit)
      const { now } = await agency.call(submissions.showScorecards, { submission: own!.submission })
      expect(own!.self.nodes).toEqual(now.self!.nodes.map(({ points, max, status }) => ({ points, max, status })))
    }
    const counts = new Set((await look()).map(({ self }) => self.total.points))
    expect(counts.size).toBeGreaterThan(50)
  },
  WITHIN_MS,
)

test(
  'the same when some have submitted, claimed, or been appraised',
  async () => {
    const outline = province.content.outlines.get('hue-2020')!
    const scored = outline.leaves.filter(({ leaf }) => !leaf!.unscored && leaf!.letters.length > 0)
    const items = [...new Set(scored.flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item)))]
    await judgeRound(province, round, {
      nodes: scored.map(({ code }) => code),
      items: items.filter(({ kind }) => kind === 'count').map(({ id }) => id),
    })
    const board = await agency.call(boards.showBoard, { round, level: 'criterion' })
    expect(Object.fromEntries(Map.groupBy(board.rows, ({ state }) => state))).toMatchObject({
      draft: { length: 57 },
      submitted: { length: 56 },
      appraisal: { length: 56 },
    })
    await expectAsScorecards(board)
    const judged = board.rows.filter(({ appraised }) => appraised)
    expect(
      judged.filter(({ self, appraised }) => self.total.points !== appraised!.total.points).length,
    ).toBeGreaterThan(9)
  },
  WITHIN_MS,
)

test(
  'an appraiser sees the members that are being appraised, but their own unit; a unit sees no board',
  async () => {
    const { db } = province.database
    const all = (await agency.call(boards.showBoard, { round })).rows
    const mine = all.find(({ state }) => state === 'appraisal')!.organisation.id
    const appraiser = { role: 'appraiser', edition_id: 'hue-2020', node_code: '2' } as const
    const seen = async (grants: Parameters<typeof entered>[1]['grants']) => {
      const { cookie } = await db.transaction().execute((tx) => entered(tx, { grants }))
      return province.with(cookie)
    }
    const expected = all.filter(({ state }) => state === 'appraisal')
    const ids = (rows: Board['rows']) => rows.map(({ submission }) => submission)
    const plain = await (await seen([appraiser])).call(boards.showBoard, { round })
    expect(ids(plain.rows)).toEqual(ids(expected))
    const employed = await (await seen([{ ...appraiser, organisation_id: mine }])).call(boards.showBoard, { round })
    expect(ids(employed.rows)).toEqual(ids(expected.filter(({ organisation }) => organisation.id !== mine)))
    const [other] = province.content.outlines.get('quoc-gia-2020')!.nodes
    const elsewhere = await seen([{ ...appraiser, edition_id: 'quoc-gia-2020', node_code: other!.code }])
    expect(await refusal(elsewhere.call(boards.showBoard, { round }))).toMatchObject({ code: 'not-found' })
    const unit = await province.as('cb.so-y-te')
    expect(await refusal(unit.call(boards.showBoard, { round }))).toMatchObject({ code: 'not-permitted' })
  },
  WITHIN_MS,
)

async function expectAsScorecards({ nodes, rows }: Board): Promise<void> {
  for (const row of rows) {
    const { now } = await agency.call(submissions.showScorecards, { submission: row.submission })
    for (const stage of STAGES) {
      const [card, shown] = [now[stage], row[stage]]
      const told = card && {
        points: [card.total.points, card.total.max, card.total.index],
        nodes: card.nodes.map(({ code, points, max, status }) => [code, points, max, status]),
      }
      const found = shown && {
        points: [shown.total.points, shown.total.max, shown.total.index],
        nodes: shown.nodes.map(({ points, max, status }, at) => [nodes[at]!.code, points, max, status]),
      }
      expect([row.organisation.name, stage, found]).toEqual([row.organisation.name, stage, told])
    }
  }
}
