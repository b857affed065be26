import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accounts } from '#contract/accounts.ts'
import { handovers } from '#contract/handovers.ts'
import type { InputOf } from '#contract/operation.ts'
import { desk } from '#contract/round-desk.ts'
import { sessions } from '#contract/sessions.ts'
import { entered, type Bearer } from '#test/support/bearers.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, type OpenedRound } from '#test/support/round.ts'

type Wish = Partial<InputOf<typeof handovers.handOver>>

let province: Province
let agency: Caller
let round: OpenedRound
let health: string
let giver: Bearer
let taker: Bearer

beforeAll(async () => {
  province = await openProvince()
  agency = await province.as('thuong-truc')
  await province.as('cb.so-y-te')
  round = await openedRound(province, { members: ['so-y-te', 'huyen-tan-khe'] })
  health = province.organisation('so-y-te')
})
afterAll(() => province.close())
beforeEach(async () => {
  giver = await person([{ role: 'unit-officer', organisation_id: health }])
  taker = await person([])
})

type Held = { readonly role: string; readonly organisation_id: string; readonly valid_from?: string }
let people = 0

/** Somebody with roles since long ago, else since the day that is said. */
function person(grants: readonly Held[], more: { readonly state?: string } = {}): Promise<Bearer> {
  people += 1
  return province.database.db.transaction().execute(async (tx) => {
    const bearer = await entered(tx, { grants: [], ...more })
    await tx
      .updateTable('account')
      .set({ user_name: `nguoi-${people}` })
      .where('id', '=', bearer.account)
      .execute()
    for (const grant of grants)
      await tx
        .insertInto('role_grant')
        .values({
          id: uuidv7(),
          account_id: bearer.account,
          valid_from: '2019-01-01',
          ...grant,
          granted_at: new Date(),
        })
        .execute()
    return bearer
  })
}

const codeOf = async (call: Promise<unknown>): Promise<string | undefined> => (await refusal(call))?.code

