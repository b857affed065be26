import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { myWork } from '#contract/my-work.ts'
import { desk, type DeskRow } from '#contract/round-desk.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { calendarAround, openedRound as opened } from '#test/support/planned-round.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

const [HEALTH, TAN_KHE, CITY] = ['so-y-te', 'huyen-tan-khe', 'thanh-pho-minh-giang'] as const
const MEMBERS = [HEALTH, TAN_KHE, CITY]
const HOUR = 3_600_000

let province: Province
let agency: Caller
let round: OpenedRound

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  for (const slug of MEMBERS) for (const office of ['cb', 'tt']) await province.as(`${office}.${slug}`)
  round = await openedRound(province, { members: MEMBERS, evidenceRequired: true })
})
afterAll(() => province.close())

const rows = async (): Promise<DeskRow[]> => (await agency.call(desk.showDesk, { round: round.id })).rows
const rowOf = async (slug: string): Promise<DeskRow> =>
  (await rows()).find(({ submission }) => submission === round.of(slug))!
const at = (from: number): string => `${new Date(Date.now() + from).toISOString().slice(0, 19)}Z`

async function told(): Promise<string[]> {
  const { db } = province.database
  const found = await db
    .deleteFrom('notice')
    .using('account')
    .whereRef('account.id', '=', 'notice.account_id')
    .returning(['account.user_name', 'notice.kind'])
    .execute()
  return found.map(({ user_name, kind }) => `${user_name} ${kind}`).sort()
}

async function events(stream: string, kind: string): Promise<{ body: unknown; by: string | null }[]> {
  const { db } = province.database
  const found = await db
    .selectFrom('event')
    .select(['body', 'by_account as by'])
    .where('stream', '=', stream)
    .where('kind', '=', kind)
    .execute()
  return found
}

test('each unit stands there with what its own people are told that it lacks', async () => {
  const shown = await rows()
  expect(shown).toHaveLength(MEMBERS.length)
  for (const slug of MEMBERS) {
    const { units } = await (await province.as(`cb.${slug}`)).call(myWork.showMyWork, {})
    const own = units.find(({ submission }) => submission === round.of(slug))!
    const row = shown.find(({ submission }) => submission === round.of(slug))!
    const { left } = row
    expect([slug, left!.asked, left!.given, left!.evidence, left!.unconfirmed]).toEqual([
      slug,
      own.left!.asked,
      own.left!.given,
      own.left!.evidence,
      own.left!.confirmations,
    ])
    expect([row.due, row.state, row.organisation]).toEqual([own.due, own.state, own.organisation])
    expect(row.people.map(({ role, isOpened }) => `${role} ${isOpened}`)).toEqual([
      'unit-officer true',
      'unit-head true',
    ])
  }
})

test('the parts are the whole: the points at risk add up, and no more is at risk than there is', async () => {
  const { nodes, rows: shown } = await agency.call(desk.showDesk, { round: round.id })
  const hundredths = (points: string): number => Number(points.replace('.', ''))
  for (const { left } of shown) {
    expect(left!.parts).toHaveLength(nodes.length)
    expect(left!.parts.reduce((sum, { atRisk }) => sum + hundredths(atRisk), 0)).toBe(hundredths(left!.atRisk))
  }
})

describe('a reminder by hand', () => {
  test('reaches the people of the unit once a day, is in the round’s history, and says who was left', async () => {
    await told()
    const ids = [HEALTH, TAN_KHE].map(round.of)
    const both = await Promise.all(
      [1, 2].map(() => agency.call(desk.remindUnits, { round: round.id, submissions: ids })),
    )
    // Two who click at once remind once.
    expect(new Set(both.map(({ reminded }) => reminded))).toEqual(new Set([0, 2]))
    expect(both.find(({ reminded }) => reminded === 2)).toEqual({ reminded: 2, people: 4, left: [] })
    expect(both.find(({ reminded }) => reminded === 0)!.left.map(({ why }) => why)).toEqual([
      'reminded-today',
      'reminded-today',
    ])
    expect(await told()).toEqual(
      [HEALTH, TAN_KHE].flatMap((slug) => [`cb.${slug} reminder`, `tt.${slug} reminder`]).sort(),
    )
    const [event, ...more] = await events(`round:${round.id}`, 'round.reminded')
    expect(more).toEqual([])
    expect(event!.by).not.toBeNull()
    expect(new Set((event!.body as { submissions: string[] }).submissions)).toEqual(new Set(ids))
    expect((await rowOf(HEALTH)).remindedAt).toBeDefined()
    expect((await rowOf(CITY)).remindedAt).toBeUndefined()
  })

  test('passes who has submitted, and is for open rounds and for who runs them', async () => {
    const { db } = province.database
    const submission = round.of(CITY)
    await db.updateTable('submission').set({ state: 'submitted' }).where('id', '=', submission).execute()
    const answer = await agency.call(desk.remindUnits, { round: round.id, submissions: [submission] })
    expect(answer).toMatchObject({ reminded: 0, people: 0, left: [{ submission, why: 'has-submitted' }] })
    expect((await rowOf(CITY)).left).toBeUndefined()
    await db.updateTable('submission').set({ state: 'draft' }).where('id', '=', submission).execute()
    const officer = await province.as(`cb.${HEALTH}`)
    const call = officer.call(desk.remindUnits, { round: round.id, submissions: [submission] })
    expect(await refusal(call)).toMatchObject({ code: 'not-permitted' })
    await db.updateTable('round').set({ state: 'closed' }).where('id', '=', round.id).execute()
    const late = agency.call(desk.remindUnits, { round: round.id, submissions: [submission] })
    expect(await refusal(late)).toMatchObject({ code: 'wrong-state' })
    await db.updateTable('round').set({ state: 'open' }).where('id', '=', round.id).execute()
  })
})

