import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations } from '#contract/organisations.ts'
import { rounds } from '#contract/rounds.ts'
import { calendarAround, openedRound, PLAN, plannedRound } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'

let province: Province
let agency: Caller

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
})
afterAll(() => province.close())

const show = (round: string, by: Caller = agency) => by.call(rounds.showRound, { round })

async function faultsOf(call: Promise<unknown>): Promise<string[]> {
  const refused = await refusal(call)
  const { faults } = (refused?.details ?? {}) as { faults?: { code: string }[] }
  return faults?.map(({ code }) => code) ?? [refused?.code ?? 'done']
}

const eventsOf = async (stream: string) =>
  province.database.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('stream', '=', stream)
    .orderBy('sequence')
    .execute()

describe('a plan', () => {
  test('for the third quarter ends entry at 23:59:59 of 27/9, Vietnamese time', async () => {
    const round = await plannedRound(agency, { period: '2026-Q3', calendar: { template: 'quarterly' } })
    const { calendar, state, version, membersOn, reminderDays } = await show(round)
    expect(calendar['entryUntil']).toBe('2026-09-27T16:59:59.000Z')
    expect({ state, version, membersOn, reminderDays }).toEqual({
      state: 'draft',
      version: 1,
      membersOn: '2026-09-30',
      reminderDays: [-7, -3, -1, 0, 1],
    })
  })

  test('counts working days by the province’s list', async () => {
    // Tuesday 29/9 is the second working day after Sunday 27/9; with Monday off it is Wednesday.
    await agency.call(rounds.setHoliday, { day: '2026-09-28', name: 'Nghỉ bù', kind: 'off' })
    const round = await plannedRound(agency, { period: '2026-Q3', calendar: { template: 'quarterly' } })
    expect((await show(round)).calendar['fixedAt']).toBe('2026-09-30T16:59:59.000Z')
    await agency.call(rounds.removeHoliday, { day: '2026-09-28' })
    expect(await agency.call(rounds.listHolidays, { year: 2026 })).toEqual({ holidays: [] })
    const after = await plannedRound(agency, { period: '2026-Q3', calendar: { template: 'quarterly' } })
    expect((await show(after)).calendar['fixedAt']).toBe('2026-09-29T16:59:59.000Z')
  })

  test('for a year ends entry at 23:59:59 of 30/12', async () => {
    const round = await plannedRound(agency, { period: '2026' })
    expect((await show(round)).calendar['entryUntil']).toBe('2026-12-30T16:59:59.000Z')
  })

  test('may lie after its period', async () => {
    const entry = { from: '2026-11-20', until: '2026-11-30' }
    const round = await plannedRound(agency, { period: '2020', calendar: { template: 'yearly', entry } })
    const { calendar, membersOn, period } = await show(round)
    expect([calendar['entryFrom'], calendar['entryUntil'], membersOn, period]).toEqual([
      '2026-11-19T17:00:00.000Z',
      '2026-11-30T16:59:59.000Z',
      '2020-12-31',
      '2020',
    ])
  })

  test('that cannot be is refused with all that is wrong', async () => {
    const wrong = {
      groups: ['huyen', 'huyen', 'khong-co'],
      edition: 'khong-co',
      calendar: { template: 'quarterly' },
    } as const
    expect(await faultsOf(plannedRound(agency, { ...wrong, groups: [...wrong.groups] }))).toEqual([
      'edition-unknown',
      'group-unknown',
      'group-repeated',
      'template-not-fitting',
    ])
    const late = { ...calendarAround(24), releaseOn: calendarAround(1).entryFrom }
    expect(await faultsOf(plannedRound(agency, { calendar: late }))).toEqual([
      'fixed-after-release',
      'release-before-council',
    ])
  })

  test('sent twice begins once', async () => {
    const round = await plannedRound(agency)
    expect(await faultsOf(agency.call(rounds.createRound, { ...PLAN, round }))).toEqual(['round-known'])
  })

  test('is changed as a whole by whoever saw its last version, and deleted with its history kept', async () => {
    const round = await plannedRound(agency)
    const changed = { ...PLAN, round, version: 1, title: 'Tên khác', groups: ['xa'] }
    expect(await agency.call(rounds.changeRound, changed)).toEqual({ version: 2 })
    expect(await refusal(agency.call(rounds.changeRound, changed))).toMatchObject({ code: 'stale' })
    expect(await show(round)).toMatchObject({ title: 'Tên khác', groups: [{ group: 'xa' }], version: 2 })
    await agency.call(rounds.deleteRound, { round, version: 2 })
    expect(await refusal(show(round))).toMatchObject({ code: 'not-found' })
    expect((await eventsOf(`round:${round}`)).map(({ kind }) => kind)).toEqual([
      'round.created',
      'round.changed',
      'round.deleted',
    ])
    expect(await faultsOf(agency.call(rounds.createRound, { ...PLAN, round }))).toEqual(['round-known'])
  })
})

