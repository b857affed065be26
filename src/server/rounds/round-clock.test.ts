import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InputOf } from '#contract/operation.ts'
import { rounds } from '#contract/rounds.ts'
import { values } from '#contract/values.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { noteWorking } from './note-working.ts'
import { commonPins, endOfEntry, roundOf, roundOfSubmission } from './queries.ts'
import { tick } from './round-clock.ts'

let province: Province
let agency: Caller
let whole: string

// One row of plan 327 is asked of the province as a whole: nobody's own number.
const ITEM = 'so-may-tinh-cua-cbcc-tai-cqnn-cua-tinh'
const PERIOD = '2031'

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  whole = province.organisation('tinh-minh-hoa')
})
afterAll(() => province.close())

const show = (round: string) => agency.call(rounds.showRound, { round })
const deps = () => ({ db: province.database.db, content: province.content })

async function saved(version: number, content: InputOf<typeof values.saveValue>['content']): Promise<string> {
  await agency.call(values.saveValue, {
    subject: whole,
    item: ITEM,
    period: PERIOD,
    version,
    content,
    note: 'Theo báo cáo.',
  })
  const row = await province.database.db
    .selectFrom('value')
    .select('id')
    .where('subject_id', '=', whole)
    .where('item_id', '=', ITEM)
    .where('period', '=', PERIOD)
    .where('version', '=', version + 1)
    .executeTakeFirstOrThrow()
  return row.id
}

const number = (text: string) => ({ kind: 'number', number: text, typed: text }) as const
const plan = (fixedAt: number) =>
  ({
    edition: 'vinh-phuc-327',
    period: PERIOD,
    membersOn: '2026-11-01',
    groups: ['so-ban-nganh'],
    calendar: calendarAround(24, { fixedAt }),
  }) as const

const kindsOf = async (stream: string): Promise<string[]> => {
  const rows = await province.database.db
    .selectFrom('event')
    .select('kind')
    .where('stream', '=', stream)
    .orderBy('sequence')
    .execute()
  return rows.map(({ kind }) => kind)
}

describe('the common values (method §11.7)', () => {
  test('are pinned once, on their date, as they stand then', async () => {
    await saved(0, number('120'))
    const standing = await saved(1, number('125'))
    const early = await openedRound(agency, { ...plan(2), groups: ['so-ban-nganh'] })
    const refused = await refusal(agency.call(rounds.fixCommonValues, { round: early, version: 2 }))
    expect(refused).toMatchObject({ code: 'round-not-changed', details: { faults: [{ code: 'not-yet' }] } })

    const round = await openedRound(agency, { ...plan(-1), groups: ['so-ban-nganh'] })
    expect(await commonPins(province.database.db, round)).toEqual([])
    expect((await show(round)).fixedSince).toBeNull()
    const { version, values: count } = await agency.call(rounds.fixCommonValues, { round, version: 2 })
    expect(version).toBe(3)
    const pins = await commonPins(province.database.db, round)
    expect(pins).toHaveLength(count)
    expect(pins).toContain(standing)

    const later = await saved(2, number('999'))
    expect(await commonPins(province.database.db, round)).not.toContain(later)
    const again = await refusal(agency.call(rounds.fixCommonValues, { round, version: 3 }))
    expect(again).toMatchObject({ details: { faults: [{ code: 'already-fixed' }] } })
    expect((await kindsOf(`round:${round}`)).at(-1)).toBe('round.common-values-fixed')
  })

  test('have nothing of the members’ own numbers', async () => {
    const round = await openedRound(agency, { ...plan(-1), edition: 'hue-2020', period: '2021', groups: ['huyen'] })
    await agency.call(rounds.fixCommonValues, { round, version: 2 })
    const { db } = province.database
    const { rows } = await sql<{ subject_id: string; item_id: string }>`
      select value.subject_id, value.item_id from common_pin join value on value.id = common_pin.value_id
      where round_id = ${round}
    `.execute(db)
    // Criterion 4.2.8 reads one number of the nation; nothing else of the set is anybody else's.
    const nation = await db
      .selectFrom('organisation_version')
      .select('organisation_id')
      .where('kind', '=', 'nation')
      .executeTakeFirstOrThrow()
    for (const row of rows) expect(row.subject_id).toBe(nation.organisation_id)
    expect(new Set(rows.map(({ item_id }) => item_id))).toEqual(
      new Set(['so-giao-dich-chia-se-du-lieu-trung-binh-mot-tinh']),
    )
  })

  test('are fixed by the server itself when nobody does, once by however many', async () => {
    const round = await openedRound(agency, { ...plan(-1), groups: ['so-ban-nganh'] })
    const waiting = await openedRound(agency, { ...plan(2), groups: ['so-ban-nganh'] })
    await Promise.all([tick(deps()), tick(deps()), tick(deps())])
    expect((await show(round)).fixedSince).not.toBeNull()
    expect((await show(round)).version).toBe(3)
    expect((await show(waiting)).fixedSince).toBeNull()
    expect((await kindsOf(`round:${round}`)).filter((kind) => kind === 'round.common-values-fixed')).toHaveLength(1)
  })
})

