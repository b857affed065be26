import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { appraisal } from '#contract/appraisal.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import type { RoundPlan } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import {
  decide,
  give,
  openedNow,
  plannedBy,
  pointsOf,
  sealedCards,
  seenBy,
  supportWith,
  totals,
  untilAfter,
  type Given,
  type RunningRound,
} from '#test/support/whole-round.ts'

// Plan 3526/KH-UBND of 2021: "Định kỳ hàng Quý (trước ngày 28 tháng cuối Quý) cập nhật số liệu chấm điểm". The document
// prints a maximum for six parts only, whose points others award; its components carry figures that score nothing.
const PERIOD = '2024-Q3'
const EDITION = 'ben-tre-2021'
const PLAN: RoundPlan = {
  title: 'Cập nhật số liệu quý III năm 2024',
  edition: EDITION,
  period: PERIOD,
  groups: ['so-ban-nganh', 'huyen'],
  evidenceRequired: true,
  calendar: { template: 'quarterly' },
}
const ENTRY_SECONDS = 12

const FIGURES: Given = {
  'so-lieu-thanh-phan-cqs-1-1-theo-qd-1726': '0.8',
  'so-lieu-thanh-phan-cqs-1-2-theo-qd-1726': '0.65',
  'so-lieu-thanh-phan-kts-1-1-theo-qd-1726': '0.35',
}
const FIGURE_NODES = ['CQS.1.1.s', 'CQS.1.2.s', 'KTS.1.1.s']
/** What the assessing bodies awarded. */
const AWARDED = { 'CQS.A': '160', 'CQS.B': '40.5', 'KTS.A': '120.25', 'KTS.B': '30', 'XHS.A': '0', 'XHS.B': '60' }
const DECISION = { decisionNumber: '2210/QĐ-UBND', decisionDate: '2024-10-20', decidedBy: 'Chủ tịch UBND tỉnh' }
const REASON = 'Theo kết quả khảo sát của cơ quan đánh giá.'

let province: Province
let agency: Caller
let officer: Caller
let head: Caller
let council: Caller
let unit: string
let round: RunningRound
let draft: string
const appraisers = new Map<string, Caller>()

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  officer = await province.as('cb.so-y-te')
  head = await province.as('tt.so-y-te')
  council = await province.as('thu-ky-hoi-dong')
  unit = province.organisation('so-y-te')
  await chargeAppraisers()
})
afterAll(() => province.close())

/** The demonstration's appraisers are charged with another set: an administrator charges them with this one’s pillars. */
async function chargeAppraisers(): Promise<void> {
  const administrator = await province.as('quan-tri.minh-hoa')
  for (const [node, name] of [
    ['CQS', 'tham-dinh-1a'],
    ['KTS', 'tham-dinh-2a'],
    ['XHS', 'tham-dinh-3a'],
  ] as const) {
    appraisers.set(node, await province.as(name))
    const found = await administrator.call(accounts.listAccounts, { words: name })
    const { id: account } = found.accounts.find(({ userName }) => userName === name)!
    await administrator.call(accounts.grantRole, { account, role: 'appraiser', edition: EDITION, node })
  }
}

const appraiserOf = (node: string): Caller => appraisers.get(node.split('.')[0]!)!
const own = (): string => round.submissionOf(unit)
const award = (node: string, pass: 'first' | 'second', points: string): Promise<void> =>
  decide(appraiserOf(node), own(), node, { pass, decision: 'points', points, reason: REASON })

