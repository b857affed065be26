import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { forms } from '#contract/forms.ts'
import { organisations } from '#contract/organisations.ts'
import { rollUps } from '#contract/roll-ups.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { entered } from '#test/support/bearers.ts'
import type { RoundPlan } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { saveNumber } from '#test/support/round.ts'
import {
  give,
  openedNow,
  plannedBy,
  sealedCards,
  seenBy,
  supportWith,
  totals,
  untilAfter,
  type RunningRound,
} from '#test/support/whole-round.ts'

// Plan 327/KH-UBND of 2021: "Chậm nhất ngày 30/12 hằng năm, các đơn vị, địa phương phải … cung cấp đầy đủ số liệu".
// Every letter is a number of the whole province; what the districts count is added up.
const PERIOD = '2024'
const EDITION = 'vinh-phuc-327'
const PLAN: RoundPlan = {
  title: 'Số liệu Kế hoạch 327 năm 2024',
  edition: EDITION,
  period: PERIOD,
  groups: ['so-ban-nganh', 'huyen'],
  evidenceRequired: true,
  calendar: { template: 'yearly' },
}
const ENTRY_SECONDS = 12

// PL1.13: a, firms of information technology, telecommunications and digital technology; b, all firms.
const ICT_FIRMS = 'so-doanh-nghiep-cntt-vien-thong-cong-nghe-so'
const FIRMS = 'so-doanh-nghiep-tren-dia-ban-tinh'
/** Firms of both kinds, district by district. */
const COUNTED: Readonly<Record<string, readonly [firms: string, ict: string]>> = {
  'thanh-pho-minh-giang': ['4120', '97'],
  'thi-xa-phuc-an': ['1033', '21'],
  'thi-xa-hai-lam': ['808', '14'],
  'huyen-tan-khe': ['512', '6'],
  'huyen-vinh-lac': ['377', '0'],
  'huyen-huong-giang': ['290', '3'],
  'huyen-son-binh': ['145', '1'],
  'huyen-dai-phong': ['266', '2'],
  'huyen-truong-an': ['449', '5'],
}
// 4120 + 1033 + 808 + 512 + 377 + 290 + 145 + 266 + 449, and 97 + 21 + 14 + 6 + 0 + 3 + 1 + 2 + 5.
const SUMS = { [FIRMS]: '8000', [ICT_FIRMS]: '149' }
const OWN_OFFICERS = ['thanh-pho-minh-giang', 'huyen-tan-khe', 'thi-xa-phuc-an']
const DECISION = { decisionNumber: '55/QĐ-UBND', decisionDate: '2025-01-20', decidedBy: 'Chủ tịch UBND tỉnh' }

let province: Province
let agency: Caller
let council: Caller
let cityHead: Caller
let own: Caller
let head: Caller
let whole: string
let city: string
let draft: string
let round: RunningRound

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  council = await province.as('thu-ky-hoi-dong')
  cityHead = await province.as('tt.thanh-pho-minh-giang')
  whole = province.organisation('tinh-minh-hoa')
  city = province.organisation('thanh-pho-minh-giang')
  own = await accountOf('unit-officer')
  head = await accountOf('unit-head')
  // The province is a member too, and ranked with nobody.
  const group = { organisation: whole, from: '2024-01-01', group: 'so-ban-nganh', isRanked: false, seen: null }
  await agency.call(organisations.setGroup, group)
})
afterAll(() => province.close())

