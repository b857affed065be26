import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { submissions } from '#contract/submissions.ts'
import { ACCEPT, decide, decisionOn, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { COUNTED, EXPERT_EDITION, EXPERT_ITEMS, EXPERTS, OWN_NUMBER } from '#test/support/expert-edition.ts'
import { withEdition } from '#test/support/loaded-edition.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'

const HEALTH = 'so-y-te'
const REASON = 'Theo phiếu chấm của tổ chuyên gia.'

let province: Province
let round: OpenedRound
let head: Caller
let agency: Caller
let council: Caller
let appraiser: Caller

beforeAll(async () => {
  province = await openProvince({ more: withEdition(EXPERT_EDITION, EXPERT_ITEMS) })
  agency = await province.as('thuong-truc')
  council = await province.as('thu-ky-hoi-dong')
  head = await province.as(`tt.${HEALTH}`)
  const grants = [{ role: 'appraiser', edition_id: EXPERT_EDITION.id, node_code: '1' }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  appraiser = province.with(cookie)
  round = await openedRound(province, { members: [HEALTH], edition: EXPERT_EDITION.id })
  await saveNumber(head, province.organisation(HEALTH), OWN_NUMBER, '8')
  await head.call(submissions.submitSubmission, { submission: round.of(HEALTH), version: 1 })
  await round.endEntry(-1)
  await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
})
afterAll(() => province.close())

const place = (node: string) => ({ submission: round.of(HEALTH), node })
const give = (points: string, reason: string | undefined = REASON, node = EXPERTS) =>
  decide(appraiser, place(node), { decision: 'points', points, reason })

async function faultsOf(decision: Promise<unknown>): Promise<string[]> {
  const { details } = (await refusal(decision))!
  return (details as { faults: { code: string }[] }).faults.map(({ code }) => code)
}

/** The sealed cards: stage, the experts' points, all points. */
async function sealed(caller: Caller): Promise<string[]> {
  const { cards } = await caller.call(submissions.showScorecards, { submission: round.of(HEALTH) })
  return cards.map(({ stage, nodes, total }) => {
    const { points } = nodes.find(({ code }) => code === EXPERTS)!
    return `${stage} ${points} ${total.points}/${total.max}`
  })
}

describe('points that somebody gives by hand (method §15.4), from opening to approval', () => {
  test('lie between 0 and the maximum, with two decimals at most, with a reason, and only there', async () => {
    expect(await faultsOf(give('5.01'))).toEqual(['points-out-of-range'])
    expect(await faultsOf(give('-0.01'))).toEqual(['points-out-of-range'])
    expect(await faultsOf(give('3.755'))).toEqual(['too-many-decimals'])
    expect(await faultsOf(decide(appraiser, place(EXPERTS), { decision: 'points', points: '3.75' }))).toEqual([
      'reason-needed',
    ])
    expect(await faultsOf(decide(appraiser, place(EXPERTS), { decision: 'points', reason: REASON }))).toEqual([
      'points-needed',
    ])
    expect(await faultsOf(give('3', REASON, COUNTED))).toEqual(['not-a-points-criterion'])
    expect((await seen(appraiser, place(EXPERTS))).findings).toEqual([])
  })

  test('show what they would do before they are given, and are what the criterion then has', async () => {
    const view = await seen(appraiser, place(EXPERTS))
    expect(view.criterion.isPointsCriterion).toBe(true)
    expect(view.appraised).toMatchObject({ status: 'missing', points: '0.00', max: '5.00' })
    const wish = decisionOn(place(EXPERTS), view, { decision: 'points', points: '3.75', reason: REASON })
    const preview = await appraiser.call(appraisal.previewFinding, wish)
    expect(preview).toMatchObject({
      effect: '3.75',
      submissions: [{ criteria: [{ code: EXPERTS, before: { points: '0.00' }, after: { points: '3.75' } }] }],
    })
    await appraiser.call(appraisal.decideFinding, wish)
    const after = await seen(appraiser, place(EXPERTS))
    expect(after.appraised).toMatchObject({ status: 'scored', points: '3.75', max: '5.00', loss: 'points-given' })
    expect(after.self).toMatchObject({ status: 'missing', points: '0.00' })
  })

  test('are released to the unit with their reason, and are what it lost points by', async () => {
    await decide(appraiser, place(COUNTED), ACCEPT)
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
    // 8 of 20 are four tenths of ten points; with 3.75 of 5 that is 7.75 of 15.
    expect(await sealed(head)).toEqual(['self 0.00 4.00/15.00', 'appraised 3.75 7.75/15.00'])
    expect((await seen(head, place(EXPERTS))).findings).toMatchObject([
      { decision: 'points', points: '3.75', reason: REASON },
    ])
    const draft = await head.call(appraisal.showExplanationDraft, { submission: round.of(HEALTH) })
    expect(draft.criteria.find(({ code }) => code === EXPERTS)).toMatchObject({
      max: '5.00',
      points: '3.75',
      lost: '1.25',
      loss: 'points-given',
      finding: { decision: 'points', reason: REASON },
    })
  })

  test('can be explained, are given anew after it, and become final', async () => {
    const words = 'Đơn vị gửi thêm biên bản họp của tổ chuyên gia.'
    await head.call(appraisal.openExplanation, {
      submission: round.of(HEALTH),
      nodes: [EXPERTS],
      reason: 'Thiếu một phiếu.',
    })
    await head.call(appraisal.sayExplanation, { ...place(EXPERTS), words })
    // Its time is over.
    await province.database.db
      .updateTable('opening')
      .set({ until: new Date(Date.now() - 60_000) })
      .where('submission_id', '=', round.of(HEALTH))
      .execute()
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginSecondAppraisal' })
    const { texts } = await appraiser.call(appraisal.showExplanation, place(EXPERTS))
    expect(texts).toMatchObject([{ side: 'unit', words }])
    await give('4.5', 'Theo phiếu bổ sung.')
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'sendToCouncil' })
    const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2023-02-01', decidedBy: 'Chủ tịch UBND tỉnh' }
    await council.call(submissions.approveRound, { round: round.id, ...decision })
    expect((await sealed(head)).at(-1)).toBe('final 4.50 8.50/15.00')
    expect((await seen(agency, place(EXPERTS))).findings).toMatchObject([
      { pass: 'first', points: '3.75' },
      { pass: 'second', points: '4.5', reason: 'Theo phiếu bổ sung.' },
    ])
  })
})