describe('an outage (method §11.4)', () => {
  const MINUTE = 60_000

  async function silent(minutes: number): Promise<void> {
    await sql`
      insert into heartbeat (id, at) values (1, clock_timestamp() - make_interval(mins => ${minutes}))
      on conflict (id) do update set at = excluded.at
    `.execute(province.database.db)
  }

  test('of 29 minutes is none', async () => {
    await silent(29)
    expect(await noteWorking(province.database.db)).toBeUndefined()
    expect(await province.database.db.selectFrom('outage').selectAll().execute()).toEqual([])
  })

  test('of 40 minutes puts off what ends within a day, is told, and is noted once by two servers', async () => {
    const soon = await openedRound(agency, { calendar: calendarAround(5) })
    const late = await openedRound(agency, { calendar: calendarAround(0.25) })
    const far = await openedRound(agency, { calendar: calendarAround(30) })
    const planned = new Map<string, number>()
    for (const id of [soon, late, far]) planned.set(id, Date.parse((await show(id)).entryUntil))
    await silent(40)
    const noted = await Promise.all([noteWorking(province.database.db), noteWorking(province.database.db)])
    const [outage, ...more] = noted.filter((one) => one !== undefined)
    expect(more).toEqual([])
    const lost = outage!.to - outage!.from
    expect(Math.abs(lost - 40 * MINUTE)).toBeLessThan(MINUTE)

    const after = async (id: string) => Date.parse((await show(id)).entryUntil)
    expect(await after(soon)).toBe(planned.get(soon)! + lost)
    // A quarter of an hour was left: two hours from now are.
    expect(await after(late)).toBe(outage!.to + 120 * MINUTE)
    expect(await after(far)).toBe(planned.get(far))
    expect((await kindsOf(`round:${soon}`)).at(-1)).toBe('round.entry-put-off')
    expect((await kindsOf(`round:${far}`)).at(-1)).toBe('round.opened')
    expect((await kindsOf('installation:main')).filter((kind) => kind === 'outage.noted')).toHaveLength(1)
  })

  test('is told to whoever judges a submission, whose own end wins', async () => {
    const { db } = province.database
    const round = await openedRound(agency, { calendar: calendarAround(5) })
    const { submissions, outages, entryUntil } = await show(round)
    expect(outages).toHaveLength(1)
    const [first, second] = submissions
    const own = new Date(Date.now() + 72 * 3_600_000)
    await db.updateTable('submission').set({ entry_until: own }).where('id', '=', second!.submission).execute()
    const endOf = async (id: string) => {
      const found = await roundOfSubmission(db, id)
      return endOfEntry(db, found!.round, found!.submission)
    }
    expect(await endOf(first!.submission)).toMatchObject({ until: Date.parse(entryUntil), isOwn: false })
    expect(await endOf(second!.submission)).toEqual({ until: own.getTime(), outages: [], isOwn: true })
    expect((await roundOf(db, round))?.state).toBe('open')
  })
})
