import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { INSTALLATION } from '#domain/event/event.ts'
import { LOST_AFTER } from '#domain/message/mail.ts'
import { DAYTIME, openOutbox, type OutboxHouse } from '#test/support/outbox-house.ts'
import { record } from '../events/record.ts'
import { clearOutbox, GIVEN_UP, settleMail, takeMail } from './outbox.ts'

let house: OutboxHouse
beforeEach(async () => {
  house = await openOutbox()
})
afterEach(() => house.close())

const later = (minutes: number, from = DAYTIME): Date => new Date(from.getTime() + minutes * 60_000)
const afterDeath = (): Date => new Date(DAYTIME.getTime() + LOST_AFTER + 1000)

describe('a mail', () => {
  test('arrives as it was meant: subject, sender, Message-ID, both languages, plain and marked up, and a link', async () => {
    const account = await house.account('dat@so-noi-vu.example')
    await house.told(account, { path: '/nhap-so-lieu/hue-2020?unit=a&period=2026' })
    expect(await house.send()).toBe(1)
    const [mail] = house.mailServer.received
    const [row] = await house.mails()
    expect(mail).toMatchObject({
      subject: '[La Bàn] Mở đợt đánh giá: Đợt năm 2026',
      from: { name: 'La Bàn', address: 'laban@tinh.example' },
      to: [{ address: 'dat@so-noi-vu.example' }],
      messageId: row!.message_id,
      date: '2026-12-29T02:00:00.000Z',
    })
    expect(mail!.to_).toEqual(['dat@so-noi-vu.example'])
    expect(row!.message_id).toMatch(/^<[\da-f-]{36}@tinh\.example>$/)
    const sentence = 'Sở Nội vụ nhập số liệu và nộp hồ sơ chậm nhất 23:59 ngày 30/12/2026.'
    expect(mail!.text).toContain(sentence)
    expect(mail!.html).toContain(sentence)
    expect(mail!.text).toContain('Sở Nội vụ enters its values and submits by 23:59 on 30/12/2026.')
    expect(mail!.text).toContain('https://laban.tinh.example/nhap-so-lieu/hue-2020?unit=a&period=2026')
    expect(mail!.html).toContain('href="https://laban.tinh.example/nhap-so-lieu/hue-2020?unit=a&amp;period=2026"')
    expect(await house.states()).toEqual({ sent: 1 })
  })

  test('takes nothing of a title for a header or for markup', async () => {
    const account = await house.account('dat@so-noi-vu.example')
    const round = 'Đợt <b>1</b> & "2"\r\nBcc: all@tinh.example\u2028'
    const params = { round, organisation: '<script>', until: '2026-12-30T23:59:59+07:00' }
    await house.told(account, { kind: 'reminder', params })
    await house.send()
    const [mail] = house.mailServer.received
    expect(mail!.subject).toBe('[La Bàn] Nhắc nộp hồ sơ: Đợt <b>1</b> & "2" Bcc: all@tinh.example')
    expect([mail!.to_, mail!.bcc, mail!.headers.filter(({ key }) => key === 'bcc')]).toEqual([
      ['dat@so-noi-vu.example'],
      undefined,
      [],
    ])
    expect(mail!.html).not.toMatch(/<(script|b)>/)
    expect(mail!.html).toContain('&lt;script&gt;')
  })

  test('is logged with what it was about and who it was for, not with the address', async () => {
    const account = await house.account('dat@so-noi-vu.example')
    await house.told(account)
    house.mailServer.atRecipient = (address) => ({ code: 550, text: `<${address}> is unknown here` })
    await house.send()
    const { id } = (await house.mails())[0]!
    expect(house.log).toEqual([{ mail: id, notice: 'round-opened', account, tries: 1, state: 'failed', reply: 550 }])
    expect((await house.mails())[0]!.last_error).toContain('dat@so-noi-vu.example')
  })
})