describe('Bến Tre 2021, a quarter', () => {
  test.each([
    ['2024-Q1', '2024-03-27T16:59:59.000Z'],
    ['2024-Q2', '2024-06-27T16:59:59.000Z'],
    ['2024-Q3', '2024-09-27T16:59:59.000Z'],
    ['2024-Q4', '2024-12-27T16:59:59.000Z'],
  ])('of %s “trước ngày 28 tháng cuối Quý” ends at 23:59:59 of the 27th in Vietnam', async (period, until) => {
    const planned = await plannedBy(agency, { ...PLAN, period })
    expect(planned.entryUntil).toBe(until)
    if (period === PERIOD) draft = planned.round
  })

  test('every part that is scored has its appraiser', async () => {
    const { warnings } = await agency.call(rounds.showRound, { round: draft })
    expect(warnings.filter(({ code }) => code === 'leaf-without-appraiser')).toEqual([])
  })

  test('a unit enters figures and the head submits them with evidence, although they score nothing', async () => {
    await give(officer, unit, PERIOD, FIGURES)
    round = await openedNow(agency, draft, PLAN, ENTRY_SECONDS)
    expect(await refusal(head.call(submissions.submitSubmission, await seenBy(head, own())))).toMatchObject({
      code: 'evidence-missing',
      details: { count: String(FIGURE_NODES.length) },
    })
    await supportWith(officer, unit, PERIOD, Object.keys(FIGURES))
    const receipt = await head.call(submissions.submitSubmission, await seenBy(head, own()))
    expect(receipt).toMatchObject({ form: 'head', values: FIGURE_NODES.length, edition: EDITION, period: PERIOD })
    expect(receipt.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the self card collects: six parts without points, no figure scored', async () => {
    const [card] = await sealedCards(head, own())
    expect(totals([card!])).toEqual(['self 0.00/1000.00 0.0000'])
    const statusOf = (code: string) => card!.nodes.find((node) => node.code === code)!.status
    expect(FIGURE_NODES.map(statusOf)).toEqual(FIGURE_NODES.map(() => 'unscored'))
    expect(Object.keys(AWARDED).map(statusOf)).toEqual(Object.keys(AWARDED).map(() => 'missing'))
  })

  test('the awarded points are given by hand on the six parts, within their maximum, and nowhere else', async () => {
    await round.entryOver()
    expect((await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })).moved).toBe(1)
    for (const [node, points] of [
      ['CQS.A', '320.01'],
      ['CQS.1.1.s', '1'],
    ] as const)
      expect(await refusal(award(node, 'first', points))).toMatchObject({ code: 'finding-not-decided' })
    for (const [node, points] of Object.entries(AWARDED)) await award(node, 'first', points)
    expect((await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })).moved).toBe(1)
    const card = (await sealedCards(head, own())).at(-1)!
    expect(pointsOf(card, ['CQS', 'KTS', 'XHS'])).toEqual({ CQS: '200.50', KTS: '150.25', XHS: '60.00' })
    // 160 + 40.5 + 120.25 + 30 + 0 + 60; the fifth decimal of the index is a half and goes up.
    expect(totals([card])).toEqual(['appraised 410.75/1000.00 0.4108'])
  })

  test('the unit explains the part without points; the second look awards some', async () => {
    const until = `${new Date(Date.now() + 4000).toISOString().slice(0, 19)}Z`
    const opening = { submission: own(), nodes: ['XHS.A'], reason: 'Chưa tính kết quả khảo sát quý III.', until }
    await agency.call(appraisal.openExplanation, opening)
    await head.call(appraisal.sayExplanation, {
      submission: own(),
      node: 'XHS.A',
      words: 'Kết quả khảo sát gửi kèm công văn số 12.',
    })
    await untilAfter(Date.parse(until) + 1000)
    await agency.call(submissions.beginSecondAppraisal, await seenBy(agency, own()))
    await award('XHS.A', 'second', '100')
    const moved = await agency.call(submissions.sendToCouncil, await seenBy(agency, own()))
    expect(moved.state).toBe('council')
    expect(totals(await sealedCards(agency, own())).at(-1)).toBe('appraised 510.75/1000.00 0.5108')
  })

  test('the council approves: the total is 510.75 of 1000', async () => {
    const approved = await council.call(submissions.approveRound, { round: round.id, ...DECISION })
    expect([approved.moved, approved.left.length]).toEqual([1, 28])
    const final = (await sealedCards(head, own())).at(-1)!
    expect(totals([final])).toEqual(['final 510.75/1000.00 0.5108'])
    expect(final.total.exact).toEqual({ points: '2043/4', max: '1000' })
    const approval = await province.database.db.selectFrom('approval').selectAll().executeTakeFirstOrThrow()
    expect(approval).toMatchObject({ round_id: round.id, decision_number: DECISION.decisionNumber })
  })
})
