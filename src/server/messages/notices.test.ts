import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { notices } from '#contract/notices.ts'
import type { NewNotice } from '#domain/message/notice.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { beSeen } from './start-messages.ts'
import { tell } from './tell.ts'

const [OFFICER, OTHER, ADMINISTRATOR] = ['cb.so-y-te', 'tt.so-y-te', 'quan-tri.minh-hoa']

let province: Province
beforeAll(async () => {
  province = await openProvince()
  await beSeen(province.database.db, { from: { name: 'La Bàn', address: 'laban@tinh.example' } })
})
afterAll(() => province.close())

beforeEach(async () => {
  await province.database.db.deleteFrom('mail').execute()
  await province.database.db.deleteFrom('notice').execute()
})

async function accountOf(userName: string): Promise<string> {
  const found = province.database.db.selectFrom('account').select('id').where('user_name', '=', userName)
  return (await found.executeTakeFirstOrThrow()).id
}

/** Tells an account about as many rounds, one after the other. */
async function told(userName: string, count: number): Promise<void> {
  const account = await accountOf(userName)
  for (let place = 1; place <= count; place += 1) {
    const params = { round: `Đợt ${place}`, organisation: 'Sở' }
    const notice: NewNotice = { kind: 'approved', params, account, onceKey: uuidv7(), path: `/dot/${place}` }
    await province.database.db.transaction().execute((tx) => tell(tx, [notice]))
  }
}

async function namesOf(caller: Caller, input: { limit?: number; before?: string; unread?: 'yes' } = {}) {
  const { notices: rows, unread, next } = await caller.call(notices.listNotices, input)
  const names = rows.map(({ notice: { params } }) => ('round' in params ? params.round : ''))
  return { names, ids: rows.map(({ id }) => id), unread, next }
}

describe('notices', () => {
  test('are read newest first, page by page, and only one’s own', async () => {
    await told(OFFICER, 5)
    await told(OTHER, 1)
    const officer = await province.as(OFFICER)
    const first = await namesOf(officer, { limit: 3 })
    expect([first.names, first.unread]).toEqual([['Đợt 5', 'Đợt 4', 'Đợt 3'], 5])
    const second = await namesOf(officer, { limit: 3, before: first.next! })
    expect([second.names, second.next]).toEqual([['Đợt 2', 'Đợt 1'], null])
    const { notices: rows } = await officer.call(notices.listNotices, { limit: 1 })
    expect(rows[0]).toMatchObject({
      notice: { kind: 'approved', params: { round: 'Đợt 5', organisation: 'Sở' } },
      path: '/dot/5',
    })
  })

  test('are marked one by one, or all that were seen: what was told since stays unread', async () => {
    await told(OFFICER, 3)
    const officer = await province.as(OFFICER)
    const { ids } = await namesOf(officer)
    expect(await officer.call(notices.markRead, { notice: ids[2]! })).toEqual({ unread: 2 })
    expect((await namesOf(officer, { unread: 'yes' })).names).toEqual(['Đợt 3', 'Đợt 2'])
    await told(OFFICER, 1)
    expect(await officer.call(notices.markAllRead, { newest: ids[0]! })).toEqual({ unread: 1 })
  })

  test('of another account are not there', async () => {
    await told(OTHER, 1)
    const officer = await province.as(OFFICER)
    const [strange] = (await namesOf(await province.as(OTHER))).ids
    expect(await refusal(officer.call(notices.markRead, { notice: strange! }))).toMatchObject({ code: 'not-found' })
    expect(await refusal(officer.call(notices.markAllRead, { newest: strange! }))).toMatchObject({ code: 'not-found' })
    expect((await namesOf(officer, { before: strange! })).names).toEqual([])
    expect((await namesOf(await province.as(OTHER))).unread).toBe(1)
  })
})

describe('the outbox', () => {
  async function withMail(state: string): Promise<string> {
    const { db } = province.database
    await db.updateTable('account').set({ email: 'can-bo@tinh.example' }).where('user_name', '=', OFFICER).execute()
    await told(OFFICER, 1)
    const { id } = await db
      .updateTable('mail')
      .set({ state, attempts: 3, last_error: '550 no such user', taken_at: new Date() })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  test('shows an administrator how each mail stands', async () => {
    const id = await withMail('failed')
    const administrator = await province.as(ADMINISTRATOR)
    const { mails, next } = await administrator.call(notices.listMails, { state: 'failed' })
    expect([mails.length, next]).toEqual([1, null])
    expect(mails[0]).toMatchObject({
      id,
      address: 'can-bo@tinh.example',
      kind: 'approved',
      state: 'failed',
      attempts: 3,
      lastError: '550 no such user',
      messageId: `<${id}@tinh.example>`,
    })
    expect((await administrator.call(notices.listMails, { state: 'waiting' })).mails).toEqual([])
    expect((await administrator.call(notices.listMails, { before: id })).mails).toEqual([])
  })

  test.each(['failed', 'unknown'])(
    'sends a mail that is %s again, to the present address, with an event',
    async (state) => {
      const { db } = province.database
      const id = await withMail(state)
      await db.updateTable('account').set({ email: 'moi@tinh.example' }).where('user_name', '=', OFFICER).execute()
      const administrator = await province.as(ADMINISTRATOR)
      await administrator.call(notices.resendMail, { mail: id })
      const mail = await db.selectFrom('mail').selectAll().executeTakeFirstOrThrow()
      expect(mail).toMatchObject({ id, state: 'waiting', attempts: 0, last_error: null, address: 'moi@tinh.example' })
      expect(mail.message_id).toBe(`<${id}@tinh.example>`)
      const event = await db
        .selectFrom('event')
        .select(['body', 'by_account'])
        .where('kind', '=', 'installation.mail-resent')
        .orderBy('sequence', 'desc')
        .executeTakeFirst()
      expect(event).toEqual({
        body: { mail: id, account: await accountOf(OFFICER), before: state },
        by_account: await accountOf(ADMINISTRATOR),
      })
      const again = administrator.call(notices.resendMail, { mail: id })
      expect(await refusal(again)).toMatchObject({ code: 'wrong-state' })
    },
  )
})
