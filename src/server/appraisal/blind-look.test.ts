import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { saveNumber } from '#test/support/round.ts'
import { ACCEPT, correct, decide, ratioLeaves, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'

let province: Province
let unit: string
let submission: string
let leaf: OutlineNode
let item: string
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  const head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  leaf = ratioLeaves(province)[0]!
  item = leaf.leaf!.letters[0]!.item.id
  await saveNumber(head, unit, item, '24', { note: 'Rà soát.' })
  const round = await roundUnderAppraisal(province, { members: [HEALTH], secondShare: '1' })
  submission = round.of(HEALTH)
})
afterAll(() => province.close())

async function appraiser(): Promise<Caller> {
  const grants = [{ role: 'appraiser', edition_id: 'hue-2020', node_code: leaf.code }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

test('a blind look sees nothing of the first; where they differ, the standing agency settles it', async () => {
  const [first, second] = [await appraiser(), await appraiser()]
  const place = { submission, node: leaf.code }
  const words = 'Sổ theo dõi chỉ ghi mười bảy.'
  await decide(first, place, { ...correct(unit, item, '17'), reason: words })
  expect(await refusal(first.call(submissions.showScorecards, { submission }))).toBeUndefined()

  // Nothing of it by any door that the second appraiser has.
  const view = await seen(second, place)
  expect(view).toMatchObject({ pass: 'blind', isSampled: true, findings: [] })
  const cards = await second.call(submissions.showScorecards, { submission })
  const queue = await second.call(appraisal.listAppraisalQueue, { submission })
  const thread = await second.call(appraisal.showExplanation, place)
  const compared = await second.call(submissions.compareSubmission, { submission, from: cards.cards[0]!.card })
  for (const text of [view, cards, queue, thread, compared].map((answer) => JSON.stringify(answer))) {
    expect(text).not.toContain(words)
    expect(text).not.toContain('"number":"17"')
    expect(text).not.toContain('"corrected"')
  }
  expect(cards.now.appraised).toBeUndefined()
  expect(queue.rows).toMatchObject([{ node: leaf.code, pass: 'blind', state: 'undecided', version: 0 }])
  const pushed = { ...place, pass: 'first', version: 1, basis: view.basis!, decision: 'accepted' } as const
  expect(await refusal(second.call(appraisal.decideFinding, pushed))).toEqual({
    code: 'not-the-first-appraiser',
    details: undefined,
  })
  expect(await refusal(first.call(appraisal.decideFinding, { ...pushed, pass: 'blind' }))).toMatchObject({
    code: 'first-appraiser',
  })

  // Its correction counts nowhere; the first does.
  await decide(second, place, ACCEPT)
  const both = await seen(second, place)
  expect(both.findings.map(({ pass, decision }) => [pass, decision])).toEqual([
    ['first', 'corrected'],
    ['blind', 'accepted'],
  ])
  expect(both.values.find((one) => one.item === item)!.corrected).toMatchObject({ number: '17' })
  expect(both.whyNot).toBe('blind-look-done')

  // They differ: the criterion is undecided.
  const pending = await agency.call(appraisal.listAppraisalQueue, { submission, node: leaf.code })
  expect(pending.rows).toMatchObject([{ pass: 'settling', state: 'undecided' }])
  await decide(agency, place, { ...correct(unit, item, '20'), reason: 'Đã đối chiếu tại đơn vị.' })
  const settled = await agency.call(appraisal.listAppraisalQueue, { submission, node: leaf.code })
  expect(settled.rows).toMatchObject([{ pass: 'settling', state: 'decided' }])
  const last = await seen(agency, place)
  expect(last.values.find((one) => one.item === item)!.corrected).toMatchObject({ number: '20' })
  expect(last.findings.map(({ pass }) => pass)).toEqual(['first', 'blind', 'settling'])
})

test('a release waits for the second look, and for what the two differ in', async () => {
  const { version } = await agency.call(submissions.showSubmission, { submission })
  const refused = await refusal(agency.call(submissions.releaseFindings, { submission, version }))
  expect(refused).toMatchObject({ code: 'criteria-undecided' })
})
