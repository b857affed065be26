import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submissionLife } from '#contract/submission-life.ts'
import { submissions } from '#contract/submissions.ts'
import { whyLost } from '#contract/why-lost.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { acceptEverything, explainEverything, openedRound, type OpenedRound } from '#test/support/round.ts'

const MEMBERS = ['so-y-te', 'so-tu-phap', 'so-noi-vu', 'so-tai-chinh', 'so-xay-dung'] as const

let province: Province
let head: Caller
let agency: Caller
let appraiser: Caller
let round: OpenedRound
let submission: string

beforeAll(async () => {
  province = await openProvince()
  head = await province.as('tt.so-y-te')
  agency = await province.as('thuong-truc')
  appraiser = await province.as('tham-dinh-1a')
  await explainEverything(head, province.organisation('so-y-te'))
  round = await openedRound(province, { members: MEMBERS })
  submission = round.of('so-y-te')
})
afterAll(() => province.close())

const refusedAs = async (call: Promise<unknown>): Promise<string | undefined> => (await refusal(call))?.code
const version = async (): Promise<number> => (await head.call(submissions.showSubmission, { submission })).version
const life = async (caller: Caller) => (await caller.call(submissionLife.showSubmissionLife, { submission })).entries
const kinds = async (caller: Caller) => (await life(caller)).map(({ kind }) => kind)
const lost = (caller: Caller) => caller.call(whyLost.showWhyLost, { submission })

test('a receipt’s text has the digest that stands on the receipt, and names its files', async () => {
  await head.call(submissions.submitSubmission, { submission, version: 1 })
  const { digest } = await head.call(submissions.showReceipt, { submission, attempt: 1 })
  const { text, evidence } = await head.call(submissionLife.showReceiptText, { submission, attempt: 1 })
  expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
  expect(JSON.parse(text)).toMatchObject({ submission, attempt: 1, evidence })
  expect(await refusedAs(head.call(submissionLife.showReceiptText, { submission, attempt: 2 }))).toBe('not-found')
})

test('an appraiser has none of the unit’s numbers, and no losses, before the appraisal', async () => {
  expect(await refusedAs(appraiser.call(submissionLife.showReceiptText, { submission, attempt: 1 }))).toBe('not-found')
  expect(await refusedAs(lost(appraiser))).toBe('not-found')
})

test('the life tells who moved it and why, newest first, with receipts that were taken back', async () => {
  await head.call(submissions.recallSubmission, { submission, version: await version() })
  await head.call(submissions.submitSubmission, { submission, version: await version() })
  const reopened = { nodes: ['1.1.1'], reason: 'Nhập nhầm kỳ.', until: '2100-01-01T00:00:00Z' }
  await agency.call(submissions.reopenCriteria, { submission, version: await version(), ...reopened })
  const [opening, second, recall, first] = await life(head)
  expect(opening).toMatchObject({ kind: 'submission.reopened', nodes: ['1.1.1'], reason: 'Nhập nhầm kỳ.' })
  expect(second?.receipt).toMatchObject({ attempt: 2, form: 'head' })
  expect(second?.receipt?.recalledAt).toBeUndefined()
  expect(recall?.kind).toBe('submission.recalled')
  expect(first?.receipt).toMatchObject({ attempt: 1, recalledAt: recall?.at })
  await head.call(submissions.endReopening, { submission, version: await version() })
})

test('the losses and the rounding make up the whole, for a unit without its group', async () => {
  const { total, criteria, rounding, group, stage } = await lost(head)
  const hundredths = (printed: string): number => Math.round(Number(printed) * 100)
  const sum = criteria.reduce((all, one) => all + hundredths(one.lost), 0)
  expect(hundredths(total.max) - sum + hundredths(rounding)).toBe(hundredths(total.points))
  expect(criteria.map((one) => Number(one.lost))).toEqual(
    [...criteria.map((one) => Number(one.lost))].sort((a, b) => b - a),
  )
  expect([stage, group]).toEqual(['self', undefined])
  expect(criteria.every(({ best, median }) => best === undefined && median === undefined)).toBe(true)
})

test('who runs the round sees the group of five beside it', async () => {
  const { criteria, group } = await lost(agency)
  expect(group).toEqual({ members: 5 })
  const compared = criteria.filter(({ best }) => best !== undefined)
  expect(compared.length).toBeGreaterThan(0)
  for (const { node, best, median } of compared) {
    expect(Number(best), node.code).toBeGreaterThanOrEqual(Number(node.points))
    expect(Number(best), node.code).toBeGreaterThanOrEqual(Number(median))
  }
})

test('why the council sends back is told to the unit once it is approved', async () => {
  await round.endEntry(-1)
  const move = async (which: 'beginAppraisal' | 'releaseFindings' | 'beginSecondAppraisal' | 'sendToCouncil') =>
    agency.call(submissions[which], { submission, version: await version() })
  await move('beginAppraisal')
  await acceptEverything(province, submission)
  await move('releaseFindings')
  await move('beginSecondAppraisal')
  await move('sendToCouncil')
  const secretary = await province.as('thu-ky-hoi-dong')
  await secretary.call(submissions.sendBack, { submission, version: await version(), reason: 'Xem lại 2.1.3.' })
  const [told, untold] = [(await life(secretary))[0], (await life(head))[0]]
  expect([told?.reason, untold?.reason, untold?.kind]).toEqual(['Xem lại 2.1.3.', undefined, 'submission.sent-back'])
  expect(await kinds(head)).toEqual(await kinds(agency))
})

test('another unit sees neither', async () => {
  const other = await province.as('cb.so-tu-phap')
  expect(await refusedAs(other.call(submissionLife.showSubmissionLife, { submission }))).toBe('not-permitted')
  expect(await refusedAs(lost(other))).toBe('not-permitted')
})
