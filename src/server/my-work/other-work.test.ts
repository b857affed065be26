import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appraisal } from '#contract/appraisal.ts'
import { myWork, type MyWork } from '#contract/my-work.ts'
import { values } from '#contract/values.ts'
import { sharedItems } from '#domain/edition/asked-items.ts'
import { ACCEPT, decide, ratioLeaves, roundUnderAppraisal } from '#test/support/appraisal.ts'
import { entered } from '#test/support/bearers.ts'
import { openProvince, type Caller, type Province } from '#test/support/province.ts'
import { openedRound, saveNumber } from '#test/support/round.ts'

const [HEALTH, JUSTICE] = ['so-y-te', 'so-tu-phap'] as const
const PROVIDER = 'sl.doanh-nghiep-vien-thong-a'

let province: Province
/** A number of others that departments' criteria read, here supplied in parts. */
let shared: string
let company: string

beforeAll(async () => {
  province = await openProvince()
  const outline = province.content.outlines.get('hue-2020')!
  shared = sharedItems(outline, 'department')[0]!.item.id
  const { db } = province.database
  const { organisation_id } = await db.selectFrom('item_provider').select('organisation_id').executeTakeFirstOrThrow()
  company = organisation_id
  await db.insertInto('item_provider').values({ item_id: shared, organisation_id, valid_from: '2019-01-01' }).execute()
})
afterAll(() => province.close())

const workOf = async (userName: string): Promise<MyWork> => (await province.as(userName)).call(myWork.showMyWork, {})
const withoutRounds = () => province.database.db.updateTable('round').set({ state: 'closed' }).execute()

async function withGrants(grants: Parameters<typeof entered>[1]['grants']): Promise<Caller> {
  const { cookie } = await province.database.db.transaction().execute((tx) => entered(tx, { grants }))
  return province.with(cookie)
}

test('while no round is open nobody owes anything', async () => {
  for (const userName of [`cb.${HEALTH}`, 'xac-minh', 'tham-dinh-1a', 'lanh-dao-tinh', 'kiem-tra']) {
    const { undelivered: _, ...rest } = await workOf(userName)
    expect([userName, rest]).toEqual([userName, { units: [], provides: [], verifies: [], appraises: [], rounds: [] }])
  }
})

test('who runs a round sees how many have not submitted, are late, have an end of their own', async () => {
  const round = await openedRound(province, { members: [HEALTH, JUSTICE] })
  const { db } = province.database
  const seen = async (userName: string) => (await workOf(userName)).rounds
  expect(await seen('thuong-truc')).toMatchObject([
    {
      scope: 'all',
      members: 2,
      overdue: 0,
      extended: 0,
      states: { draft: 2, council: 0 },
      next: { moment: 'entryUntil' },
    },
  ])
  await round.endEntry(-2)
  const own = new Date(Date.now() + 3_600_000)
  await db.updateTable('submission').set({ entry_until: own }).where('id', '=', round.of(HEALTH)).execute()
  await db.updateTable('submission').set({ state: 'council' }).where('id', '=', round.of(JUSTICE)).execute()
  expect(await seen('lanh-dao-tinh')).toMatchObject([
    { overdue: 0, extended: 1, states: { draft: 1, council: 1 }, next: { moment: 'fixedAt' } },
  ])
  await db.updateTable('submission').set({ entry_until: null }).execute()
  expect(await seen('thu-ky-hoi-dong')).toMatchObject([{ overdue: 1, extended: 0 }])
  for (const userName of [`cb.${HEALTH}`, 'tham-dinh-1a', PROVIDER, 'xac-minh', 'quan-tri.minh-hoa'])
    expect([userName, await seen(userName)]).toEqual([userName, []])
  expect((await workOf('quan-tri.minh-hoa')).undelivered).toBe(0)
  expect((await workOf(`cb.${HEALTH}`)).undelivered).toBeUndefined()
  await withoutRounds()
})

