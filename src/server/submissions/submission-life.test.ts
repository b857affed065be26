import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { submissions } from '#contract/submissions.ts'
import type { SubmissionView } from '#contract/submission-views.ts'
import { files } from '#test/support/repository.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const ITEM = 'so-nhan-su-chuyen-trach-ve-chuyen-doi-so'

let province: Province
let round: OpenedRound
let head: Caller
let cityHead: Caller
let agency: Caller
let council: Caller

beforeAll(async () => {
  province = await openProvince()
  round = await openedRound(province, { members: [HEALTH, CITY] })
  head = await province.as(`tt.${HEALTH}`)
  cityHead = await province.as(`tt.${CITY}`)
  agency = await province.as('thuong-truc')
  council = await province.as('thu-ky-hoi-dong')
})
afterAll(() => province.close())

const shown = (caller: Caller, slug: string): Promise<SubmissionView> =>
  caller.call(submissions.showSubmission, { submission: round.of(slug) })
const seen = async (slug: string) => ({
  submission: round.of(slug),
  version: (await shown(agency, slug)).version,
})
const whyNot = ({ moves }: SubmissionView, move: string) => moves.find((one) => one.move === move)

describe('two units from draft to approval', () => {
  test('a draft tells what the caller may do, and why not yet', async () => {
    const view = await shown(head, HEALTH)
    expect(view).toMatchObject({ state: 'draft', attempt: 0, changed: [], isCommonFixed: false })
    expect(view.progress!.asked).toBeGreaterThan(view.progress!.given)
    // A unit is not told of moves that are never its own.
    expect(view.moves.map(({ move }) => move)).toEqual([
      'submitSubmission',
      'recallSubmission',
      'endReopening',
      'endExplanation',
    ])
    expect(whyNot(view, 'recallSubmission')!.whyNot).toMatchObject({ code: 'wrong-state', params: { state: 'draft' } })
  })

  test('what needs a note keeps it from being submitted, until the unit says why', async () => {
    // Far more than the year before.
    await saveNumber(head, province.organisation(HEALTH), ITEM, '90000')
    const { progress } = await shown(head, HEALTH)
    const submit = (): Promise<unknown> => seen(HEALTH).then((input) => head.call(submissions.submitSubmission, input))
    expect(progress!.unexplained).toBeGreaterThan(0)
    expect(await refusal(submit())).toMatchObject({
      code: 'notes-missing',
      details: { count: String(progress!.unexplained) },
    })
    await explainEverything(head, province.organisation(HEALTH))
    await explainEverything(cityHead, province.organisation(CITY))
    expect((await shown(head, HEALTH)).progress!.unexplained).toBe(0)
  })

  test('the head submits and is given a receipt; the self card is sealed', async () => {
    const receipt = await head.call(submissions.submitSubmission, await seen(HEALTH))
    expect(receipt).toMatchObject({ attempt: 1, form: 'head', organisation: { name: 'Sở Y tế' }, edition: 'hue-2020' })
    expect(receipt.number).toMatch(/^\d{4}-000001$/)
    const view = await shown(head, HEALTH)
    expect(view).toMatchObject({ state: 'submitted', receipt, changed: [] })
    const { cards } = await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(cards.map(({ stage, total }) => ({ stage, total }))).toEqual([{ stage: 'self', total: view.points }])
  })

  test('a receipt’s number is the next one, whoever submits', async () => {
    const receipt = await cityHead.call(submissions.submitSubmission, await seen(CITY))
    expect(receipt.number).toMatch(/^\d{4}-000002$/)
  })

  test('the appraisal begins when nobody can recall any more', async () => {
    const before = await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
    expect(before).toMatchObject({ moved: 0, left: [{ whyNot: { code: 'entry-not-over' } }, {}] })
    await round.endEntry(-1)
    expect(await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })).toEqual({
      moved: 2,
      left: [],
    })
    expect(await refusal(head.call(submissions.recallSubmission, await seen(HEALTH)))).toMatchObject({
      code: 'wrong-state',
    })
  })

  test('the findings are released when every criterion has one; before, the unit sees no appraised points', async () => {
    expect(await refusal(agency.call(submissions.releaseFindings, await seen(HEALTH)))).toMatchObject({
      code: 'criteria-undecided',
    })
    await acceptEverything(province, round.of(HEALTH))
    const before = await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(before.cards.map(({ stage }) => stage)).toEqual(['self'])
    expect(before.now.appraised).toBeUndefined()
    const watched = await agency.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(watched.now.appraised!.total).toEqual(watched.now.self!.total)
    const released = await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
    expect(released).toMatchObject({ moved: 1, left: [{ organisation: { id: province.organisation(CITY) } }] })
    await acceptEverything(province, round.of(CITY))
    await agency.call(submissions.releaseFindings, await seen(CITY))
    const after = await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(after.cards.map(({ stage }) => stage)).toEqual(['self', 'appraised'])
  })

  test('through the second appraisal to the council and back', async () => {
    for (const move of ['beginSecondAppraisal', 'sendToCouncil'] as const)
      expect(await agency.call(submissions.moveSubmissions, { round: round.id, move })).toMatchObject({ moved: 2 })
    const back = { ...(await seen(HEALTH)), reason: 'Xem lại tiêu chí 2.1.3.' }
    expect(await council.call(submissions.sendBack, back)).toMatchObject({ state: 'second-appraisal' })
    expect(await agency.call(submissions.sendToCouncil, await seen(HEALTH))).toMatchObject({ state: 'council' })
    // What went to the council is shown to the unit when it is approved.
    const { cards } = await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(cards.map(({ stage }) => stage)).toEqual(['self', 'appraised'])
  })

  test('nothing is approved before the common numbers are fixed; then all by one decision', async () => {
    const decision = { decisionNumber: '2510/QĐ-UBND', decisionDate: '2026-10-20', decidedBy: 'Chủ tịch UBND tỉnh' }
    const early = await council.call(submissions.approveRound, { round: round.id, ...decision })
    expect(early).toMatchObject({ moved: 0, left: [{ whyNot: { code: 'common-values-not-fixed' } }, {}] })
    await round.fixCommon([province.organisation('tinh-minh-hoa')])
    expect(await council.call(submissions.approveRound, { round: round.id, ...decision })).toEqual({
      moved: 2,
      left: [],
    })
    for (const slug of [HEALTH, CITY]) expect((await shown(agency, slug)).state).toBe('approved')
    const { cards } = await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })
    expect(cards.map(({ stage, ordinal }) => `${stage} ${ordinal}`)).toEqual([
      'self 1',
      'appraised 1',
      'appraised 2',
      'appraised 3',
      'final 1',
    ])
    const approval = await province.database.db.selectFrom('approval').selectAll().executeTakeFirstOrThrow()
    expect(approval).toMatchObject({ round_id: round.id, decision_number: '2510/QĐ-UBND' })
  })

  test('a value saved after approval changes no sealed card', async () => {
    const sealed = async () => (await head.call(submissions.showScorecards, { submission: round.of(HEALTH) })).cards
    const before = await sealed()
    await saveNumber(head, province.organisation(HEALTH), ITEM, '1', { note: 'Sửa.' })
    expect(await sealed()).toEqual(before)
    expect((await shown(head, HEALTH)).changed).toMatchObject([{ after: { item: ITEM, content: { number: '1' } } }])
  })

  test('a sealed card is what its digest says, and no code changes one', async () => {
    const { rows } = await sql<{ body: string; digest: string }>`
      select body::text as body, encode(hash, 'hex') as digest from scorecard
    `.execute(province.database.db)
    expect(rows.length).toBeGreaterThan(5)
    for (const { body, digest } of rows) expect(createHash('sha256').update(body).digest('hex')).toBe(digest)
    const writers = files('src/**/*.ts').filter(
      ({ path, text }) =>
        !path.endsWith('.test.ts') &&
        /(updateTable|deleteFrom)\('scorecard'\)|(update|delete from) scorecard\b/.test(text),
    )
    expect(writers.map(({ path }) => path)).toEqual([])
  })

  test('every move stands in the submission’s own history, which is unbroken', async () => {
    const rows = await province.database.db
      .selectFrom('event')
      .select(['kind', 'sequence'])
      .where('stream', '=', `submission:${round.of(HEALTH)}`)
      .orderBy('sequence')
      .execute()
    expect(rows.map(({ kind }) => kind)).toEqual([
      'submission.submitted',
      'submission.appraisal-begun',
      'submission.findings-released',
      'submission.second-appraisal-begun',
      'submission.sent-to-council',
      'submission.sent-back',
      'submission.sent-to-council',
      'submission.approved',
    ])
  })
})
