import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { myWork, type UnitWork } from '#contract/my-work.ts'
import { submissions } from '#contract/submissions.ts'
import { values } from '#contract/values.ts'
import { askedItems } from '#domain/edition/asked-items.ts'
import { decide, ratioLeaves } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { acceptEverything, explainEverything, openedRound, saveNumber, type OpenedRound } from '#test/support/round.ts'

const [HEALTH, JUSTICE, CITY] = ['so-y-te', 'so-tu-phap', 'thanh-pho-minh-giang'] as const
// 1.1.1, the first criterion of all, reads this number alone.
const SEMINARS = 'so-hoi-thao-hoi-nghi-tuyen-truyen-chuyen-doi-so-cap-tinh-da-tham-du'
const REASON = 'Không có quyết định phê duyệt.'

let province: Province
let health: string
let officer: Caller
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  health = province.organisation(HEALTH)
  officer = await province.as(`cb.${HEALTH}`)
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

async function workOn(round: OpenedRound, caller: Caller, slug: string = HEALTH): Promise<UnitWork> {
  const { units } = await caller.call(myWork.showMyWork, {})
  return units.find(({ submission }) => submission === round.of(slug))!
}

const withoutRounds = () => province.database.db.updateTable('round').set({ state: 'closed' }).execute()

async function save(caller: Caller, item: string, version = 0): Promise<void> {
  const content = { kind: 'number', number: '3', typed: '3' } as const
  await caller.call(values.saveValue, { subject: health, item, period: '2024', version, content })
}

test('an officer is told what a form lacks, where to go on, and where they left off', async () => {
  const round = await openedRound(province, { members: [HEALTH, JUSTICE], period: '2024' })
  const asked = askedItems(province.content.outlines.get('hue-2020')!, 'department')
  const items = asked.map(({ id }) => id)
  const later = asked.slice(2).find(({ kind }) => kind === 'count')!.id
  const before = await workOn(round, officer)
  expect(before).toMatchObject({ state: 'draft', isBegun: true, organisation: { id: health }, cameBack: [] })
  expect(before.left).toMatchObject({ asked: items.length, given: 0, evidence: 0, notes: 0, next: SEMINARS })
  expect(before.leftOff).toBeUndefined()
  expect(before.due.isOver).toBe(false)

  await save(officer, SEMINARS)
  const head = await province.as(`tt.${HEALTH}`)
  await save(head, later)
  const after = await workOn(round, officer)
  expect(after.left).toMatchObject({ asked: items.length, given: 2, next: items[1] })
  expect(after.left!.criteria).toBeLessThan(before.left!.criteria)
  expect(after.leftOff).toMatchObject({ item: SEMINARS, name: province.content.items.get(SEMINARS)!.name })
  expect((await workOn(round, head)).leftOff).toMatchObject({ item: later })

  // Taken back is not given; that it cannot be provided is an answer.
  const withdrawn = {
    subject: health,
    item: SEMINARS,
    period: '2024',
    version: 1,
    content: { kind: 'withdrawn' } as const,
  }
  await officer.call(values.saveValue, withdrawn)
  expect((await workOn(round, officer)).left).toMatchObject({ given: 1, next: SEMINARS })
  const reason = 'Đơn vị chưa thống kê.'
  await officer.call(values.saveValue, { ...withdrawn, version: 2, content: { kind: 'cannot-provide', reason } })
  expect((await workOn(round, officer)).left).toMatchObject({ given: 2 })

  // What only criteria read that are claimed not to apply is not owed.
  const place = { organisation: health, edition: 'hue-2020', period: '2024', node: '1.1.1' }
  await officer.call(values.claimNotApplicable, { ...place, version: 0, reason: 'Không tổ chức.' })
  expect((await workOn(round, officer)).left).toMatchObject({ asked: items.length - 1, given: 1 })
  expect((await officer.call(myWork.showMyWork, {})).units.map(({ organisation }) => organisation.id)).toEqual([health])
  await withoutRounds()
})

test('copies, notes and evidence that a submission lacks are as many as its own page tells', async () => {
  const round = await openedRound(province, { members: [HEALTH], evidenceRequired: true })
  const { progress } = await officer.call(submissions.showSubmission, { submission: round.of(HEALTH) })
  expect(progress!.unconfirmed).toBeGreaterThan(0)
  expect((await workOn(round, officer)).left).toMatchObject({
    confirmations: progress!.unconfirmed,
    notes: progress!.unexplained,
    evidence: progress!.withoutEvidence.length,
  })
  await withoutRounds()
})

test('an end of its own stands in place of the round’s, and nothing is asked before entry begins', async () => {
  const round = await openedRound(province, { members: [HEALTH] })
  const { db } = province.database
  await round.endEntry(-2)
  expect((await workOn(round, officer)).due.isOver).toBe(true)
  const own = new Date(Date.now() + 72 * 3_600_000)
  await db.updateTable('submission').set({ entry_until: own }).where('id', '=', round.of(HEALTH)).execute()
  expect((await workOn(round, officer)).due).toMatchObject({ until: own.toISOString(), isOver: false })
  await round.endEntry(24)
  await db
    .updateTable('round')
    .set({ entry_from: new Date(Date.now() + 3_600_000) })
    .where('id', '=', round.id)
    .execute()
  const waiting = await workOn(round, officer)
  expect([waiting.isBegun, waiting.left]).toEqual([false, undefined])
  await withoutRounds()
  expect((await officer.call(myWork.showMyWork, {})).units).toEqual([])
})

