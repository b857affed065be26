import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { evidence } from '#contract/evidence.ts'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import * as exact from '#domain/exact.ts'
import { acceptEverything, saveNumber } from '#test/support/round.ts'
import { ACCEPT, correct, decide, ratioLeaves, roundUnderAppraisal, seen } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'

let province: Province
let unit: string
let submission: string
/** One that the appraiser refused, and one that the unit has in full. */
let lost: OutlineNode
let full: OutlineNode
let head: Caller
let agency: Caller
let appraiser: Caller

beforeAll(async () => {
  province = await openProvince()
  unit = province.organisation(HEALTH)
  head = await province.as(`tt.${HEALTH}`)
  agency = await province.as('thuong-truc')
  ;[lost, full] = ratioLeaves(province).filter((leaf) =>
    leaf.leaf!.letters.every(({ item }) => readBy(item.id) === 1),
  ) as [OutlineNode, OutlineNode]
  for (const { item } of [...lost.leaf!.letters, ...full.leaf!.letters])
    await saveNumber(head, unit, item.id, '40', { note: 'Rà soát.' })
  const round = await roundUnderAppraisal(province, { members: [HEALTH] })
  submission = round.of(HEALTH)
  const grants = [lost, full].map(({ code }) => ({ role: 'appraiser', edition_id: 'hue-2020', node_code: code }))
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  appraiser = province.with(cookie)
})
afterAll(() => province.close())

const place = ({ code }: OutlineNode) => ({ submission, node: code })
const version = async () => (await agency.call(submissions.showSubmission, { submission })).version
const readBy = (item: string): number =>
  province.content.outlines
    .get('hue-2020')!
    .leaves.filter(({ leaf }) => leaf!.letters.some((letter) => letter.item.id === item)).length
const REASON = 'Không có quyết định phê duyệt.'

describe('a refused criterion', () => {
  test('has no points and keeps its maximum and its number (method §15.3)', async () => {
    const before = (await agency.call(submissions.showScorecards, { submission })).now.appraised!
    await decide(appraiser, place(lost), { decision: 'refused', reasonCode: 'no-evidence', reason: REASON })
    await decide(appraiser, place(full), ACCEPT)
    const after = (await agency.call(submissions.showScorecards, { submission })).now.appraised!
    const [was, is] = [before, after].map(({ nodes }) => nodes.find(({ code }) => code === lost.code)!)
    // 40 of 40: the whole maximum, which is what it loses.
    expect(was!.exact.points).toBe(exact.toFraction(lost.leaf!.max))
    expect(is).toMatchObject({ status: 'scored', points: '0.00', loss: 'refused', max: was!.max })
    const difference = exact.subtract(
      exact.exactFromText(before.total.exact.points),
      exact.exactFromText(after.total.exact.points),
    )
    expect(difference).toEqual(lost.leaf!.max)
    expect(after.total.max).toBe(before.total.max)
    const { values } = await seen(appraiser, place(lost))
    expect(values.every(({ corrected, pinned }) => corrected === undefined && pinned !== undefined)).toBe(true)
  })
})

