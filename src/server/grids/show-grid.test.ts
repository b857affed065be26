import { afterAll, beforeAll, expect, test } from 'vitest'
import { forms } from '#contract/forms.ts'
import { grids, type GridView } from '#contract/grids.ts'
import { submissions } from '#contract/submissions.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { explainEverything, openedRound } from '#test/support/round.ts'

const [HEALTH, JUSTICE] = ['so-y-te', 'so-tu-phap']
const EDITION = 'hue-2020'
const PERIOD = '2022'

let province: Province
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

const shown = (caller: Caller, node = '1', period = PERIOD): Promise<GridView> =>
  caller.call(grids.showGrid, { edition: EDITION, node, period })

const rowOf = ({ rows }: GridView, slug: string) =>
  rows.find(({ organisation }) => organisation.id === province.organisation(slug))!

test('the standing agency sees every unit with the numbers that are typed below the node, as the forms have them', async () => {
  const view = await shown(agency)
  expect(view.rows.length).toBeGreaterThan(2)
  for (const slug of [HEALTH, JUSTICE]) {
    const key = { organisation: province.organisation(slug), edition: EDITION, period: PERIOD }
    const form = await agency.call(forms.showForm, key)
    const { cells } = rowOf(view, slug)
    expect(cells.length).toBeGreaterThan(0)
    expect(cells).toEqual(form.rows.filter(({ item }) => cells.some((cell) => cell.item === item)))
  }
})

test('what was left out is told: only numbers stand in the grid, and each is typed at one node', async () => {
  const outline = province.content.outlines.get(EDITION)!
  const { nodes: all } = await shown(agency)
  const nodes = all.filter(({ code }) => /^[12](\.|$)/.test(code))
  const columns = new Map<string, readonly string[]>()
  for (const { code, numbers } of nodes) {
    const { items } = await shown(agency, code)
    expect(items).toHaveLength(numbers)
    for (const item of items)
      expect(['count', 'amount', 'ratio', 'points']).toContain(province.content.items.get(item)!.kind)
    columns.set(code, items)
  }
  for (const { code } of nodes) {
    const { children, level } = outline.byCode.get(code)!
    if (level !== 'mainIndex') continue
    const below = children.flatMap((at) => columns.get(outline.nodes[at]!.code) ?? [])
    expect([...below].sort()).toEqual([...columns.get(code)!].sort())
  }
})

test('an officer sees the own unit alone, and without a node or period the newest of the first', async () => {
  const officer = await province.as(`cb.${HEALTH}`)
  const view = await officer.call(grids.showGrid, { edition: EDITION })
  expect(view.rows.map(({ organisation }) => organisation.id)).toEqual([province.organisation(HEALTH)])
  expect(view).toMatchObject({ node: view.nodes[0]!.code, period: '2022', previousPeriod: '2021', left: 0 })
  expect(view.periods.slice(0, 3)).toEqual(['2023', '2022', '2021'])
})

test('who supplies one number for every unit sees that one, of every unit that is asked for it', async () => {
  const whole = await shown(agency)
  const [item] = whole.items
  const grants = [{ role: 'data-provider', item_id: item!, organisation_id: province.organisation(JUSTICE) }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  const view = await shown(province.with(cookie))
  expect(view.items).toEqual([item])
  const asked = whole.rows.filter(({ cells }) => cells.some((cell) => cell.item === item))
  expect(view.rows.map(({ organisation }) => organisation.id)).toEqual(asked.map(({ organisation }) => organisation.id))
  expect(view.rows.every(({ cells }) => cells.length === 1)).toBe(true)
})

test('where a unit has submitted its row says so, and what is open all the same', async () => {
  const unit = province.organisation(HEALTH)
  const round = await openedRound(province, { members: [HEALTH, JUSTICE], period: PERIOD })
  const head = await province.as(`tt.${HEALTH}`)
  await explainEverything(head, unit)
  await head.call(submissions.submitSubmission, { submission: round.of(HEALTH), version: 1 })
  const until = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000).toISOString().replace('.000', '')
  const reopening = { submission: round.of(HEALTH), version: 2, nodes: ['1.1.1'], reason: 'Thiếu giấy mời', until }
  await agency.call(submissions.reopenCriteria, reopening)
  const view = await shown(agency)
  expect(rowOf(view, HEALTH).round).toMatchObject({
    closed: { code: 'wrong-state', params: { state: 'submitted' } },
    openings: [{ node: '1.1.1', reason: 'Thiếu giấy mời' }],
  })
  expect(rowOf(view, JUSTICE).round).toMatchObject({ state: 'draft', openings: [] })
  expect(rowOf(view, JUSTICE).round!.closed).toBeUndefined()
  const form = { organisation: unit, edition: EDITION, period: PERIOD }
  expect(rowOf(view, HEALTH).round).toEqual((await agency.call(forms.showForm, form)).round)
})

test('nobody else is let in, and what is not there is not found', async () => {
  for (const name of ['giam-sat', 'kiem-tra', 'xac-minh'])
    expect(await refusal(shown(await province.as(name)))).toMatchObject({ code: 'not-permitted' })
  expect(await refusal(shown(agency, '99'))).toMatchObject({ code: 'not-found' })
  expect(await refusal(agency.call(grids.showGrid, { edition: 'khong-co' }))).toMatchObject({ code: 'not-found' })
})