test('what is reopened is told with its reason, until its time is over', async () => {
  const round = await openedRound(province, { members: [HEALTH] })
  const head = await province.as(`tt.${HEALTH}`)
  await explainEverything(head, health)
  const submission = round.of(HEALTH)
  await head.call(submissions.submitSubmission, { submission, version: 1 })
  const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
  const wish = { submission, version: 2, nodes: ['1.1.1'], reason: 'Nhập nhầm kỳ.', until }
  await agency.call(submissions.reopenCriteria, wish)
  const { cameBack, left } = await workOn(round, officer)
  expect(left).toBeUndefined()
  expect(cameBack).toMatchObject([{ node: '1.1.1', purpose: 'reopened', reason: 'Nhập nhầm kỳ.', item: SEMINARS }])
  const over = { until: new Date(Date.now() - 60_000) }
  await province.database.db.updateTable('opening').set(over).where('submission_id', '=', submission).execute()
  expect((await workOn(round, officer)).cameBack).toEqual([])
  await withoutRounds()
})

test('a finding is told after its release only (method §15.7)', async () => {
  const lost = ratioLeaves(province)[0]!
  const head = await province.as(`tt.${HEALTH}`)
  for (const { item } of lost.leaf!.letters) await saveNumber(head, health, item.id, '40', { note: 'Rà soát.' })
  const round = await openedRound(province, { members: [HEALTH] })
  const submission = round.of(HEALTH)
  await explainEverything(head, health)
  await head.call(submissions.submitSubmission, { submission, version: 1 })
  await round.endEntry(-1)
  await agency.call(submissions.beginAppraisal, { submission, version: 2 })
  const grants = [{ role: 'appraiser', edition_id: 'hue-2020', node_code: lost.code }]
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  const place = { submission, node: lost.code }
  const appraiser = province.with(cookie)
  await decide(appraiser, place, { decision: 'refused', reasonCode: 'no-evidence', reason: REASON })
  for (const caller of [officer, head]) {
    const told = JSON.stringify(await caller.call(myWork.showMyWork, {}))
    expect(told).not.toMatch(/refused|no-evidence|Không có quyết định/)
  }

  await acceptEverything(province, submission)
  const version = async () => (await agency.call(submissions.showSubmission, { submission })).version
  await agency.call(submissions.releaseFindings, { submission, version: await version() })
  expect((await workOn(round, head)).cameBack).toEqual([])
  await head.call(appraisal.openExplanation, { submission, nodes: [lost.code], reason: 'Đơn vị có quyết định.' })
  expect((await workOn(round, officer)).cameBack).toMatchObject([
    {
      node: lost.code,
      purpose: 'explanation',
      finding: { decision: 'refused', reasonCode: 'no-evidence', reason: REASON },
    },
  ])

  // Whatever is found once more is not released yet.
  await province.database.db
    .updateTable('submission')
    .set({ state: 'second-appraisal' })
    .where('id', '=', submission)
    .execute()
  await decide(appraiser, place, { decision: 'refused', reasonCode: 'counted-twice', reason: 'Xem lại lần hai.' })
  expect(JSON.stringify(await officer.call(myWork.showMyWork, {}))).not.toMatch(/counted-twice|lần hai/)
  await withoutRounds()
})

test('a number that a verifier doubts is told with the verifier’s note, while that version stands', async () => {
  const round = await openedRound(province, { members: [HEALTH], period: '2024' })
  const item = 'so-can-bo-chuyen-trach-cntt-cua-don-vi'
  await save(officer, item)
  const { id } = await province.database.db
    .selectFrom('value')
    .select('id')
    .where('subject_id', '=', health)
    .where('item_id', '=', item)
    .where('period', '=', '2024')
    .executeTakeFirstOrThrow()
  const account = await province.database.db.selectFrom('account').select('id').limit(1).executeTakeFirstOrThrow()
  const verdict = { value_id: id, verdict: 'disputed', note: 'Khác sổ theo dõi.', decided_by: account.id }
  await province.database.db
    .insertInto('value_verdict')
    .values({ id: crypto.randomUUID(), ...verdict, decided_at: new Date() })
    .execute()
  expect((await workOn(round, officer)).disputed).toMatchObject([{ item, note: 'Khác sổ theo dõi.' }])
  await save(officer, item, 1)
  expect((await workOn(round, officer)).disputed).toEqual([])
  await withoutRounds()
})

test('three units are asked for in as many queries as one', async () => {
  const members = [HEALTH, JUSTICE, CITY]
  await openedRound(province, { members, evidenceRequired: true, period: '2022' })
  const { db, pool } = province.database
  const caller = async (slugs: readonly string[]): Promise<Caller> => {
    const grants = slugs.map((slug) => ({ role: 'unit-officer', organisation_id: province.organisation(slug) }))
    const { cookie } = await db.transaction().execute((tx) => entered(tx, { grants }))
    return province.with(cookie)
  }
  const [one, three] = [await caller([HEALTH]), await caller(members)]
  const count = countingQueries(pool)
  const asked = async (who: Caller): Promise<[number, number]> => {
    await who.call(myWork.showMyWork, {})
    count()
    const { units } = await who.call(myWork.showMyWork, {})
    return [units.length, count()]
  }
  const [[few, ofOne], [many, ofThree]] = [await asked(one), await asked(three)]
  expect([few, many]).toEqual([1, 3])
  expect(ofThree).toBe(ofOne)
  expect(ofThree).toBeLessThanOrEqual(20)
})

/** How many statements were sent since it was last asked. */
function countingQueries(pool: pg.Pool): () => number {
  let sent = 0
  const heard = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => {
    if (heard.has(client)) return
    heard.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      sent += 1
      return query(...args)
    }) as typeof client.query
  })
  return () => {
    const before = sent
    sent = 0
    return before
  }
}