test('a supervisor sees those below alone', async () => {
  const { db } = province.database
  const grant = await db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .innerJoin('organisation', 'organisation.id', 'role_grant.organisation_id')
    .innerJoin('organisation_version as child', 'child.parent_id', 'role_grant.organisation_id')
    .innerJoin('organisation as below', 'below.id', 'child.organisation_id')
    .select('below.slug')
    .where('user_name', '=', 'giam-sat')
    .where('child.valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  await openedRound(province, { members: [HEALTH, grant.slug!] })
  expect((await workOf('giam-sat')).rounds).toMatchObject([{ scope: 'below', members: 1 }])
  await withoutRounds()
})

test('an appraiser is told what the queue counts, and of nobody whose unit they work for', async () => {
  const leaf = ratioLeaves(province)[0]!
  const item = leaf.leaf!.letters[0]!.item.id
  const head = await province.as(`tt.${HEALTH}`)
  await saveNumber(head, province.organisation(HEALTH), item, '24', { note: 'Rà soát.' })
  const round = await roundUnderAppraisal(province, { members: [HEALTH], secondShare: '1' })
  const charge = { role: 'appraiser', edition_id: 'hue-2020', node_code: leaf.code }
  const [first, second] = [await withGrants([charge]), await withGrants([charge])]
  const ofOwn = await withGrants([charge, { role: 'unit-officer', organisation_id: province.organisation(HEALTH) }])
  const appraises = async (who: Caller) => (await who.call(myWork.showMyWork, {})).appraises
  expect(await appraises(first)).toMatchObject([{ undecided: 1, submissions: 1, blind: 0, decided: 0, toReview: 0 }])
  expect(await appraises(ofOwn)).toEqual([])
  const place = { submission: round.of(HEALTH), node: leaf.code }
  await decide(first, place, ACCEPT)
  expect(await appraises(first)).toMatchObject([{ undecided: 0, submissions: 0, decided: 1 }])
  expect(await appraises(second)).toMatchObject([{ undecided: 1, blind: 1, decided: 0 }])

  await province.database.db.updateTable('finding').set({ state: 'to-review' }).execute()
  expect(await appraises(first)).toMatchObject([{ undecided: 0, toReview: 1 }])
  const whole = await province.as('tham-dinh-1a')
  const { counts } = await whole.call(appraisal.listAppraisalQueue, {})
  const [mine] = await appraises(whole)
  expect([mine!.undecided, mine!.toReview, mine!.decided]).toEqual([counts.undecided, counts.toReview, counts.decided])
  await withoutRounds()
})

test('a provider owes its part where others gave theirs', async () => {
  // Of the year that is open all companies but the last one have given theirs.
  const { rows } = await sql<{ user_name: string; period: string; items: number }>`
    select account.user_name, open.period, count(*) as items from role_grant
    join account on account.id = role_grant.account_id
    join (select item_id, max(period) as period from value where part_id is not null group by item_id) as open
      on open.item_id = role_grant.item_id
    where role = 'data-provider' and not exists (select from value
      where value.item_id = role_grant.item_id and part_id = role_grant.organisation_id and value.period = open.period)
    group by account.user_name, open.period
  `.execute(province.database.db)
  const { user_name: late, period, items } = rows[0]!
  expect((await workOf(PROVIDER)).provides.every(({ asked, given }) => asked === given)).toBe(true)
  const [owed] = (await workOf(late)).provides
  expect(owed).toMatchObject({ period, asked: items, given: 0 })
  expect(owed!.due).toBeUndefined()
})

test('and in rounds that read it, until the common values are fixed or it is given', async () => {
  const period = '2024'
  const grant = { role: 'data-provider', item_id: shared, organisation_id: company }
  const provider = await withGrants([grant])
  const provides = async () => (await provider.call(myWork.showMyWork, {})).provides
  expect(await provides()).toEqual([])
  const round = await openedRound(province, { members: [HEALTH], period })
  expect(await provides()).toMatchObject([
    { period, part: { id: company }, asked: 1, given: 0, due: { isOver: false } },
  ])
  const { fixed_at } = await province.database.db
    .selectFrom('round')
    .select('fixed_at')
    .where('id', '=', round.id)
    .executeTakeFirstOrThrow()
  expect((await provides())[0]!.due!.until).toBe(fixed_at.toISOString())
  const content = { kind: 'number', number: '5', typed: '5' } as const
  const place = { subject: province.organisation('tinh-minh-hoa'), item: shared, period, part: company }
  await provider.call(values.saveValue, { ...place, version: 0, content })
  expect(await provides()).toMatchObject([{ asked: 1, given: 1 }])
  await withoutRounds()
})

test('a verifier is told of what there is no verdict on', async () => {
  const { db } = province.database
  const { item_id: item } = await db
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .innerJoin('data_item', 'data_item.id', 'role_grant.item_id')
    .select('role_grant.item_id')
    .where('user_name', '=', 'xac-minh')
    .where('data_item.kind', '=', 'count')
    .executeTakeFirstOrThrow()
  const period = '2024'
  await openedRound(province, { members: [HEALTH], period })
  expect((await workOf('xac-minh')).verifies).toEqual([])
  const subject = province.organisation(HEALTH)
  await saveNumber(await province.as('thuong-truc'), subject, item!, '2', { period })
  expect((await workOf('xac-minh')).verifies).toMatchObject([{ period, values: 1 }])
  const verdict = { subject, item: item!, period, version: 1, verdict: 'verified' } as const
  await (await province.as('xac-minh')).call(values.verifyValue, verdict)
  expect((await workOf('xac-minh')).verifies).toEqual([])
  await withoutRounds()
})