describe('what the mail server says', () => {
  test('4xx puts a mail off: it goes at the next try, under the same Message-ID', async () => {
    await house.told(await house.account('dat@so-noi-vu.example'))
    house.mailServer.atMessage = () => ({ code: 451, text: 'try again later' })
    await house.send()
    const [put] = await house.mails()
    expect(put).toMatchObject({ state: 'waiting', attempts: 1, not_before: later(1) })
    house.mailServer.atMessage = () => undefined
    expect(await house.send()).toBe(0)
    expect(await house.send(later(1))).toBe(1)
    expect(house.mailServer.received.map(({ messageId }) => messageId)).toEqual([put!.message_id])
    expect(await house.mails()).toMatchObject([{ state: 'sent', attempts: 2, last_error: null }])
  })

  test.each(['recipient', 'message'] as const)(
    '5xx at the %s is final at once, and keeps nobody else waiting',
    async (at) => {
      await house.told(await house.account('away@so-noi-vu.example'))
      await house.told(await house.account('dat@so-noi-vu.example'))
      const no = { code: 550, text: 'no such user' }
      if (at === 'recipient') house.mailServer.atRecipient = (address) => (address.startsWith('away') ? no : undefined)
      else house.mailServer.atMessage = ({ to_ }) => (to_[0]!.startsWith('away') ? no : undefined)
      expect(await house.send()).toBe(2)
      expect(await house.states()).toEqual({ failed: 1, sent: 1 })
      expect(await house.send(later(24 * 60))).toBe(0)
    },
  )

  test('a server that is not there, or does not take our word for who we are, puts off', async () => {
    await house.told(await house.account('dat@so-noi-vu.example'))
    const { port } = house.mailServer
    Object.assign(house.settings.smtp, { port: 1 })
    await house.send()
    expect(await house.mails()).toMatchObject([{ state: 'waiting', attempts: 1 }])
    Object.assign(house.settings.smtp, { port, user: 'laban', password: 'wrong' })
    await house.send(later(1))
    expect(await house.mails()).toMatchObject([{ state: 'waiting', attempts: 2 }])
  })

  test('a connection that breaks after the message is an end that nobody knows: it is not sent again', async () => {
    await house.told(await house.account('dat@so-noi-vu.example'))
    house.mailServer.atMessage = () => house.mailServer.breakOff()
    await house.send()
    expect(await house.mails()).toMatchObject([{ state: 'unknown', attempts: 1 }])
    expect(await house.send(later(24 * 60))).toBe(0)
  })
})

test('a server that demands it is told name and password', async () => {
  const closed = await openOutbox({ user: 'laban', password: 'thuyền & bến' })
  await closed.told(await closed.account('dat@so-noi-vu.example'))
  await closed.send()
  expect([await closed.states(), closed.mailServer.received.length]).toEqual([{ sent: 1 }, 1])
  await closed.close()
})

describe('in quiet hours', () => {
  test('nothing is sent at 21:30; what waited goes at 07:00', async () => {
    await house.told(await house.account('dat@so-noi-vu.example'))
    expect(await house.send(new Date('2026-12-29T21:30:00+07:00'))).toBe(0)
    expect(await house.send(new Date('2026-12-30T06:59:59+07:00'))).toBe(0)
    expect(house.mailServer.received).toEqual([])
    expect(await house.send(new Date('2026-12-30T07:00:00+07:00'))).toBe(1)
  })
})

