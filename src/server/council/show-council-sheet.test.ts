import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { council } from '#contract/council.ts'
import { boards } from '#contract/round-board.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

const MEMBERS = ['so-y-te', 'so-tu-phap'] as const

let province: Province
let agency: Caller
let round: OpenedRound
let account: string

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  round = await openedRound(province, { members: MEMBERS })
  const { db } = province.database
  await db.updateTable('submission').set({ state: 'appraisal' }).where('round_id', '=', round.id).execute()
  account = (await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()).id
})
afterAll(() => province.close())

const sheet = (caller = agency) => caller.call(council.showCouncilSheet, { round: round.id })

async function look(pass: 'first' | 'blind', node: string, decision: string, result: string): Promise<void> {
  const { db } = province.database
  const rest = {
    state: 'decided',
    reason_code: 'wrong-number',
    version: 1,
    decided_by: account,
    decided_at: new Date(),
  }
  await db
    .insertInto('finding')
    .values({ id: uuidv7(), submission_id: round.of('so-y-te'), node_code: node, pass, decision, result, ...rest })
    .execute()
}

test('its points by main index are those of the board', async () => {
  const { nodes, rows, groups } = await sheet()
  expect(groups).toEqual([{ id: 'so-ban-nganh', name: 'Sở, ban, ngành' }])
  expect(rows.map(({ group }) => group)).toEqual(['so-ban-nganh', 'so-ban-nganh'])
  const board = await agency.call(boards.showBoard, { round: round.id, level: 'mainIndex' })
  const places = board.nodes.flatMap(({ level }, at) => (level === 'mainIndex' ? [at] : []))
  expect(nodes.map(({ code }) => code)).toEqual(places.map((at) => board.nodes[at]!.code))
  expect(nodes.length).toBeGreaterThan(0)
  for (const [at, row] of rows.entries()) {
    const { self, appraised, organisation } = board.rows[at]!
    expect(row).toMatchObject({ organisation, openExplanations: 0, disagreements: 0 })
    expect(row.self).toEqual({ total: self.total, nodes: places.map((place) => self.nodes[place]) })
    expect(row.appraised?.total).toEqual(appraised?.total)
    expect(row.final).toBeUndefined()
  }
})

test('where the set has classes of results, each row has that of the index it has by now', async () => {
  const { edition } = province.content.outlines.get('hue-2020')!
  const [first, second] = (await sheet()).rows
  expect([first!.band, second!.band]).toEqual([undefined, undefined])
  const index = first!.appraised!.total.index!
  Object.assign(edition, { bands: [{ name: 'Đạt', least: index }] })
  expect((await sheet()).rows[0]!.band).toBe('Đạt')
  Object.assign(edition, { bands: [{ name: 'Đạt', least: String(Number(index) + 0.0001) }] })
  expect((await sheet()).rows[0]!.band).toBeUndefined()
  Object.assign(edition, { bands: undefined })
})

test('it counts criteria of which two looks differ, in what they decide or in the points, and those being explained', async () => {
  await look('first', '1.1.1', 'accepted', '3')
  await look('blind', '1.1.1', 'refused', '0')
  await look('first', '1.1.2', 'corrected', '2')
  await look('blind', '1.1.2', 'corrected', '1')
  await look('first', '1.2.1', 'accepted', '1')
  await look('blind', '1.2.1', 'accepted', '1')
  await look('first', '1.2.2', 'accepted', '1')
  const opening = { reason: 'Giải trình', until: new Date(), opened_by: account, opened_at: new Date() }
  const of = { submission_id: round.of('so-tu-phap'), ...opening }
  await province.database.db
    .insertInto('opening')
    .values([
      { id: uuidv7(), node_code: '1.1.1', purpose: 'explanation', ...of },
      { id: uuidv7(), node_code: '1.1.2', purpose: 'explanation', ...of, closed_at: new Date() },
      { id: uuidv7(), node_code: '1.2.1', purpose: 'reopened', ...of },
    ])
    .execute()
  const told = new Map((await sheet()).rows.map((row) => [row.submission, row]))
  expect(told.get(round.of('so-y-te'))).toMatchObject({ disagreements: 2, openExplanations: 0 })
  expect(told.get(round.of('so-tu-phap'))).toMatchObject({ disagreements: 0, openExplanations: 1 })
})

test('who works for a unit or appraises has no council sheet; a round that is not there has none', async () => {
  for (const name of ['tt.so-y-te', 'tham-dinh-1a'])
    expect(await refusal(sheet(await province.as(name)))).toMatchObject({ code: 'not-permitted' })
  const nowhere = agency.call(council.showCouncilSheet, { round: uuidv7() })
  expect(await refusal(nowhere)).toMatchObject({ code: 'not-found' })
})