describe('an explanation (method §15.8)', () => {
  test('begins with the release, of what lost points, and only of what is open', async () => {
    const open = { submission, nodes: [lost.code], reason: 'Đơn vị có quyết định.' }
    expect(await refusal(head.call(appraisal.openExplanation, open))).toMatchObject({ code: 'wrong-state' })
    await acceptEverything(province, submission)
    await agency.call(submissions.releaseFindings, { submission, version: await version() })
    const words = 'Quyết định số 57/QĐ-SYT.\nGửi kèm minh chứng.'
    const say = () => head.call(appraisal.sayExplanation, { ...place(lost), words })
    expect(await refusal(say())).toMatchObject({ code: 'criterion-not-open' })
    const whole = { ...open, nodes: [full.code] }
    expect(await refusal(head.call(appraisal.openExplanation, whole))).toMatchObject({ code: 'nothing-lost' })
    expect(await head.call(appraisal.openExplanation, open)).toMatchObject({ opened: [lost.code] })
    expect(await head.call(appraisal.openExplanation, open)).toMatchObject({ opened: [] })
    expect(await say()).toMatchObject({ side: 'unit', words })
    const other = head.call(appraisal.sayExplanation, { ...place(full), words })
    expect(await refusal(other)).toMatchObject({ code: 'criterion-not-open' })
    await appraiser.call(appraisal.sayExplanation, { ...place(lost), words: 'Đã nhận minh chứng.' })
    const { texts, isOpen, findings } = await head.call(appraisal.showExplanation, place(lost))
    expect(isOpen).toBe(true)
    expect(findings).toMatchObject([{ decision: 'refused', reason: REASON }])
    expect(texts.map(({ side, words: said }) => [side, said])).toEqual([
      ['unit', words],
      ['appraiser', 'Đã nhận minh chứng.'],
    ])
  })

  test('takes new evidence only there', async () => {
    const document = { kind: 'document', address: 'https://so-y-te.example/57-qd', number: '57/QĐ-SYT' } as const
    const created = await head.call(evidence.createEvidence, { evidence: uuidv7(), organisation: unit, ...document })
    const link = (leaf: OutlineNode) =>
      head.call(evidence.linkEvidence, {
        evidence: created.evidence,
        subject: unit,
        item: leaf.leaf!.letters[0]!.item.id,
        period: '2022',
      })
    expect(await refusal(link(full))).toMatchObject({ code: 'criterion-not-open' })
    expect(await link(lost)).toMatchObject({ period: '2022' })
    const { evidence: shown } = await seen(appraiser, place(lost))
    expect(shown).toMatchObject([{ isLate: true, document: { number: '57/QĐ-SYT' } }])
  })

  test('is drafted from what was lost, with reason, words and evidence', async () => {
    const draft = await head.call(appraisal.showExplanationDraft, { submission })
    const own = draft.criteria.find(({ code }) => code === lost.code)!
    const max = exact.toDecimal(lost.leaf!.max, 2)
    expect(own).toMatchObject({ max, points: '0.00', lost: max, loss: 'refused', finding: { reason: REASON } })
    expect(own.words).toHaveLength(1)
    expect(own.evidence).toHaveLength(1)
    expect(draft.criteria.map(({ code }) => code)).not.toContain(full.code)
    const sum = draft.criteria.reduce((all, one) => exact.add(all, exact.exactFromDecimal(one.lost)), exact.ZERO)
    const missing = exact.subtract(exact.exactFromDecimal(draft.max), exact.exactFromDecimal(draft.points))
    // Each line is rounded once: half a hundredth a criterion at most.
    const apart = exact.subtract(sum, missing)
    expect(Math.abs(exact.toNumber(apart))).toBeLessThanOrEqual(0.005 * (draft.criteria.length + 2))
  })

  test('is ended by the head before its time, and what was open is locked again', async () => {
    const early = decide(appraiser, place(lost), ACCEPT)
    expect(await refusal(early)).toMatchObject({ code: 'wrong-state' })
    const end = async (who: Caller) => who.call(submissions.endExplanation, { submission, version: await version() })
    const officer = await province.as(`cb.${HEALTH}`)
    expect(await refusal(end(officer))).toMatchObject({ code: 'document-needed' })
    expect(await refusal(end(agency))).toMatchObject({ code: 'not-permitted' })
    const stale = head.call(submissions.endExplanation, { submission, version: 99 })
    expect(await refusal(stale)).toMatchObject({ code: 'stale' })
    const pinned = await head.call(submissions.showReceipt, { submission, attempt: 1 })
    expect(await end(head)).toEqual({ state: 'second-appraisal', version: await version() })
    const say = head.call(appraisal.sayExplanation, { ...place(lost), words: 'Còn một điều nữa.' })
    expect(await refusal(say)).toMatchObject({ code: 'criterion-not-open' })
    const open = head.call(appraisal.openExplanation, { submission, nodes: [lost.code], reason: 'Thêm.' })
    expect(await refusal(open)).toMatchObject({ code: 'wrong-state' })
    const { evidence: id } = await head.call(evidence.createEvidence, {
      evidence: uuidv7(),
      organisation: unit,
      kind: 'document',
      address: 'https://so-y-te.example/58-qd',
    })
    const late = { evidence: id, subject: unit, item: lost.leaf!.letters[0]!.item.id, period: '2022' }
    expect(await refusal(head.call(evidence.linkEvidence, late))).toMatchObject({ code: 'criterion-not-open' })
    expect((await head.call(appraisal.showExplanation, place(lost))).isOpen).toBe(false)
    // What was submitted is what was submitted.
    expect(await head.call(submissions.showReceipt, { submission, attempt: 1 })).toEqual(pinned)
    const { kind, body } = await province.database.db
      .selectFrom('event')
      .select(['kind', 'body'])
      .where('stream', '=', `submission:${submission}`)
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(kind).toBe('explanation.ended')
    expect(body).toMatchObject({ before: 'explanation', after: 'second-appraisal', nodes: [lost.code], form: 'head' })
  })

  test('is answered by a second finding, which the unit sees when it is approved', async () => {
    const { rows } = await appraiser.call(appraisal.listAppraisalQueue, { submission })
    expect(new Map(rows.map(({ node, pass, state }) => [node, `${pass} ${state}`]))).toEqual(
      new Map([
        [full.code, 'second decided'],
        [lost.code, 'second undecided'],
      ]),
    )
    const part = lost.leaf!.letters.find(({ name }) => name === 'a')!.item.id
    await decide(appraiser, place(lost), correct(unit, part, '30'))
    const now = (await agency.call(submissions.showScorecards, { submission })).now.appraised!
    const points = now.nodes.find(({ code }) => code === lost.code)!.exact.points
    expect(points).toBe(exact.toFraction(exact.multiply(exact.fraction(30n, 40n), lost.leaf!.max)))
    const view = await seen(head, place(lost))
    expect(view.findings).toMatchObject([{ pass: 'first', decision: 'refused' }])
    expect(view.appraised).toMatchObject({ points: '0.00' })
    expect(JSON.stringify(view)).not.toContain('"number":"30"')
  })
})