describe('an end of entry of one unit', () => {
  const extend = async (until: string, slug = HEALTH, version?: number) => {
    const submission = round.of(slug)
    const seen = version ?? (await agency.call(submissions.showSubmission, { submission })).version
    return agency.call(submissions.extendEntry, { submission, version: seen, until, reason: 'Mất điện.' })
  }

  test('is put off for it alone, told to its people, and in its life with the reason', async () => {
    await told()
    const before = await rowOf(TAN_KHE)
    await round.endEntry(-1)
    expect((await rowOf(HEALTH)).due.isOver).toBe(true)
    const until = at(HOUR / 2)
    await extend(until)
    const row = await rowOf(HEALTH)
    expect([row.hasOwnEnd, row.due.isOver, Date.parse(row.due.until)]).toEqual([true, false, Date.parse(until)])
    expect((await rowOf(TAN_KHE)).hasOwnEnd).toBe(before.hasOwnEnd)
    expect(await told()).toEqual([`cb.${HEALTH} deadline-put-off`, `tt.${HEALTH} deadline-put-off`])
    const [event] = await events(`submission:${round.of(HEALTH)}`, 'submission.entry-extended')
    expect(event!.body).toMatchObject({ reason: 'Mất điện.', round: round.id })
  })

  test('is never brought forward, nor put behind the appraisal, nor written over what somebody else changed', async () => {
    expect(await refusal(extend(at(HOUR / 4)))).toMatchObject({ code: 'entry-end-not-later' })
    expect(await refusal(extend(at(30 * 24 * HOUR)))).toMatchObject({ code: 'entry-end-after-appraisal' })
    expect(await refusal(extend(at(HOUR * 0.75), HEALTH, 1))).toMatchObject({ code: 'stale' })
  })
})

test('a move of the round can be made of some of its submissions', async () => {
  const { db } = province.database
  const of = [HEALTH, TAN_KHE].map(round.of)
  await db.updateTable('submission').set({ state: 'submitted', entry_until: null }).where('id', 'in', of).execute()
  await round.endEntry(-1)
  const wish = { round: round.id, move: 'beginAppraisal' as const, submissions: [round.of(HEALTH)] }
  expect(await agency.call(submissions.moveSubmissions, wish)).toEqual({ moved: 1, left: [] })
  expect([(await rowOf(HEALTH)).state, (await rowOf(TAN_KHE)).state]).toEqual(['appraisal', 'submitted'])
})

test('the days of reminders of an open round are changed without its dates, and into its history', async () => {
  const open = await opened(agency, { calendar: calendarAround(24), reminderDays: [-3, 0] })
  const { calendar, version } = await agency.call(rounds.showRound, { round: open })
  const moments = Object.entries(calendar).map(([name, moment]) => [name, `${moment.slice(0, 19)}Z`])
  const same = Object.fromEntries(moments) as typeof calendar
  const wish = { round: open, version, calendar: same, reason: 'Nhắc thưa hơn.' }
  const idle = agency.call(rounds.changeCalendar, { ...wish, reminderDays: [0, -3] })
  expect(await refusal(idle)).toMatchObject({ details: { faults: [{ code: 'nothing-changed' }] } })
  await agency.call(rounds.changeCalendar, { ...wish, reminderDays: [0, -2, 0] })
  expect((await agency.call(rounds.showRound, { round: open })).reminderDays).toEqual([-2, 0])
  const [event] = await events(`round:${open}`, 'round.calendar-changed')
  expect(event!.body).toMatchObject({ reason: 'Nhắc thưa hơn.', reminderDays: { before: [-3, 0], after: [-2, 0] } })
})

test('the groups of which a round can be made are told with their members of a day', async () => {
  const { groups } = await agency.call(desk.listGroups, { on: '2022-12-31' })
  const found = groups.find(({ group }) => group === 'huyen')
  expect(found!.members).toBe(9)
  expect((await agency.call(desk.listGroups, { on: '1950-01-01' })).groups.every(({ members }) => members === 0)).toBe(
    true,
  )
})
