import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localTime } from '#domain/message/reminders-due.ts'
import { DAY, MINUTE } from '#domain/round/moment.ts'
import { calendarAround, openedRound } from '#test/support/planned-round.ts'
import { openProvince, type Province } from '#test/support/province.ts'
import { noteWorking } from './note-working.ts'

const HEALTH = 'so-y-te'
const CITY = 'thanh-pho-minh-giang'

let province: Province
beforeAll(async () => {
  province = await openProvince()
  for (const name of [`cb.${HEALTH}`, `tt.${HEALTH}`, `cb.${CITY}`, `tt.${CITY}`, 'lanh-dao-tinh', 'giam-sat'])
    await province.as(name)
})
afterAll(() => province.close())

type Params = {
  round: string
  organisation?: string
  until: string
  from: string
  to: string
  organisations?: string[]
}

/** What was told since it was last asked, as who was told what; with the details of each. */
async function heard(): Promise<{ who: string; kind: string; params: Params; path: string | null }[]> {
  const rows = await province.database.db
    .deleteFrom('notice')
    .using('account')
    .whereRef('account.id', '=', 'notice.account_id')
    .returning(['account.user_name', 'notice.kind', 'notice.params', 'notice.path'])
    .execute()
  return rows
    .map(({ user_name: who, kind, params, path }) => ({ who, kind, params: params as Params, path }))
    .sort((a, b) => (a.who < b.who ? -1 : 1))
}

async function silent(minutes: number): Promise<void> {
  await sql`
    insert into heartbeat (id, at) values (1, clock_timestamp() - make_interval(mins => ${minutes}))
    on conflict (id) do update set at = excluded.at
  `.execute(province.database.db)
}

test('an outage tells those who have not submitted and the standing agency until when, and why, once', async () => {
  const { db } = province.database
  const agency = await province.as('thuong-truc')
  const soon = await openedRound(agency, { groups: ['huyen', 'so-ban-nganh'], calendar: calendarAround(5) })
  await openedRound(agency, { groups: ['huyen'], calendar: calendarAround(30) })
  const of = (slug: string) => ({ round_id: soon, organisation_id: province.organisation(slug) })
  const set = (slug: string, values: { state?: string; entry_until?: Date }) =>
    db
      .updateTable('submission')
      .set(values)
      .where('round_id', '=', of(slug).round_id)
      .where('organisation_id', '=', of(slug).organisation_id)
      .execute()
  await set(HEALTH, { state: 'submitted' })
  await heard()

  const { entry_until: planned } = await db
    .selectFrom('round')
    .select('entry_until')
    .where('id', '=', soon)
    .executeTakeFirstOrThrow()
  await silent(40)
  const outage = (await Promise.all([noteWorking(db), noteWorking(db)])).find((one) => one !== undefined)
  const told = await heard()
  const kinds = told.map(({ who, kind }) => `${who} ${kind}`)
  expect(kinds).toEqual([
    `cb.${CITY} deadline-put-off-by-outage`,
    'thuong-truc entry-put-off',
    `tt.${CITY} deadline-put-off-by-outage`,
  ])
  const until = localTime(planned.getTime() + outage!.to - outage!.from)
  const times = { from: localTime(outage!.from), to: localTime(outage!.to) }
  for (const { params } of told) expect(params).toMatchObject({ until, ...times })
  expect(told[0]!.params.organisation).toBe('Thành phố Minh Giang')
  expect(told[0]!.path).toContain('/nhap-so-lieu/hue-2020?')
  expect(told[1]!.params.organisations).toContain('Thành phố Minh Giang')
  expect(told[1]!.params.organisations).not.toContain('Sở Y tế')
  expect(await noteWorking(db)).toBeUndefined()
  expect(await heard()).toEqual([])

  // An end of its own is put off by itself, and is another one than the round's.
  const own = new Date(Date.now() + DAY / 2)
  await set(CITY, { entry_until: own })
  await db
    .updateTable('heartbeat')
    .set({ at: sql<Date>`clock_timestamp()` })
    .execute()
  await silent(31)
  const again = await noteWorking(db)
  const later = await heard()
  const ofCity = later.filter(({ kind }) => kind === 'deadline-put-off-by-outage')
  expect(ofCity.map(({ who }) => who)).toEqual([`cb.${CITY}`, `tt.${CITY}`])
  // What the two outages share in time counts once.
  const counted = again!.to - Math.min(again!.from, outage!.from)
  expect(Math.abs(Date.parse(ofCity[0]!.params.until) - (own.getTime() + counted))).toBeLessThan(MINUTE)
  const toAgency = later.filter(({ who }) => who === 'thuong-truc').map(({ params }) => params)
  expect(toAgency.map(({ until: end }) => end)).toContain(ofCity[0]!.params.until)
  expect(new Set(toAgency.map(({ until: end }) => end)).size).toBe(toAgency.length)
})