async function accountOf(role: string): Promise<Caller> {
  const grants = [{ role, organisation_id: whole }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

const rolled = async (item: string) => {
  const key = { organisation: whole, edition: EDITION, period: PERIOD, group: 'huyen' }
  const { rows } = await own.call(rollUps.showRollUp, key)
  return rows.find((row) => row.item === item)!
}

describe('Vĩnh Phúc’s plan 327, yearly data with the province’s roll-up', () => {
  test('“chậm nhất ngày 30/12 hằng năm” ends at 23:59:59 in Vietnam', async () => {
    const planned = await plannedBy(agency, PLAN)
    draft = planned.round
    expect(planned.entryUntil).toBe('2024-12-30T16:59:59.000Z')
  })

  test('districts enter their numbers, some through the standing agency; until the last one there is no sum', async () => {
    const whyNot: (string | undefined)[] = []
    for (const [slug, [firms, ict]] of Object.entries(COUNTED)) {
      whyNot.push((await rolled(FIRMS)).whyNot)
      const caller = OWN_OFFICERS.includes(slug) ? await province.as(`cb.${slug}`) : agency
      await give(caller, province.organisation(slug), PERIOD, { [FIRMS]: firms, [ICT_FIRMS]: ict })
    }
    expect(whyNot).toEqual(Object.keys(COUNTED).map(() => 'members-missing'))
    expect(await rolled(FIRMS)).toMatchObject({ sum: SUMS[FIRMS], isSum: false })
  })

  test('the province’s numbers are prefilled with the sums, and the districts are listed', async () => {
    const key = { organisation: whole, edition: EDITION, period: PERIOD, group: 'huyen' }
    const { written } = await own.call(rollUps.rollUp, key)
    expect(Object.fromEntries(written.map(({ item, sum }) => [item, sum]))).toEqual(SUMS)
    const form = await own.call(forms.showForm, { organisation: whole, edition: EDITION, period: PERIOD })
    const filled = form.rows.filter(({ value }) => value).map(({ item, value }) => [item, value!.content])
    expect(Object.fromEntries(filled)).toMatchObject({ [FIRMS]: { number: '8000' }, [ICT_FIRMS]: { number: '149' } })
    expect(filled).toHaveLength(2)
    const { isSum, value, members } = await rolled(FIRMS)
    expect({ isSum, source: value!.source, onBehalf: value!.onBehalf }).toEqual({
      isSum: true,
      source: 'rolled-up',
      onBehalf: false,
    })
    const listed = Object.fromEntries(members.map(({ organisation: { id }, number }) => [id, number]))
    const expected = Object.entries(COUNTED).map(([slug, [firms]]) => [province.organisation(slug), firms])
    expect(listed).toEqual(Object.fromEntries(expected))
  })

  test('the province’s head submits them with evidence: the sums are pinned', async () => {
    round = await openedNow(agency, draft, PLAN, ENTRY_SECONDS)
    expect((await agency.call(rounds.showRound, { round: round.id })).submissions).toHaveLength(30)
    const submission = round.submissionOf(whole)
    // The number of all firms stands below the line in PL1.13, PL1.14, PL1.19, PL19.1 and PL22.8.
    expect(await refusal(head.call(submissions.submitSubmission, await seenBy(head, submission)))).toMatchObject({
      code: 'evidence-missing',
      details: { count: '5' },
    })
    await supportWith(own, whole, PERIOD, [FIRMS])
    const receipt = await head.call(submissions.submitSubmission, await seenBy(head, submission))
    expect(receipt).toMatchObject({ form: 'head', values: 2, edition: EDITION, period: PERIOD })
  })

  test('a district that is asked for nothing of its own submits too', async () => {
    const receipt = await cityHead.call(submissions.submitSubmission, await seenBy(cityHead, round.submissionOf(city)))
    expect(receipt).toMatchObject({ form: 'head', values: 0 })
  })

  test('after the end of entry the province’s numbers are fixed for everybody', async () => {
    await round.entryOver()
    const { version } = await agency.call(rounds.showRound, { round: round.id })
    expect(await agency.call(rounds.fixCommonValues, { round: round.id, version })).toMatchObject({ values: 2 })
  })

  test('nothing is scored, so nothing is left to decide; the province explains what it is asked about', async () => {
    const move = async (name: 'beginAppraisal' | 'releaseFindings' | 'beginSecondAppraisal' | 'sendToCouncil') =>
      (await agency.call(submissions.moveSubmissions, { round: round.id, move: name })).moved
    expect([await move('beginAppraisal'), await move('releaseFindings')]).toEqual([2, 2])
    const until = `${new Date(Date.now() + 4000).toISOString().slice(0, 19)}Z`
    const asked = { submission: round.submissionOf(whole), nodes: ['PL1.13'] }
    await agency.call(appraisal.openExplanation, { ...asked, reason: 'Nêu nguồn số doanh nghiệp.', until })
    await own.call(appraisal.sayExplanation, {
      submission: asked.submission,
      node: 'PL1.13',
      words: 'Cộng từ báo cáo của chín huyện, thị xã, thành phố.',
    })
    await untilAfter(Date.parse(until) + 1000)
    expect([await move('beginSecondAppraisal'), await move('sendToCouncil')]).toEqual([2, 2])
  })

  test('the council approves: cards without points, and a later change leaves them as they are', async () => {
    expect((await council.call(submissions.approveRound, { round: round.id, ...DECISION })).moved).toBe(2)
    const submission = round.submissionOf(whole)
    const cards = await sealedCards(head, submission)
    expect(totals(cards)).toEqual(['self', 'appraised', 'appraised', 'final'].map((stage) => `${stage} 0.00/0.00 -`))
    await saveNumber(agency, city, FIRMS, '4121', { period: PERIOD, note: 'Đính chính.' })
    const { sum, value, isSum } = await rolled(FIRMS)
    expect({ sum, isSum }).toEqual({ sum: '8001', isSum: false })
    const named = [{ item: FIRMS, version: value!.version, sum: sum! }]
    const key = { organisation: whole, edition: EDITION, period: PERIOD, group: 'huyen', items: named }
    await own.call(rollUps.rollUp, key)
    const { changed } = await head.call(submissions.showSubmission, { submission })
    expect(changed).toMatchObject([{ before: { content: { number: '8000' } }, after: { content: { number: '8001' } } }])
    expect(await sealedCards(head, submission)).toEqual(cards)
  })
})
