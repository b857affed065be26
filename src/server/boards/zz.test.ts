import { appendFileSync } from 'node:fs'
import { afterAll, beforeAll, test } from 'vitest'
import { boards } from '#contract/round-board.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
let province: Province
let agency: Caller
let round: string
beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  const { rows } = await province.database.pool.query<{ id: string }>('select id from organisation_group order by position')
  round = await openedRound(agency, { period: '2022', groups: rows.map(({ id }) => id), evidenceRequired: false, calendar: calendarAround(48) })
}, 120_000)
afterAll(() => province.close())
test('a board', async () => {
  const log = (...a: unknown[]) => appendFileSync('/tmp/board.log', a.join(' ') + '\n')
  await province.database.pool.query('analyze')
  for (let i = 0; i < 25; i += 1) {
    const t = performance.now()
    const board = await agency.call(boards.showBoard, { round, level: i % 2 ? 'component' : 'mainIndex' })
    log('http', board.rows.length, board.nodes.length, agency.last().body.length, performance.now() - t)
  }
}, 300000)
