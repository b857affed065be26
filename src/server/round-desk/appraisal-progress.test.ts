import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { desk, type AppraisalProgress, type ProgressCounts } from '#contract/round-desk.ts'
import { sessions } from '#contract/sessions.ts'
import { submissions } from '#contract/submissions.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import { acceptEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'
import { ACCEPT, correct, decide, ratioLeaves, roundUnderAppraisal } from '#test/support/appraisal.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'

const [HEALTH, TAN_KHE] = ['so-y-te', 'huyen-tan-khe'] as const
const MEMBERS = [HEALTH, TAN_KHE]
const MAIN = [1, 2, 3, 4, 5, 6, 7]
const APPRAISERS = MAIN.flatMap((node) => [`tham-dinh-${node}a`, `tham-dinh-${node}b`])
const COUNTS = ['asked', 'decided', 'open', 'toReview', 'toSettle', 'awaiting'] as const

let province: Province
let agency: Caller
let round: OpenedRound
let leaf: OutlineNode
let item: string

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  leaf = ratioLeaves(province)[0]!
  item = leaf.leaf!.letters[0]!.item.id
  const head = await province.as(`tt.${HEALTH}`)
  await saveNumber(head, province.organisation(HEALTH), item, '24', { note: 'Rà soát.' })
  round = await roundUnderAppraisal(province, { members: MEMBERS, secondShare: '1' })
})
afterAll(() => province.close())

const shown = (): Promise<AppraisalProgress> => agency.call(desk.showAppraisalProgress, { round: round.id })
const charged = (half: 'a' | 'b'): Promise<Caller> => province.as(`tham-dinh-${leaf.code[0]}${half}`)
const countsOf = (of: ProgressCounts): ProgressCounts =>
  Object.fromEntries(COUNTS.map((name) => [name, of[name]])) as ProgressCounts

function sum(all: readonly ProgressCounts[]): ProgressCounts {
  const total = (name: (typeof COUNTS)[number]): number => all.reduce((so, one) => so + one[name], 0)
  return Object.fromEntries(COUNTS.map((name) => [name, total(name)])) as ProgressCounts
}

/** What every part of the answer has to hold, whatever was decided. */
async function expectWhole(): Promise<AppraisalProgress> {
  const progress = await shown()
  const { all, parts, criteria, units } = progress
  for (const some of [parts, criteria, units]) expect(sum(some)).toEqual(countsOf(all))
  const { rows } = await agency.call(desk.showDesk, { round: round.id })
  for (const unit of units) {
    expect(rows.find(({ submission }) => submission === unit.submission)!.progress).toEqual(countsOf(unit))
    // The same that keeps the submission from going on.
    const { moves } = await agency.call(submissions.showSubmission, { submission: unit.submission })
    const whyNot = moves.find(({ move }) => move === 'releaseFindings')?.whyNot
    if (unit.state === 'appraisal' && whyNot?.code === 'criteria-undecided')
      expect(whyNot.params).toMatchObject({ count: String(unit.asked - unit.decided) })
  }
  for (const userName of APPRAISERS) {
    const own = await province.as(userName)
    const { counts } = await own.call(appraisal.listAppraisalQueue, { round: round.id })
    const { session } = await own.call(sessions.showSession, {})
    const row = progress.appraisers.find((one) => one.account === session!.account.id)
    expect([userName, row?.open, row?.decided, row?.toReview]).toEqual([
      userName,
      counts.undecided,
      counts.decided,
      counts.toReview,
    ])
  }
  return progress
}

test('at its beginning all is open; everybody has what their queue has', async () => {
  const { submissions: judged, passed, all, criteria } = await expectWhole()
  expect([judged, passed]).toEqual([2, 0])
  expect(all).toEqual({ ...all, decided: 0, open: all.asked, toReview: 0, toSettle: 0, awaiting: 0 })
  expect(criteria.some(({ isNobodys }) => isNobodys)).toBe(false)
})

test('one look of two is not enough; two that differ wait for the agency; settled is decided', async () => {
  const place = { submission: round.of(HEALTH), node: leaf.code }
  const here = async (): Promise<ProgressCounts> =>
    countsOf((await expectWhole()).criteria.find(({ code }) => code === leaf.code)!)
  const none = await here()
  await decide(await charged('a'), place, {
    ...correct(province.organisation(HEALTH), item, '17'),
    reason: 'Sổ theo dõi chỉ ghi mười bảy.',
  })
  expect(await here()).toEqual(none)
  await decide(await charged('b'), place, ACCEPT)
  expect(await here()).toEqual({ ...none, open: none.open - 1, toSettle: 1 })
  await decide(agency, place, ACCEPT)
  expect(await here()).toEqual({ ...none, open: none.open - 1, decided: 1 })
})

test('what nobody is charged with is named', async () => {
  const { db } = province.database
  const part = leaf.code[0]!
  await db.deleteFrom('role_grant').where('role', '=', 'appraiser').where('node_code', '=', part).execute()
  const { criteria } = await shown()
  const nobodys = criteria.flatMap(({ code, isNobodys }) => (isNobodys ? code : []))
  expect(nobodys).toEqual(criteria.map(({ code }) => code).filter((code) => code.startsWith(`${part}.`)))
})

test('released, a unit explains: what is open to it is awaited, by criterion and by unit, until its time is over', async () => {
  const other = await openedRound(province, { members: [HEALTH] })
  const submission = other.of(HEALTH)
  const { db } = province.database
  await other.endEntry(-24 * 6)
  await db.updateTable('submission').set({ state: 'explanation', attempt: 1 }).where('id', '=', submission).execute()
  await acceptEverything(province, submission)
  const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
  const wish = { submission, nodes: [leaf.code], reason: 'Đơn vị có thêm minh chứng.', until }
  await agency.call(appraisal.openExplanation, wish)
  const progress = () => agency.call(desk.showAppraisalProgress, { round: other.id })
  const { all, criteria, units } = await progress()
  expect([all.decided, all.awaiting]).toEqual([all.asked, 1])
  expect(criteria.flatMap(({ code, awaiting }) => (awaiting > 0 ? code : []))).toEqual([leaf.code])
  expect(units).toMatchObject([{ submission, state: 'explanation', awaiting: 1 }])
  await db
    .updateTable('opening')
    .set({ until: new Date(Date.now() - 1000) })
    .where('submission_id', '=', submission)
    .execute()
  expect((await progress()).all.awaiting).toBe(0)
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', submission).execute()
  expect(await progress()).toMatchObject({ submissions: 0, passed: 1, all: { asked: 0 }, units: [] })
})