describe('opening', () => {
  test('gives each member a submission and tells who they are', async () => {
    const round = await plannedRound(agency)
    const { db } = province.database
    const districts = await db
      .selectFrom('group_member')
      .select('organisation_id')
      .where('group_id', '=', 'huyen')
      .execute()
    expect(await agency.call(rounds.openRound, { round, version: 1 })).toEqual({
      version: 2,
      members: districts.length,
    })
    const { submissions, state, openedAt, members } = await show(round)
    expect([state, members, openedAt === null]).toEqual(['open', districts.length, false])
    expect(submissions.map(({ organisation }) => organisation).sort()).toEqual(
      districts.map(({ organisation_id }) => organisation_id).sort(),
    )
    expect(new Set(submissions.map(({ state, kind, group }) => `${state} ${kind} ${group}`))).toEqual(
      new Set(['draft district huyen']),
    )
    expect(submissions.every(({ keeper, organisation }) => keeper === organisation)).toBe(true)
    const opened = (await eventsOf(`round:${round}`)).at(-1)!
    expect(opened.kind).toBe('round.opened')
    expect((opened.body as { members: unknown[] }).members).toHaveLength(districts.length)
    expect(await refusal(agency.call(rounds.openRound, { round, version: 2 }))).toMatchObject({ code: 'wrong-state' })
  })

  test('by an old sight is refused', async () => {
    const round = await plannedRound(agency)
    expect(await refusal(agency.call(rounds.openRound, { round, version: 9 }))).toMatchObject({ code: 'stale' })
  })

  test('freezes the members: what becomes of an organisation afterwards changes nothing', async () => {
    const organisation = province.organisation('huyen-vinh-lac')
    const round = await openedRound(agency, { membersOn: '2026-11-01' })
    const { versions } = await agency.call(organisations.showOrganisation, { organisation })
    const { version: seen, from: _, to: __, ...content } = versions.at(-1)!
    const change = { organisation, on: '2022-01-01', seen, content: { ...content, name: 'Thị xã Vĩnh Lạc' } }
    await agency.call(organisations.changeOrganisation, change)
    await agency.call(organisations.setGroup, { organisation, from: '2022-01-01', group: null, seen: 'huyen' })
    const nameIn = async (id: string) =>
      (await show(id)).submissions.find((one) => one.organisation === organisation)?.name
    expect(await nameIn(round)).toBe('Huyện Vĩnh Lạc')
    const later = await openedRound(agency, { membersOn: '2026-11-01' })
    expect(await nameIn(later)).toBeUndefined()
    expect((await show(later)).members).toBe((await show(round)).members - 1)
  })

  test.each([
    ['no-groups', { groups: [] }],
    ['no-members', { membersOn: '1990-01-01' }],
    ['edition-not-issued', { edition: 'ben-tre-2021', period: '2021' }],
  ])('%s keeps it from opening, and the draft says so', async (code, plan) => {
    const { db } = province.database
    await db.updateTable('edition').set({ state: 'draft' }).where('id', '=', 'ben-tre-2021').execute()
    const round = await plannedRound(agency, plan)
    expect(await faultsOf(agency.call(rounds.openRound, { round, version: 1 }))).toEqual([code])
    expect((await show(round)).faults.map((fault) => fault.code)).toEqual([code])
    expect((await show(round)).state).toBe('draft')
  })

  test('is warned of criteria that nobody appraises', async () => {
    const { warnings } = await show(await plannedRound(agency, { edition: 'quoc-gia-2022' }))
    expect(warnings.filter(({ code }) => code === 'leaf-without-appraiser').length).toBeGreaterThan(0)
    const demonstration = (await show(await plannedRound(agency))).warnings
    expect(demonstration.filter(({ code }) => code === 'leaf-without-appraiser')).toEqual([])
  })

  test('two rounds may read the same values: by two editions, or of other members', async () => {
    const ids = [
      await openedRound(agency),
      await openedRound(agency),
      await openedRound(agency, { groups: ['so-ban-nganh'] }),
      await openedRound(agency, { edition: 'vinh-phuc-327', groups: ['huyen', 'so-ban-nganh'] }),
    ]
    const { rounds: open } = await agency.call(rounds.listRounds, { state: 'open' })
    expect(open.map(({ round }) => round)).toEqual(expect.arrayContaining(ids))
  })
})