async function dayIn(days: number): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    select ((now() at time zone 'Asia/Ho_Chi_Minh')::date + ${days}::integer) as day`.execute(province.database.db)
  return rows[0]!.day
}

async function nameOf({ account }: Bearer): Promise<string> {
  const { user_name } = await province.database.db
    .selectFrom('account')
    .select('user_name')
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  return user_name
}

async function wish(change: Wish = {}) {
  const { account } = giver
  const plain = { account, organisation: health, role: 'unit-officer', reason: 'Nghỉ hưu' } as const
  return { ...plain, to: await nameOf(taker), ...change }
}

const handOver = async (change: Wish = {}) => agency.call(handovers.handOver, await wish(change))

async function preview(change: Wish = {}) {
  const { reason: _, ...asked } = await wish(change)
  return agency.call(handovers.previewHandover, asked)
}

const rolesOf = async ({ cookie }: Bearer): Promise<string[]> => {
  const { session } = await province.with(cookie).call(sessions.showSession, {})
  return session!.account.roles.map(({ role }) => role)
}

async function daysOf({ account }: Bearer): Promise<string[]> {
  const rows = await province.database.db
    .selectFrom('role_grant')
    .select(['role', 'valid_from', 'valid_to'])
    .where('account_id', '=', account)
    .orderBy('valid_from')
    .execute()
  return rows.map(({ role, valid_from, valid_to }) => `${role} ${valid_from} ${valid_to ?? ''}`.trim())
}

async function eventsOf(account: string): Promise<{ kind: string; body: Record<string, unknown> }[]> {
  const rows = await province.database.db
    .selectFrom('event')
    .select(['kind', 'body'])
    .where('stream', '=', `account:${account}`)
    .orderBy('sequence')
    .execute()
  return rows.map(({ kind, body }) => ({ kind, body: body as Record<string, unknown> }))
}

test('from today on the other one holds the role, the giver not, and both histories say with whom and why', async () => {
  expect([await rolesOf(giver), await rolesOf(taker)]).toEqual([['unit-officer'], []])
  const today = await dayIn(0)
  expect(await handOver()).toEqual({ taker: taker.account, on: today })
  expect([await rolesOf(giver), await rolesOf(taker)]).toEqual([[], ['unit-officer']])
  const [ended] = await eventsOf(giver.account)
  const [granted] = await eventsOf(taker.account)
  expect(ended).toMatchObject({
    kind: 'account.role-ended',
    body: { validTo: today, handover: { to: taker.account, reason: 'Nghỉ hưu' } },
  })
  expect(granted).toMatchObject({
    kind: 'account.role-granted',
    body: {
      role: 'unit-officer',
      organisation: health,
      validFrom: today,
      handover: { from: giver.account, reason: 'Nghỉ hưu' },
    },
  })
})

test('on a day to come the giver holds it until the day before, and the desk says so', async () => {
  const on = await dayIn(9)
  await handOver({ on })
  expect([await rolesOf(giver), await rolesOf(taker)]).toEqual([['unit-officer'], []])
  expect((await daysOf(giver))[0]).toMatch(new RegExp(`^unit-officer .* ${on}$`))
  expect(await daysOf(taker)).toEqual([`unit-officer ${on}`])
  const { rows } = await agency.call(desk.showDesk, { round: round.id })
  const ofHealth = rows.find(({ submission }) => submission === round.of('so-y-te'))!.people
  expect(ofHealth.find(({ account }) => account === giver.account)).toMatchObject({ until: on })
})

test('nobody gets the role for longer than it was granted', async () => {
  const [on, end] = [await dayIn(2), await dayIn(20)]
  await province.database.db
    .updateTable('role_grant')
    .set({ valid_to: end })
    .where('account_id', '=', giver.account)
    .execute()
  expect(await preview({ on })).toMatchObject({ on, until: end })
  await handOver({ on })
  expect(await daysOf(taker)).toEqual([`unit-officer ${on} ${end}`])
})

test('a role granted today leaves no stretch behind; the giver’s other roles stay', async () => {
  const [today, later] = [await dayIn(0), await dayIn(30)]
  giver = await person([
    { role: 'unit-officer', organisation_id: health, valid_from: today },
    { role: 'unit-officer', organisation_id: health, valid_from: later },
    { role: 'unit-head', organisation_id: health },
  ])
  const { keeps } = await preview()
  expect(keeps).toMatchObject([{ role: 'unit-head', organisation: { id: health, name: 'Sở Y tế' } }])
  await handOver()
  expect(await rolesOf(giver)).toEqual(['unit-head'])
  expect(await daysOf(taker)).toEqual([`unit-officer ${today}`, `unit-officer ${later}`])
})

test('before, the work that goes over is told, and where the giver is signed in', async () => {
  expect(await preview()).toMatchObject({
    taker: { isNew: false, isOpened: true },
    submissions: [
      {
        submission: round.of('so-y-te'),
        organisation: { id: health, name: 'Sở Y tế' },
        state: 'draft',
        explanations: 0,
      },
    ],
    keeps: [],
    sessions: 1,
  })
  expect(await daysOf(taker)).toEqual([])
})

test('somebody new gets an account with the role and a link that is told once', async () => {
  const somebody = { to: 'nguoi.moi', newName: 'Đỗ Thị Mới' }
  expect((await preview(somebody)).taker).toEqual({ name: 'Đỗ Thị Mới', isNew: true, isOpened: false })
  const { taker: account, link } = await handOver(somebody)
  expect(link).toMatchObject({ purpose: 'open-account' })
  expect((await eventsOf(account)).map(({ kind }) => kind)).toEqual([
    'account.invited',
    'account.link-made',
    'account.role-granted',
  ])
  const listed = await agency.call(handovers.listUnitPeople, { organisation: health })
  expect(listed.people).toContainEqual({ account, userName: 'nguoi.moi', name: 'Đỗ Thị Mới' })
})

const ofUnit = (role: string) => ({ role, organisation_id: health })

test.each<[string, () => Promise<Wish>]>([
  ['handover-to-oneself', async () => ({ to: await nameOf(giver) })],
  ['handover-taker-unknown', async () => ({ to: 'khong.co.ai' })],
  ['handover-taker-disabled', async () => ({ to: await nameOf(await person([], { state: 'disabled' })) })],
  ['handover-role-held-already', async () => ({ to: await nameOf(await person([ofUnit('unit-officer')])) })],
  ['handover-role-not-held', async () => ({ role: 'unit-head' })],
  ['handover-role-not-held', async () => ({ organisation: province.organisation('huyen-tan-khe') })],
  ['handover-before-today', async () => ({ on: await dayIn(-1) })],
  ['name-taken', async () => ({ newName: 'Trùng Tên' })],
  ['own-account', async () => ({ to: 'thuong-truc' })],
  ['not-found', async () => ({ account: '01980000-0000-7000-8000-0000000000ff' })],
  ['bad-input', async () => ({ role: 'leader' as 'unit-head' })],
  ['bad-input', async () => ({ reason: '' })],
])('%s: nothing is changed, and the preview says the same', async (code, change) => {
  const asked = await change()
  const before = [await daysOf(giver), await daysOf(taker)]
  expect(await codeOf(handOver(asked))).toBe(code)
  if (asked.reason === undefined) expect(await codeOf(preview(asked))).toBe(code)
  expect([await daysOf(giver), await daysOf(taker)]).toEqual(before)
  expect([await eventsOf(giver.account), await eventsOf(taker.account)]).toEqual([[], []])
})

test('a role that ended is not handed over, nor one after the day on which it ends', async () => {
  await handOver({ on: await dayIn(5) })
  const other = await nameOf(await person([]))
  expect(await codeOf(handOver({ to: other, on: await dayIn(5) }))).toBe('handover-after-role-ends')
  await handOver({ to: other })
  expect(await codeOf(handOver({ to: await nameOf(await person([])) }))).toBe('handover-role-not-held')
})

test('of two who hand over at once, one does', async () => {
  const [one, two] = [await person([]), await person([])]
  const tried = await Promise.all([one, two].map(async (to) => codeOf(handOver({ to: await nameOf(to) }))))
  expect(tried.filter((code) => code !== undefined)).toEqual(['handover-role-not-held'])
  expect([...(await daysOf(one)), ...(await daysOf(two))]).toHaveLength(1)
})

test('what cannot be written whole is not begun: where the taker cannot be given it, the giver keeps the role', async () => {
  const { db } = province.database
  const asked = await wish()
  await sql`
    create function no_grants() returns trigger language plpgsql as $$ begin raise exception 'no grants'; end $$`.execute(
    db,
  )
  await sql`create trigger no_grants before insert on role_grant for each row execute function no_grants()`.execute(db)
  expect(await codeOf(handOver(asked))).toBe('internal')
  expect(await codeOf(handOver({ ...asked, to: 'khong.thanh', newName: 'Không Thành' }))).toBe('internal')
  await sql`drop trigger no_grants on role_grant`.execute(db)
  expect([await rolesOf(giver), await eventsOf(giver.account)]).toEqual([['unit-officer'], []])
  expect(await codeOf(preview({ to: 'khong.thanh' }))).toBe('handover-taker-unknown')
})

test('an administrator may; an officer, a head and an auditor may not; and no list of accounts is opened by it', async () => {
  for (const name of ['cb.so-y-te', 'tt.so-y-te', 'kiem-tra'])
    expect(await codeOf((await province.as(name)).call(handovers.handOver, await wish()))).toBe('not-permitted')
  expect(await codeOf(agency.call(accounts.listAccounts, {}))).toBe('not-permitted')
  const admin = await province.as('quan-tri.minh-hoa')
  await admin.call(handovers.handOver, await wish())
  expect(await rolesOf(taker)).toEqual(['unit-officer'])
})
