import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { rounds } from '#contract/rounds.ts'
import { submissions } from '#contract/submissions.ts'
import { localTime } from '#domain/message/reminders-due.ts'
import { calendarAround, openedRound as opened, plannedRound } from '#test/support/planned-round.ts'
import { acceptEverything, explainEverything, openedRound, type OpenedRound } from '#test/support/round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'
const DECISION = { decisionNumber: '2510/QĐ-UBND', decisionDate: '2026-10-20', decidedBy: 'Chủ tịch UBND tỉnh' }

let province: Province
let agency: Caller
let head: Caller
let cityHead: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  head = await province.as(`tt.${HEALTH}`)
  cityHead = await province.as(`tt.${CITY}`)
  for (const name of [`cb.${HEALTH}`, `cb.${CITY}`, 'lanh-dao-tinh', 'giam-sat', 'kiem-tra']) await province.as(name)
  await explainEverything(head, province.organisation(HEALTH))
  await explainEverything(cityHead, province.organisation(CITY))
})
afterAll(() => province.close())
beforeEach(async () => void (await heard()))

type Heard = {
  readonly who: string
  readonly kind: string
  readonly params: Record<string, string>
  path: string | null
}

/** What was told since it was last asked. */
async function heard(): Promise<Heard[]> {
  const rows = await province.database.db
    .deleteFrom('notice')
    .using('account')
    .whereRef('account.id', '=', 'notice.account_id')
    .returning(['account.user_name', 'notice.kind', 'notice.params', 'notice.path'])
    .execute()
  return rows
    .map(({ user_name: who, kind, params, path }) => ({ who, kind, params: params as Record<string, string>, path }))
    .sort((a, b) => (a.who < b.who ? -1 : 1))
}

const said = (all: readonly Heard[]): string[] =>
  all.map(({ who, kind, params }) => `${who} ${kind} ${params['organisation']}`)
/** The officer and the head of each unit, and nobody else. */
const both = (kind: string, ...slugs: string[]): string[] =>
  ['cb', 'tt'].flatMap((office) => slugs.map((slug) => `${office}.${slug} ${kind} ${NAMES[slug]}`)).sort()
const NAMES: Readonly<Record<string, string>> = { [HEALTH]: 'Sở Y tế', [CITY]: 'Thành phố Minh Giang' }

const seen = async (round: OpenedRound, slug: string) => {
  const submission = round.of(slug)
  const { version } = await agency.call(submissions.showSubmission, { submission })
  return { submission, version }
}
const atState = async (round: OpenedRound, state: string): Promise<void> => {
  await province.database.db.updateTable('submission').set({ state }).where('round_id', '=', round.id).execute()
}

describe('a round', () => {
  test('when it opens, tells officers and heads of every member until when', async () => {
    const calendar = calendarAround(24)
    await opened(agency, { groups: ['huyen', 'so-ban-nganh'], calendar })
    const told = await heard()
    expect(said(told)).toEqual(both('round-opened', HEALTH, CITY))
    for (const { params } of told) expect(params['until']).toBe(localTime(Date.parse(calendar.entryUntil)))
    const city = province.organisation(CITY)
    expect(told.find(({ who }) => who === `cb.${CITY}`)!.path).toBe(`/nhap-so-lieu/hue-2020?don-vi=${city}&ky=2021`)
  })

  test('tells nobody where it is not opened', async () => {
    const round = await plannedRound(agency)
    expect(await refusal(agency.call(rounds.openRound, { round, version: 9 }))).toMatchObject({ code: 'stale' })
    const empty = await plannedRound(agency, { groups: [] })
    expect(await refusal(agency.call(rounds.openRound, { round: empty, version: 1 }))).toBeDefined()
    expect(await heard()).toEqual([])
  })

  test('when its end of entry is put off, tells those who have not submitted, once each time', async () => {
    const round = await opened(agency, { groups: ['huyen', 'so-ban-nganh'], calendar: calendarAround(24) })
    await province.database.db
      .updateTable('submission')
      .set({ state: 'submitted' })
      .where('round_id', '=', round)
      .where('organisation_id', '=', province.organisation(HEALTH))
      .execute()
    await heard()
    const reason = 'Nghỉ bão theo công điện.'
    const calendar = calendarAround(30)
    await agency.call(rounds.changeCalendar, { round, version: 2, reason, calendar })
    const told = await heard()
    expect(said(told)).toEqual(both('deadline-put-off', CITY))
    expect(told[0]!.params['until']).toBe(localTime(Date.parse(calendar.entryUntil)))
    const later = { ...calendar, releaseOn: calendarAround(40).releaseOn }
    await agency.call(rounds.changeCalendar, { round, version: 3, reason, calendar: later })
    expect(await heard()).toEqual([])
    await agency.call(rounds.changeCalendar, { round, version: 4, reason, calendar: calendarAround(50) })
    expect(said(await heard())).toEqual(both('deadline-put-off', CITY))
  })

  test('that is not put off after all tells nobody', async () => {
    const round = await opened(agency, { groups: ['huyen'], calendar: calendarAround(24) })
    await heard()
    const sent = { round, version: 2, reason: 'Nhầm.', calendar: calendarAround(10) }
    expect(await refusal(agency.call(rounds.changeCalendar, sent))).toMatchObject({ code: 'round-not-changed' })
    expect(await heard()).toEqual([])
  })
})

