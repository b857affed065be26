import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutputOf } from '#contract/operation.ts'
import { boards } from '#contract/round-board.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'

type Board = OutputOf<typeof boards.showBoard>

let province: Province
let agency: Caller
let round: string

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  const { rows } = await province.database.pool.query<{ id: string }>('select id from organisation_group order by position')
  const groups = rows.map(({ id }) => id)
  round = await openedRound(agency, { period: '2022', groups, evidenceRequired: false, calendar: calendarAround(48) })
}, 120_000)
afterAll(() => province.close())

const WITHIN_MS = 300_000

test('a board', async () => {
  for (let i = 0; i < 12; i += 1) {
    const t = performance.now()
    const board = await agency.call(boards.showBoard, { round, level: 'component' })
    console.log(board.rows.length, board.nodes.length, agency.last().body.length, performance.now() - t)
  }
  const before = performance.now()
  await expectAsScorecards(await agency.call(boards.showBoard, { round, level: 'criterion' }))
  console.log('cards', performance.now() - before)
}, WITHIN_MS)

async function expectAsScorecards({ nodes, rows }: Board): Promise<void> {
  for (const row of rows) {
    const { now } = await agency.call(submissions.showScorecards, { submission: row.submission })
    for (const stage of ['self', 'appraised'] as const) {
      const card = now[stage]
      const told = card && {
        total: { points: card.total.points, max: card.total.max, index: card.total.index },
        nodes: card.nodes.map(({ code, points, max, status }) => ({ code, points, max, status })),
      }
      const shown = row[stage]
      const found = shown && {
        total: { ...shown.total, index: shown.total.index },
        nodes: shown.nodes.map((cell, at) => ({ code: nodes[at]!.code, ...cell })),
      }
      expect([row.organisation.name, stage, found]).toEqual([row.organisation.name, stage, told])
    }
  }
}
