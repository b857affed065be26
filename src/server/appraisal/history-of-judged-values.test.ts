import { afterAll, beforeAll, expect, test } from 'vitest'
import { values } from '#contract/values.ts'
import { ratioLeaves, roundUnderAppraisal } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import type { OpenedRound } from '#test/support/round.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'

let province: Province
let round: OpenedRound
let appraiser: Caller
/** A number that the appraiser's criterion reads, and one that only another criterion does. */
let read: string
let unread: string

beforeAll(async () => {
  province = await openProvince()
  const [own, other] = ratioLeaves(province)
  const ofOwn = own!.leaf!.letters.map(({ item }) => item.id)
  read = ofOwn[0]!
  unread = other!.leaf!.letters.map(({ item }) => item.id).find((id) => !ofOwn.includes(id))!
  const grants = [{ role: 'appraiser', edition_id: 'hue-2020', node_code: own!.code }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  appraiser = province.with(cookie)
  round = await roundUnderAppraisal(province, { members: [HEALTH] })
})
afterAll(() => province.close())

function history(item: string, { of = HEALTH, period = '2022' } = {}) {
  return appraiser.call(values.showValueHistory, { subject: province.organisation(of), item, period })
}

const mayRead = async (asked: Promise<unknown>): Promise<boolean> => (await refusal(asked))?.code !== 'not-permitted'

async function inState(state: string): Promise<boolean> {
  await province.database.db.updateTable('submission').set({ state }).where('id', '=', round.of(HEALTH)).execute()
  return mayRead(history(read))
}

test('an appraiser reads the history of a number that a criterion of theirs reads, and of the period before', async () => {
  expect((await history(read)).versions.length).toBeGreaterThan(0)
  expect(await mayRead(history(read, { period: '2021' }))).toBe(true)
})

test('of no other number, no other unit and no later period', async () => {
  expect(await mayRead(history(unread))).toBe(false)
  expect(await mayRead(history(read, { of: CITY }))).toBe(false)
  expect(await mayRead(history(read, { period: '2023' }))).toBe(false)
})

test('from the beginning of the appraisal until the council', async () => {
  const states = ['draft', 'submitted', 'appraisal', 'explanation', 'second-appraisal', 'council', 'approved']
  const found: Record<string, boolean> = {}
  for (const state of states) found[state] = await inState(state)
  expect(Object.keys(found).filter((state) => found[state])).toEqual(['appraisal', 'explanation', 'second-appraisal'])
  await province.database.db.updateTable('round').set({ state: 'closed' }).where('id', '=', round.id).execute()
  expect(await inState('appraisal')).toBe(false)
})
