import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { evidence } from '#contract/evidence.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { whyLost } from '#contract/why-lost.ts'
import type { RoundPlan } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound } from '#test/support/round.ts'
import {
  acceptRest,
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

// Plan 222/KH-UBND of 2020, annex 4, over the departments and districts of a province, for a year of which nothing is
// known but what these two units say here: every other criterion is missing and gives 0.
const PERIOD = '2024'
const EDITION = 'hue-2020'
const PLAN: RoundPlan = {
  title: 'Đánh giá chính quyền số năm 2024',
  edition: EDITION,
  period: PERIOD,
  groups: ['so-ban-nganh', 'huyen'],
  evidenceRequired: true,
  calendar: { template: 'yearly' },
}
const ENTRY_SECONDS = 12

const HEALTH: Given = {
  // 1.1.1 "Tham gia mỗi hội thảo, hội nghị được 01 điểm, tối đa 05 điểm"
  'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du': '3',
  // 1.2.1 "Trưởng ban là cấp phó của lãnh đạo đơn vị: được 1/3 điểm tối đa" of 3
  'truong-ban-chi-dao-chinh-quyen-dien-tu': { kind: 'option', option: 'cap-pho' },
  // 1.2.2 "01 điểm/cuộc họp, tối đa 03 điểm"; "1/3 điểm/cuộc họp, tối đa 01 điểm"
  'so-cuoc-hop-chuyen-doi-so-do-chu-tich-ubnd-tinh-chu-tri-da-tham-gia': '2',
  'so-cuoc-hop-chuyen-doi-so-do-pho-chu-tich-ubnd-tinh-chu-tri-da-tham-gia': '1',
  // 2.1.1 "Đã ban hành: Điểm tối đa" of 2
  'da-ban-hanh-ke-hoach-chinh-quyen-so-2021-2025': true,
  // 2.5.1 "Tỷ lệ chi cho CNTT < 01%: điểm = (tỷ lệ/01%) * Điểm tối đa" of 2: half a per cent
  'tong-chi-cho-cntt': '500000000',
  'tong-chi-ngan-sach-nha-nuoc': '100000000000',
  // 3.3.1.1 "Điểm = Tỷ lệ * Điểm tối đa" of 2: 6 of 8
  'so-co-quan-nha-nuoc-cap-tinh': '8',
  'so-co-quan-nha-nuoc-cap-tinh-co-mang-lan': '6',
}
const HEALTH_POINTS = {
  '1.1.1': '3.00',
  '1.2.1': '1.00',
  '1.2.2': '2.33',
  '2.1.1': '2.00',
  '2.5.1': '1.00',
  '3.3.1.1': '1.50',
}
// 3 + 1 + 7/3 + 2 + 1 + 3/2 = 65/6 of the set's 284.
const HEALTH_TOTAL = '10.83/284.00 0.0381'
// With one seminar less: 59/6.
const HEALTH_APPRAISED = '9.83/284.00 0.0346'

const CITY: Given = {
  // 7 seminars: no more than 5 points.
  'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du': '7',
  // 3 + 1, cut to the 3 of the criterion.
  'so-cuoc-hop-chuyen-doi-so-do-chu-tich-ubnd-tinh-chu-tri-da-tham-gia': '3',
  'so-cuoc-hop-chuyen-doi-so-do-pho-chu-tich-ubnd-tinh-chu-tri-da-tham-gia': '3',
  // "Chưa ban hành: 0 điểm"
  'da-ban-hanh-ke-hoach-chinh-quyen-so-2021-2025': false,
  // 3.1.2 of 2: 10 computers for 12 officers of the district.
  'so-may-tinh-de-ban-cua-cqnn-cap-huyen': '10',
  'so-cbcc-cap-huyen': '12',
}
const CITY_POINTS = { '1.1.1': '5.00', '1.2.2': '3.00', '2.1.1': '0.00', '3.1.2': '1.67' }
// 5 + 3 + 5/3 = 29/3.
const CITY_TOTAL = '9.67/284.00 0.0340'

const PAPER = { number: '81/BC-UBND', date: '2024-12-20', signer: 'Trần Văn Bình' }
const DECISION = { decisionNumber: '3012/QĐ-UBND', decisionDate: '2025-02-10', decidedBy: 'Chủ tịch UBND tỉnh' }
const SEMINARS = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'

let province: Province
let agency: Caller
let officer: Caller
let head: Caller
let cityOfficer: Caller
let council: Caller
let health: string
let city: string
let draft: Awaited<ReturnType<typeof plannedBy>>
let round: RunningRound
const appraisers = new Map<string, Caller>()

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  officer = await province.as('cb.so-y-te')
  head = await province.as('tt.so-y-te')
  cityOfficer = await province.as('cb.thanh-pho-minh-giang')
  council = await province.as('thu-ky-hoi-dong')
  for (const component of ['1', '2', '3', '4', '5', '6', '7'])
    for (const one of ['a', 'b']) appraisers.set(component + one, await province.as(`tham-dinh-${component}${one}`))
  health = province.organisation('so-y-te')
  city = province.organisation('thanh-pho-minh-giang')
})
afterAll(() => province.close())

