import { afterAll, beforeAll, expect, test } from 'vitest'
import { forms } from '#contract/forms.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { explainEverything, openedRound, type OpenedRound } from '#test/support/round.ts'

const HEALTH = 'so-y-te'

let province: Province
let officer: Caller
let head: Caller
let round: OpenedRound

beforeAll(async () => {
  province = await openProvince()
  officer = await province.as(`cb.${HEALTH}`)
  head = await province.as(`tt.${HEALTH}`)
})
afterAll(() => province.close())

const shown = () =>
  officer.call(forms.showForm, { organisation: province.organisation(HEALTH), edition: 'hue-2020', period: '2022' })

test('where no round asks, nothing is closed', async () => {
  expect((await shown()).round).toBeUndefined()
})

test('a form is open to its deadline, and closed once it was submitted', async () => {
  round = await openedRound(province, { members: [HEALTH], period: '2022' })
  const open = (await shown()).round!
  expect(open).toMatchObject({ submission: round.of(HEALTH), state: 'draft', openings: [] })
  expect(open.closed).toBeUndefined()
  await explainEverything(head, province.organisation(HEALTH))
  await head.call(submissions.submitSubmission, { submission: round.of(HEALTH), version: 1 })
  expect((await shown()).round).toMatchObject({
    state: 'submitted',
    closed: { code: 'wrong-state', params: { state: 'submitted' } },
  })
})

test('a reopened criterion is told with its end and its reason', async () => {
  const agency = await province.as('thuong-truc')
  // To the second, as people say it.
  const until = new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000).toISOString()
  await agency.call(submissions.reopenCriteria, {
    submission: round.of(HEALTH),
    version: 2,
    nodes: ['1.1.1'],
    reason: 'Thiếu giấy mời',
    until: until.replace('.000', ''),
  })
  const { openings, closed } = (await shown()).round!
  expect(closed?.code).toBe('wrong-state')
  expect(openings).toEqual([{ node: '1.1.1', purpose: 'reopened', until, reason: 'Thiếu giấy mời' }])
})

test('when its deadline is over, a draft is closed too', async () => {
  const { db } = province.database
  await db.updateTable('round').set({ state: 'closed' }).execute()
  const late = await openedRound(province, { members: [HEALTH], period: '2022' })
  expect((await shown()).round!.closed).toBeUndefined()
  const past = new Date('2022-12-31T16:59:59.000Z')
  await db.updateTable('submission').set({ entry_until: past }).where('id', '=', late.of(HEALTH)).execute()
  expect((await shown()).round!.closed).toEqual({ code: 'deadline-over', params: {}, at: past.toISOString() })
})

test('what a section can copy is said beforehand, and is what is copied', async () => {
  const key = { organisation: province.organisation(HEALTH), edition: 'hue-2020', period: '2023' }
  const { rows } = await officer.call(forms.showForm, key)
  const items = rows.filter(({ value, previous }) => !value && previous?.isCopyable).map(({ item }) => item)
  expect(items.length).toBeGreaterThan(10)
  const { copied } = await officer.call(values.copyForward, { ...key, from: '2022', items: undefined })
  expect(copied).toBe(items.length)
})
