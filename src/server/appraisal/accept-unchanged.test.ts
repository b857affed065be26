import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { acceptEverything, saveNumber } from '#test/support/round.ts'
import { correct, decide, ratioLeaves, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'

let province: Province
let head: Caller
let agency: Caller
let appraiser: Caller
let same: OutlineNode
let changed: OutlineNode
let unit: string

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  ;[same, changed] = ratioLeaves(province) as [OutlineNode, OutlineNode]
  const items = new Set([same, changed].flatMap(({ leaf }) => leaf!.letters.map(({ item }) => item.id)))
  for (const item of items) await saveNumber(head, unit, item, '40', { note: 'Rà soát.' })
  const grants = [same, changed].map(({ code }) => ({ role: 'appraiser', edition_id: 'hue-2020', node_code: code }))
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  appraiser = province.with(cookie)
})
afterAll(() => province.close())

test('what was approved and says the same is accepted at once; what changed is left to be looked at', async () => {
  const first = await roundUnderAppraisal(province, { members: [HEALTH] })
  await acceptEverything(province, first.of(HEALTH))
  await approved(first.of(HEALTH))
  const item = changed.leaf!.letters.find(({ item: { id } }) => same.leaf!.letters.every((one) => one.item.id !== id))!
  await saveNumber(head, unit, item.item.id, '39', { note: 'Rà soát.' })
  const second = await roundUnderAppraisal(province, { members: [HEALTH] })
  const submission = second.of(HEALTH)
  const accept = (node: string, except: string[] = []) =>
    appraiser.call(appraisal.acceptUnchanged, { submission, node, except })
  const list = (node: string) => appraiser.call(appraisal.listUnchanged, { submission, node })
  const told = await list(same.code)
  const { self } = await seen(appraiser, { submission, node: same.code })
  expect(told.criteria).toEqual([{ code: same.code, title: same.row.title.text, points: self.points, max: self.max }])
  expect((await list(changed.code)).criteria).toEqual([])
  // What was listed is not accepted by that; nor is what is left out.
  expect((await seen(appraiser, { submission, node: same.code })).findings).toEqual([])
  expect(await accept(same.code, [same.code])).toEqual({ accepted: [] })
  expect(await accept(same.code)).toEqual({ accepted: [same.code] })
  expect(await accept(changed.code)).toEqual({ accepted: [] })
  expect(await accept(same.code)).toEqual({ accepted: [] })
  expect((await list(same.code)).criteria).toEqual([])
  const { findings } = await seen(appraiser, { submission, node: same.code })
  expect(findings).toMatchObject([{ pass: 'first', decision: 'accepted', state: 'decided', version: 1 }])
  // A round that is approved is not changed by another one, nor from within.
  const late = { submission: first.of(HEALTH), node: same.code }
  expect(await refusal(decide(appraiser, late, correct(unit, item.item.id, '1')))).toMatchObject({
    code: 'wrong-state',
  })
})

/** As far as the rows say it: the way to the council is another test's. */
async function approved(submission: string): Promise<void> {
  const { db } = province.database
  const { id: account } = await db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
  const { round } = await agency.call(submissions.showSubmission, { submission })
  await db.updateTable('submission').set({ state: 'approved' }).where('id', '=', submission).execute()
  const decision = { decision_number: '1/QĐ', decision_date: '2023-02-01', decided_by: 'Chủ tịch' }
  const by = { approved_by: account, approved_at: new Date() }
  await db
    .insertInto('approval')
    .values({ round_id: round.id, ...decision, ...by })
    .execute()
}