describe('an open round', () => {
  test('has its dates put off with a reason, not brought forward', async () => {
    const round = await openedRound(agency, { calendar: calendarAround(24) })
    const calendar = calendarAround(30)
    const earlier = { ...calendar, entryUntil: calendarAround(23).entryUntil }
    const reason = 'Nghỉ bão theo công điện.'
    const sent = { round, version: 2, reason }
    expect(await faultsOf(agency.call(rounds.changeCalendar, { ...sent, calendar: earlier }))).toEqual([
      'moment-earlier',
    ])
    expect(await agency.call(rounds.changeCalendar, { ...sent, calendar })).toEqual({ version: 3 })
    const { entryUntil } = await show(round)
    expect(Date.parse(entryUntil)).toBe(Date.parse(calendar.entryUntil))
    expect((await eventsOf(`round:${round}`)).at(-1)).toMatchObject({
      kind: 'round.calendar-changed',
      body: { reason },
    })
  })

  test('is closed with a reason while submissions are not approved', async () => {
    const round = await openedRound(agency)
    expect(await faultsOf(agency.call(rounds.closeRound, { round, version: 2 }))).toEqual(['submissions-unfinished'])
    const reason = 'Kết thúc theo chỉ đạo.'
    expect(await agency.call(rounds.closeRound, { round, version: 2, reason })).toEqual({ version: 3 })
    expect(await show(round)).toMatchObject({ state: 'closed', version: 3 })
  })

  test('is closed without one when all are approved', async () => {
    const round = await openedRound(agency)
    await province.database.db
      .updateTable('submission')
      .set({ state: 'approved' })
      .where('round_id', '=', round)
      .execute()
    expect(await agency.call(rounds.closeRound, { round, version: 2 })).toEqual({ version: 3 })
  })
})

describe('who sees what', () => {
  test('a unit its own submission only, and only of rounds that are open or over', async () => {
    const officer = await province.as('cb.so-y-te')
    const draft = await plannedRound(agency, { groups: ['so-ban-nganh'] })
    const own = await openedRound(agency, { groups: ['so-ban-nganh'] })
    const others = await openedRound(agency)
    const { rounds: seen } = await officer.call(rounds.listRounds, {})
    const ids = seen.map(({ round }) => round)
    expect([draft, own, others].map((id) => ids.includes(id))).toEqual([false, true, false])
    const { submissions, appraisers, faults, warnings } = await show(own, officer)
    expect(submissions.map(({ organisation }) => organisation)).toEqual([province.organisation('so-y-te')])
    expect([appraisers, faults, warnings]).toEqual([[], [], []])
    for (const hidden of [draft, others, uuidv7()])
      expect(await refusal(show(hidden, officer))).toMatchObject({ code: 'not-found' })
  })

  test('a supervisor the units below, an appraiser the round without states, a leader all of it', async () => {
    const round = await openedRound(agency, { groups: ['huyen', 'xa'] })
    const { submissions: all } = await show(round)
    const below = (await show(round, await province.as('giam-sat'))).submissions
    const city = province.organisation('thanh-pho-minh-giang')
    expect(below.length).toBeGreaterThan(3)
    expect(below.length).toBeLessThan(all.length)
    const { db } = province.database
    const children = await db
      .selectFrom('organisation_version')
      .select('organisation_id')
      .where('parent_id', '=', city)
      .execute()
    expect(below.map(({ organisation }) => organisation).sort()).toEqual(
      children.map(({ organisation_id }) => organisation_id).sort(),
    )
    const appraiser = await db
      .selectFrom('account')
      .select('user_name')
      .where('user_name', 'like', 'tham-dinh-%')
      .executeTakeFirstOrThrow()
    expect((await show(round, await province.as(appraiser.user_name))).submissions).toEqual([])
    expect((await show(round, await province.as('kiem-tra'))).submissions).toEqual(all)
    expect((await show(round)).appraisers.length).toBeGreaterThan(0)
  })
})