describe('nobody gets a mail twice', () => {
  test('of two that send at once over fifty mails', async () => {
    for (let place = 0; place < 50; place += 1) await house.told(await house.account(`unit-${place}@tinh.example`))
    const tried = await Promise.all([house.send(), house.send()])
    expect(tried[0] + tried[1]).toBe(50)
    expect(Math.min(...tried)).toBeGreaterThan(0)
    const ids = house.mailServer.received.map(({ messageId }) => messageId)
    expect([ids.length, new Set(ids).size, await house.states()]).toEqual([50, 50, { sent: 50 }])
    expect(new Set(house.mailServer.received.map(({ to_ }) => to_[0])).size).toBe(50)
  })

  test.each(['before the server has answered', 'after the server has accepted'])(
    'when the one who sends is killed %s: that one is unknown, the others arrive once',
    async (when) => {
      for (let place = 0; place < 5; place += 1) await house.told(await house.account(`unit-${place}@tinh.example`))
      let [killed, seen] = [false, 0]
      const worker = workerOf(house)
      house.mailServer.atMessage = async () => {
        seen += 1
        if (seen !== 3 || killed) return undefined
        killed = true
        worker.child.kill('SIGKILL')
        await worker.ended
        // The server has the message and accepts it, or never came to that.
        return when.startsWith('after') ? undefined : { code: 451, text: 'client gone' }
      }
      expect(await worker.ended).toBeNull()
      expect(await house.states()).toEqual({ sent: 2, sending: 1, waiting: 2 })
      // Too early to say: another one may be at it.
      expect(await clearOutbox(house.database.db, later(1))).toBe(0)
      expect(await house.send()).toBe(2)
      expect(await clearOutbox(house.database.db, afterDeath())).toBe(1)
      expect(await house.send(later(24 * 60))).toBe(0)
      expect(await house.states()).toEqual({ sent: 4, unknown: 1 })
      const ids = house.mailServer.received.map(({ messageId }) => messageId)
      expect(ids.length).toBe(when.startsWith('after') ? 5 : 4)
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  test('one who was given up for dead and was only slow still has the last word', async () => {
    const { db } = house.database
    await house.told(await house.account('dat@so-noi-vu.example'))
    const mail = await takeMail(db, DAYTIME)
    expect(await clearOutbox(db, afterDeath())).toBe(1)
    expect(await house.mails()).toMatchObject([{ state: 'unknown', last_error: GIVEN_UP.lost }])
    await settleMail(db, mail!, { outcome: 'accepted' }, afterDeath())
    expect(await house.mails()).toMatchObject([{ state: 'sent', last_error: null }])
  })

  test('what was due when the installation was restored may have gone since its backup; what was not may go', async () => {
    const { db } = house.database
    await house.told(await house.account('before@tinh.example'))
    await house.told(await house.account('after@tinh.example'))
    const restored = { stream: INSTALLATION, kind: 'installation.restored', by: null, body: {} } as const
    const { at } = await db.transaction().execute((tx) => record(tx, [restored]))
    for (const [name, minutes] of [
      ['before', -1],
      ['after', 1],
    ] as const)
      await db
        .updateTable('mail')
        .set({ not_before: later(minutes, at) })
        .where('address', 'like', `${name}%`)
        .execute()
    expect(await clearOutbox(db, later(2, at))).toBe(1)
    expect(await house.mails()).toMatchObject([
      { address: 'before@tinh.example', state: 'unknown', last_error: GIVEN_UP.restored },
      { address: 'after@tinh.example', state: 'waiting' },
    ])
  })

  test('old news is not sent', async () => {
    await house.told(await house.account('dat@so-noi-vu.example'))
    expect(await clearOutbox(house.database.db, later(4 * 24 * 60))).toBe(0)
    expect(await clearOutbox(house.database.db, later(4 * 24 * 60 + 1))).toBe(1)
    expect(await house.mails()).toMatchObject([{ state: 'failed', last_error: GIVEN_UP.stale }])
  })
})

const WORKER = fileURLToPath(new URL('../../../test/support/mail-worker.ts', import.meta.url))

function workerOf({ url, mailServer }: OutboxHouse) {
  const child = spawn(process.execPath, [WORKER, url, mailServer.url, DAYTIME.toISOString()], { stdio: 'inherit' })
  return { child, ended: new Promise<number | null>((end) => child.once('exit', end)) }
}
