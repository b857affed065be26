import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { NewNotice } from '#domain/message/notice.ts'
import { openOutbox, type OutboxHouse } from '#test/support/outbox-house.ts'
import { createMetrics } from '../operation/metrics.ts'
import { outboxReading } from './read-mails.ts'
import { startMessages } from './start-messages.ts'
import { tell } from './tell.ts'

let house: OutboxHouse
beforeEach(async () => {
  house = await openOutbox()
})
afterEach(() => house.close())

const UNTIL = '2026-12-30T23:59:59+07:00'

function opened(account: string, onceKey: string): NewNotice {
  return { kind: 'round-opened', params: { round: 'Đợt', organisation: 'Sở', until: UNTIL }, account, onceKey }
}

const count = async (table: 'notice' | 'mail'): Promise<number> =>
  (await house.database.db.selectFrom(table).select('id').execute()).length

describe('what somebody is told', () => {
  test('is told once under one key, also by two commands at once that tell it in another order', async () => {
    const { db } = house.database
    const accounts = await Promise.all(Array.from({ length: 20 }, (_, place) => house.account(`${place}@tinh.example`)))
    const notices = accounts.flatMap((account) => [opened(account, 'a'), opened(account, 'b'), opened(account, 'a')])
    const counts = await Promise.all(
      [notices, notices.toReversed(), notices].map((some) => db.transaction().execute((tx) => tell(tx, some))),
    )
    expect(counts.reduce((sum, one) => sum + one)).toBe(40)
    expect([await count('notice'), await count('mail')]).toEqual([40, 40])
  })

  test('is told with the change or not at all', async () => {
    const account = await house.account('dat@tinh.example')
    const broken = house.database.db.transaction().execute(async (tx) => {
      await tell(tx, [opened(account, 'a')])
      throw new Error('the change was not made')
    })
    await expect(broken).rejects.toThrow('the change was not made')
    expect([await count('notice'), await count('mail')]).toEqual([0, 0])
  })

  test('goes by mail only to an open account that has an address', async () => {
    await house.told(await house.account('dat@tinh.example'))
    await house.told(await house.account(null))
    await house.told(await house.account('invited@tinh.example', 'invited'))
    await house.told(await house.account('left@tinh.example', 'disabled'))
    expect(await count('notice')).toBe(4)
    expect((await house.mails()).map(({ address }) => address)).toEqual(['dat@tinh.example'])
  })

  test('stays in the application while nobody can send, or nobody was seen for a day who can', async () => {
    const { db } = house.database
    const account = await house.account('dat@tinh.example')
    const aDayAgo = new Date(Date.now() - 25 * 3_600_000)
    await db.updateTable('mail_sender').set({ seen_at: aDayAgo }).execute()
    await house.told(account)
    await db.deleteFrom('mail_sender').execute()
    await house.told(account)
    expect([await count('notice'), await count('mail')]).toEqual([2, 0])
  })

  test('may not say more than its kind does', async () => {
    const account = await house.account('dat@tinh.example')
    const params = { round: 'Đợt', organisation: 'Sở', until: UNTIL, points: '87,5' }
    const wrong = { ...opened(account, 'a'), params } as unknown as NewNotice
    await expect(house.database.db.transaction().execute((tx) => tell(tx, [wrong]))).rejects.toThrow('points')
  })
})

test('whoever starts with mail set up is seen at once, and stops when asked', async () => {
  const { db } = house.database
  await db.deleteFrom('mail_sender').execute()
  const errors: object[] = []
  const log = { info: () => {}, error: (details: object) => void errors.push(details) }
  const started = startMessages({ db, content: { outlines: new Map() }, settings: house.settings, log })
  await started.stop()
  const seen = await db.selectFrom('mail_sender').select('domain').execute()
  expect([seen, errors]).toEqual([[{ domain: 'tinh.example' }], []])
})

test('monitoring is told how many mails stand how, and how long the first that is due has waited', async () => {
  const { db } = house.database
  for (const state of ['waiting', 'waiting', 'sending', 'sent', 'failed', 'unknown', 'unknown']) {
    await house.told(await house.account('dat@tinh.example'))
    await db.updateTable('mail').set({ state, attempts: 1 }).where('attempts', '=', 0).execute()
  }
  const now = new Date()
  const ago = new Date(now.getTime() - 90_000)
  await db.updateTable('mail').set({ not_before: ago }).execute()
  const { registry } = createMetrics({ outbox: () => outboxReading(db), now: () => now })
  const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('laban_mail'))
  expect(lines).toEqual([
    'laban_mails{state="waiting"} 3',
    'laban_mails{state="failed"} 1',
    'laban_mails{state="unknown"} 2',
    'laban_mail_waiting_seconds 90',
  ])
})