const first = (node: string): Caller => appraisers.get(`${node[0]}a`)!
const other = (node: string): Caller => appraisers.get(`${node[0]}b`)!
const ofHealth = (): string => round.submissionOf(health)
const ofCity = (): string => round.submissionOf(city)

describe('Huế 2020, over departments and districts, for a year', () => {
  test('“chậm nhất ngày 30/12” ends at 23:59:59 in Vietnam', async () => {
    draft = await plannedBy(agency, PLAN)
    expect(draft.entryUntil).toBe('2024-12-30T16:59:59.000Z')
  })

  test('units enter their numbers with evidence', async () => {
    await give(officer, health, PERIOD, HEALTH)
    await give(cityOfficer, city, PERIOD, CITY)
    await supportWith(cityOfficer, city, PERIOD, Object.keys(CITY))
    const { links, missing } = await cityOfficer.call(evidence.showPeriodEvidence, {
      organisation: city,
      period: PERIOD,
      edition: EDITION,
    })
    expect([links.length, missing]).toEqual([Object.keys(CITY).length, []])
  })

  test('the round opens for 20 departments and 9 districts, and the head submits once nothing lacks its evidence', async () => {
    round = await openedNow(agency, draft.round, PLAN, ENTRY_SECONDS)
    expect((await agency.call(rounds.showRound, { round: round.id })).submissions).toHaveLength(29)
    expect(await refusal(head.call(submissions.submitSubmission, await seenBy(head, ofHealth())))).toMatchObject({
      code: 'evidence-missing',
      // The six that score, and 2.5.2 and 3.3.4.1, which read one of their numbers.
      details: { count: '8' },
    })
    await supportWith(officer, health, PERIOD, Object.keys(HEALTH))
    const receipt = await head.call(submissions.submitSubmission, await seenBy(head, ofHealth()))
    expect(receipt).toMatchObject({
      form: 'head',
      values: Object.keys(HEALTH).length,
      edition: EDITION,
      period: PERIOD,
    })
  })

  test('an officer submits with the paper that the head signed', async () => {
    const sent = { ...(await seenBy(cityOfficer, ofCity())), document: PAPER }
    const receipt = await cityOfficer.call(submissions.submitSubmission, sent)
    expect(receipt).toMatchObject({ form: 'document', document: PAPER, values: Object.keys(CITY).length })
    expect(await cityOfficer.call(submissions.showReceipt, { submission: ofCity(), attempt: 1 })).toEqual(receipt)
  })

  test('the self cards have the points that the rules give', async () => {
    const [own] = await sealedCards(head, ofHealth())
    expect(pointsOf(own!, Object.keys(HEALTH_POINTS))).toEqual(HEALTH_POINTS)
    expect(totals([own!])).toEqual([`self ${HEALTH_TOTAL}`])
    const [of] = await sealedCards(cityOfficer, ofCity())
    expect(pointsOf(of!, Object.keys(CITY_POINTS))).toEqual(CITY_POINTS)
    expect(totals([of!])).toEqual([`self ${CITY_TOTAL}`])
  })

  test('after the end of entry nobody submits or recalls; common numbers are fixed, the appraisal begins', async () => {
    await round.entryOver()
    expect(await refusal(head.call(submissions.recallSubmission, await seenBy(head, ofHealth())))).toMatchObject({
      code: 'deadline-over',
    })
    await agency.call(rounds.fixCommonValues, { round: round.id, version: 3 })
    const begun = await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
    expect([begun.moved, begun.left.length]).toEqual([2, 27])
  })

  test('the appraisers decide every criterion, one of them otherwise than the unit', async () => {
    await decide(first('1.1.1'), ofHealth(), '1.1.1', {
      pass: 'first',
      decision: 'corrected',
      reasonCode: 'evidence-does-not-show',
      corrections: [
        { subject: health, item: SEMINARS, period: PERIOD, content: { kind: 'number', number: '2', typed: '2' } },
      ],
    })
    expect(await refusal(agency.call(submissions.releaseFindings, await seenBy(agency, ofHealth())))).toMatchObject({
      code: 'criteria-undecided',
    })
    await acceptRest(province, EDITION, ofHealth(), first, ['1.1.1'])
    await acceptRest(province, EDITION, ofCity(), first)
    const released = await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
    expect(released.moved).toBe(2)
    const cards = await sealedCards(head, ofHealth())
    expect(totals(cards)).toEqual([`self ${HEALTH_TOTAL}`, `appraised ${HEALTH_APPRAISED}`])
    expect(pointsOf(cards[1]!, ['1.1.1'])).toEqual({ '1.1.1': '2.00' })
    expect(totals(await sealedCards(cityOfficer, ofCity()))).toEqual([`self ${CITY_TOTAL}`, `appraised ${CITY_TOTAL}`])
  })

  test('the unit explains what it lost, with new evidence, and is believed at the second look', async () => {
    const draftOf = await head.call(appraisal.showExplanationDraft, { submission: ofHealth() })
    expect(draftOf.criteria.find(({ code }) => code === '1.1.1')).toMatchObject({ points: '2.00', lost: '3.00' })
    const until = `${new Date(Date.now() + 6000).toISOString().slice(0, 19)}Z`
    const opening = { submission: ofHealth(), nodes: ['1.1.1'], reason: 'Đơn vị có thêm minh chứng.', until }
    expect((await agency.call(appraisal.openExplanation, opening)).opened).toEqual(['1.1.1'])
    const words = 'Hội nghị ngày 12/5/2024 có tên Sở Y tế trong danh sách tham dự kèm theo.'
    await officer.call(appraisal.sayExplanation, { submission: ofHealth(), node: '1.1.1', words })
    await supportWith(officer, health, PERIOD, [SEMINARS])
    const early = await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginSecondAppraisal' })
    expect(early).toMatchObject({
      moved: 1,
      left: expect.arrayContaining([expect.objectContaining({ submission: ofHealth() })]),
    })
    await untilAfter(Date.parse(until) + 1000)
    await agency.call(submissions.beginSecondAppraisal, await seenBy(agency, ofHealth()))
    await decide(other('1.1.1'), ofHealth(), '1.1.1', { pass: 'second', decision: 'accepted' })
    const { texts } = await head.call(appraisal.showExplanation, { submission: ofHealth(), node: '1.1.1' })
    expect(texts).toMatchObject([{ side: 'unit', words }])
  })

  test('the council approves by one decision: the sealed totals are the published figures', async () => {
    expect((await agency.call(submissions.moveSubmissions, { round: round.id, move: 'sendToCouncil' })).moved).toBe(2)
    expect((await council.call(submissions.approveRound, { round: round.id, ...DECISION })).moved).toBe(2)
    const final = (await sealedCards(head, ofHealth())).at(-1)!
    expect(totals([final])).toEqual([`final ${HEALTH_TOTAL}`])
    expect(final.total.exact).toEqual({ points: '65/6', max: '284' })
    expect(totals((await sealedCards(cityOfficer, ofCity())).slice(-1))).toEqual([`final ${CITY_TOTAL}`])
    expect((await agency.call(submissions.showSubmission, { submission: ofHealth() })).state).toBe('approved')
  })

  test('the round is closed although 27 units did not submit, with the reason', async () => {
    const { version } = await agency.call(rounds.showRound, { round: round.id })
    expect(await refusal(agency.call(rounds.closeRound, { round: round.id, version }))).toMatchObject({
      code: 'round-not-changed',
    })
    const reason = 'Các đơn vị còn lại không nộp hồ sơ.'
    await agency.call(rounds.closeRound, { round: round.id, version, reason })
    expect((await agency.call(rounds.showRound, { round: round.id })).state).toBe('closed')
  })

  test('a year later, beside what the unit loses stands what was approved', async () => {
    const later = await openedRound(province, { members: ['so-y-te'], period: '2025' })
    const submission = later.of('so-y-te')
    const { before, criteria } = await head.call(whyLost.showWhyLost, { submission })
    expect(before).toEqual({ period: PERIOD, isStated: false, points: '10.83', index: '0.0381' })
    expect(criteria.find(({ node }) => node.code === '1.2.2')).toMatchObject({ before: HEALTH_POINTS['1.2.2'] })
  })
})
