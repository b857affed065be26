import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openedRound } from '#test/support/planned-round.ts'
import { openProvince, type Province } from '#test/support/province.ts'
import { remind } from './remind.ts'
import { tellUnits } from './tell-units.ts'

// A Tuesday. Working days before it: 30, 27, 26, 25, 24, 23, 20; after it: 1/4.
const UNTIL = '2026-03-31T16:59:59Z'
const CALENDAR = {
  entryFrom: '2026-03-01T00:00:00Z',
  entryUntil: UNTIL,
  fixedAt: UNTIL,
  appraisalUntil: '2026-04-10T00:00:00Z',
  explanationUntil: '2026-04-20T00:00:00Z',
  councilUntil: '2026-04-25T00:00:00Z',
  releaseOn: '2026-04-30T00:00:00Z',
}
const DISTRICTS = 9

let province: Province
let round: string
beforeAll(async () => {
  province = await openProvince()
  const { db } = province.database
  // Who has not opened the account yet is not told: all but this one have.
  await db.updateTable('account').set({ state: 'active' }).where('kind', '=', 'person').execute()
  await db.updateTable('account').set({ state: 'invited' }).where('user_name', '=', LATE).execute()
  round = await openedRound(await province.as('thuong-truc'), { calendar: CALENDAR })
  // That it is open was told: only reminders are looked at here.
  await db.deleteFrom('notice').execute()
  await db
    .updateTable('round')
    .set({ opened_at: new Date('2026-03-02T02:00:00Z'), reminder_days: [-7, -3, -1, 0, 1] })
    .where('id', '=', round)
    .execute()
})
afterAll(() => province.close())

const LATE = 'cb.huyen-tan-khe'

const remindAt = (local: string): Promise<number> =>
  remind(province.database.db, () => Promise.resolve(new Date(`${local}+07:00`)))

/** The notices since last asked, as who was told what about how many units. */
async function heard(): Promise<string[]> {
  const { db } = province.database
  const rows = await db
    .deleteFrom('notice')
    .using('account')
    .whereRef('account.id', '=', 'notice.account_id')
    .returning(['account.user_name', 'notice.kind', 'notice.params', 'notice.path'])
    .execute()
  return rows.map(({ user_name, kind, params }) => {
    const { organisations } = params as { organisations?: string[] }
    return `${user_name} ${kind}${organisations ? ` ${organisations.length}` : ''}`
  })
}

const whose = (told: readonly string[], begin: string): number => told.filter((one) => one.startsWith(begin)).length

describe('an open round', () => {
  test('reminds the officers of every member seven and three working days before its end, once', async () => {
    expect(await remindAt('2026-03-20T06:59:59')).toBe(0)
    const counts = await Promise.all([remindAt('2026-03-20T07:00:00'), remindAt('2026-03-20T07:00:00')])
    expect(counts[0] + counts[1]).toBeGreaterThan(0)
    expect(await remindAt('2026-03-20T18:00:00')).toBe(0)
    const told = await heard()
    expect(told).toHaveLength(new Set(told).size)
    // Of nine districts one has nobody who could read it.
    expect([whose(told, 'cb.'), whose(told, LATE), whose(told, 'tt.')]).toEqual([DISTRICTS - 1, 0, 0])
    await remindAt('2026-03-26T08:00:00')
    expect(whose(await heard(), 'cb.')).toBe(DISTRICTS - 1)
  })

  test('reminds the heads from the day before on, and gives the leaders one list on the last', async () => {
    await remindAt('2026-03-30T08:00:00')
    const before = await heard()
    expect(whose(before, 'tt.')).toBeGreaterThan(0)
    expect(before.filter((one) => one.includes('not-submitted'))).toEqual([])
    await remindAt('2026-03-31T08:00:00')
    const last = await heard()
    expect(last.filter((one) => one.startsWith('lanh-dao-tinh'))).toEqual([`lanh-dao-tinh not-submitted ${DISTRICTS}`])
  })

  test('says when the end is over, and nothing of those who have submitted', async () => {
    const { db } = province.database
    const submission = await db.selectFrom('submission').select('id').where('round_id', '=', round).execute()
    const done = submission.slice(0, 4).map(({ id }) => id)
    await db.updateTable('submission').set({ state: 'submitted' }).where('id', 'in', done).execute()
    await remindAt('2026-04-01T07:00:00')
    const told = await heard()
    expect(told).toContain(`lanh-dao-tinh not-submitted ${DISTRICTS - 4}`)
    expect(told.filter((one) => one.includes('reminder'))).toEqual([])
    expect(whose(told, 'cb.')).toBeLessThanOrEqual(DISTRICTS - 4)
  })

  test('goes by a submission’s own end of entry', async () => {
    const { db } = province.database
    const [one] = await db
      .selectFrom('submission')
      .select('id')
      .where('round_id', '=', round)
      .where('state', '=', 'draft')
      .execute()
    // A Thursday, three working days after 20/4.
    await db
      .updateTable('submission')
      .set({ entry_until: new Date('2026-04-23T16:59:59Z') })
      .where('id', '=', one!.id)
      .execute()
    await remindAt('2026-04-20T07:00:00')
    expect((await heard()).map((line) => line.split(' ')[1])).toEqual(['reminder'])
  })

  test('is silent when it is closed', async () => {
    await province.database.db.updateTable('round').set({ state: 'closed' }).where('id', '=', round).execute()
    expect(await remindAt('2026-04-01T07:00:00')).toBe(0)
  })
})

test('a unit’s people are told of it once each, and other units’ are not', async () => {
  const unit = province.organisation('so-y-te')
  const notice = { kind: 'approved', params: { round: 'Đợt', organisation: 'Sở Y tế' } } as const
  const tellIt = (): Promise<number> =>
    province.database.db
      .transaction()
      .execute((tx) => tellUnits(tx, new Date(), [{ organisation: unit, notice, onceKey: `approved:${unit}` }]))
  expect(await tellIt()).toBeGreaterThan(0)
  expect(await tellIt()).toBe(0)
  const told = await heard()
  expect(told.toSorted()).toEqual(['cb.so-y-te approved', 'tt.so-y-te approved'])
})