describe('a submission', () => {
  let round: OpenedRound
  beforeEach(async () => {
    round = await openedRound(province, { members: [HEALTH, CITY] })
  })

  test('that is recalled is told to its own people, each time anew', async () => {
    for (const time of [1, 2]) {
      await head.call(submissions.submitSubmission, await seen(round, HEALTH))
      await head.call(submissions.recallSubmission, await seen(round, HEALTH))
      expect([time, ...said(await heard())]).toEqual([time, ...both('submission-recalled', HEALTH)])
    }
    expect(await refusal(head.call(submissions.recallSubmission, await seen(round, HEALTH)))).toBeDefined()
    expect(await heard()).toEqual([])
  })

  test('whose criteria are reopened: until when, and nothing where the end lies behind', async () => {
    await head.call(submissions.submitSubmission, await seen(round, HEALTH))
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    const wish = { nodes: ['2.4.3'], reason: 'Nhập nhầm kỳ.' }
    await agency.call(submissions.reopenCriteria, { ...(await seen(round, HEALTH)), ...wish, until })
    const told = await heard()
    expect(said(told)).toEqual(both('reopened', HEALTH))
    expect(told[0]!.params['until']).toBe(localTime(Date.parse(until)))
    const past = { ...(await seen(round, HEALTH)), ...wish, until: '2022-01-01T00:00:00Z' }
    expect(await refusal(agency.call(submissions.reopenCriteria, past))).toBeDefined()
    expect(await heard()).toEqual([])
  })

  test('whose findings are released, of all those released at once each its own', async () => {
    for (const [one, slug] of [
      [head, HEALTH],
      [cityHead, CITY],
    ] as const)
      await one.call(submissions.submitSubmission, await seen(round, slug))
    await round.endEntry(-1)
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'beginAppraisal' })
    expect(await refusal(agency.call(submissions.releaseFindings, await seen(round, HEALTH)))).toBeDefined()
    expect(await heard()).toEqual([])
    for (const slug of [HEALTH, CITY]) await acceptEverything(province, round.of(slug))
    await agency.call(submissions.moveSubmissions, { round: round.id, move: 'releaseFindings' })
    expect(said(await heard())).toEqual(both('finding-released', HEALTH, CITY))
  })

  test('whose criteria are opened for explanation: each opening until when, a refused one not', async () => {
    await atState(round, 'explanation')
    const submission = round.of(HEALTH)
    const open = (node: string, until: string) =>
      agency.call(appraisal.openExplanation, { submission, nodes: [node], reason: 'Cần nêu nguồn số liệu.', until })
    const until = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`
    expect(await refusal(open('2.4.3', '2022-01-01T00:00:00Z'))).toBeDefined()
    expect(await heard()).toEqual([])
    for (const node of ['2.4.3', '1.1.1']) {
      await open(node, until)
      const told = await heard()
      expect(said(told)).toEqual(both('explanation-opened', HEALTH))
      expect(told[0]!.params['until']).toBe(localTime(Date.parse(until)))
    }
    // What is open already is not opened again, and not told.
    await open('1.1.1', until)
    expect(await heard()).toEqual([])
  })

  test('that is approved, alone and with the rest of its round', async () => {
    await atState(round, 'council')
    const council = await province.as('thu-ky-hoi-dong')
    const early = await seen(round, HEALTH)
    expect(await refusal(council.call(submissions.approveSubmission, { ...early, ...DECISION }))).toBeDefined()
    expect(await heard()).toEqual([])
    await round.fixCommon([province.organisation('tinh-minh-hoa')])
    await council.call(submissions.approveSubmission, { ...early, ...DECISION })
    expect(said(await heard())).toEqual(both('approved', HEALTH))
    await council.call(submissions.approveRound, { round: round.id, ...DECISION })
    expect(said(await heard())).toEqual(both('approved', CITY))
  })

  test('of another decision stays as it was, and nobody is told', async () => {
    await atState(round, 'council')
    await round.fixCommon([province.organisation('tinh-minh-hoa')])
    const council = await province.as('thu-ky-hoi-dong')
    await council.call(submissions.approveSubmission, { ...(await seen(round, HEALTH)), ...DECISION })
    await heard()
    const other = { ...DECISION, decisionNumber: '9/QĐ-UBND' }
    // It is moved and told before the decision is compared: all of it is rolled back.
    expect(
      await refusal(council.call(submissions.approveSubmission, { ...(await seen(round, CITY)), ...other })),
    ).toMatchObject({
      code: 'wrong-state',
    })
    expect(await heard()).toEqual([])
    expect((await agency.call(submissions.showSubmission, { submission: round.of(CITY) })).state).toBe('council')
  })
})

test('somebody who works for two units is told about each', async () => {
  const { db } = province.database
  const { id } = await db
    .selectFrom('account')
    .select('id')
    .where('user_name', '=', `cb.${HEALTH}`)
    .executeTakeFirstOrThrow()
  const grant = { role: 'unit-officer', organisation_id: province.organisation(CITY), valid_from: '2020-01-01' }
  const ours = await db
    .insertInto('role_grant')
    .values({ id: crypto.randomUUID(), account_id: id, ...grant, granted_at: new Date() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await opened(agency, { groups: ['huyen', 'so-ban-nganh'], calendar: calendarAround(24) })
  const told = (await heard()).filter(({ who }) => who === `cb.${HEALTH}`)
  expect(said(told).sort()).toEqual([HEALTH, CITY].map((slug) => `cb.${HEALTH} round-opened ${NAMES[slug]}`).sort())
  await db.deleteFrom('role_grant').where('id', '=', ours.id).execute()
})
