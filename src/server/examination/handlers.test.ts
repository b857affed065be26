import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examination } from '#contract/examination.ts'
import { SYSTEM_LOOKS, systemFindingText } from '#text/system-findings.ts'
import { openMailServer, type MailServer } from '#test/support/mail-server.ts'
import { openProvince, refusal, type Caller, type Province } from '#test/support/province.ts'
import { CHECKPOINT_FILE } from '../events/checkpoint-file.ts'
import { Examinations, startExamining } from './examinations.ts'

const ADMINISTRATOR = 'quan-tri.minh-hoa'
const PASSWORD = 'thuyen-va-ben'

let mailServer: MailServer
let province: Province
let administrator: Caller
beforeAll(async () => {
  mailServer = await openMailServer({ user: 'laban', password: PASSWORD })
  const SMTP_URL = mailServer.url
  province = await openProvince({
    examined: { SMTP_URL, MAIL_FROM: 'La Bàn <laban@tinh.example>', BASE_URL: 'https://laban.tinh.example' },
  })
  administrator = await province.as(ADMINISTRATOR)
})
afterAll(async () => {
  await province.close()
  await mailServer.close()
})

const withAddress = (email: string | null) =>
  province.database.db.updateTable('account').set({ email }).where('user_name', '=', ADMINISTRATOR).execute()

test('an administrator reads how the installation stands, with the program and no password', async () => {
  const { findings, program, runningSince, at } = await administrator.call(examination.showExamination, {})
  expect(findings.find(({ look }) => look === 'mail')).toMatchObject({ state: 'fine', since: at })
  expect(findings.every(({ since }) => since !== undefined)).toBe(true)
  expect(program.schema).toMatch(/^\d{4}-/)
  expect(Date.parse(runningSince)).toBeLessThanOrEqual(Date.parse(at))
  expect(administrator.last().body).not.toContain(PASSWORD)
  for (const finding of findings) {
    expect(SYSTEM_LOOKS[finding.look].vi).not.toBe('')
    for (const language of ['vi', 'en'] as const) {
      const { said, remedy } = systemFindingText(finding, language)
      expect(`${said} ${remedy ?? ''}`).not.toMatch(/undefined|NaN/)
    }
  }
})

test('many who ask at once, or soon after, get one examination', async () => {
  const asked = await Promise.all([1, 2, 3].map(() => administrator.call(examination.showExamination, {})))
  expect(new Set(asked.map(({ at }) => at)).size).toBe(1)
})

describe('of a running server', () => {
  test('is kept since when each thing is so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'laban-since-'))
    const config = { LABAN_DATA: folder, LABAN_CHECKPOINTS: folder, LABAN_MODE: 'trial' } as const
    const examinations = new Examinations(province.database, config)
    const since = async (look: string) => {
      const { findings, at } = await examinations.anew()
      return { at, since: findings.find((one) => one.look === look)!.since }
    }
    const first = await since('checkpoint')
    expect(first.since).toBe(first.at)
    expect(await since('checkpoint')).toMatchObject({ since: first.at })
    await writeFile(join(folder, CHECKPOINT_FILE), '')
    const changed = await since('checkpoint')
    expect(changed.since).toBe(changed.at)
    await rm(folder, { recursive: true })
  })

  test('is logged what breaks, once', async () => {
    const config = { LABAN_DATA: '/proc', LABAN_CHECKPOINTS: '/proc', LABAN_MODE: 'trial' } as const
    const examinations = new Examinations(province.database, config)
    const lines: object[] = []
    const running = startExamining(examinations, { error: (line) => void lines.push(line) }, 20)
    const of = (look: string) => lines.filter((line) => 'look' in line && line.look === look)
    await expect.poll(() => of('room')).toHaveLength(1)
    await examinations.anew()
    running.stop()
    await examinations.anew()
    expect(of('room')).toEqual([{ look: 'room', code: 'room' }])
  })
})

describe('a test mail', () => {
  test('needs an address of one’s own', async () => {
    await withAddress(null)
    const refused = await refusal(administrator.call(examination.sendTestMail, {}))
    expect(refused).toMatchObject({ code: 'no-own-address' })
    expect(mailServer.received).toEqual([])
  })

  test('comes to the caller alone, once a minute, and is written down', async () => {
    await withAddress('quan-tri@tinh.example')
    const sent = await administrator.call(examination.sendTestMail, {})
    expect(sent).toMatchObject({ outcome: 'accepted', address: 'quan-tri@tinh.example' })
    const [mail, ...others] = mailServer.received
    expect([mail!.to_, others]).toEqual([['quan-tri@tinh.example'], []])
    expect(mail).toMatchObject({ subject: '[La Bàn] Thư thử', from: { address: 'laban@tinh.example' } })
    expect(mail!.text).toContain('https://laban.tinh.example/quan-tri/he-thong')
    const again = await refusal(administrator.call(examination.sendTestMail, {}))
    expect(again).toMatchObject({ code: 'too-many-requests' })
    expect(Number(administrator.last().headers['retry-after'])).toBeGreaterThan(0)
    const event = await province.database.db
      .selectFrom('event')
      .select('body')
      .where('kind', '=', 'installation.mail-tested')
      .executeTakeFirst()
    expect(event).toEqual({ body: { outcome: 'accepted' } })
    expect(mailServer.received).toHaveLength(1)
  })

  test('that the server refuses says why', async () => {
    const app = await province.secondServer()
    mailServer.atRecipient = () => ({ code: 550, text: 'no such user' })
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/examination/mail',
      headers: { cookie: administrator.cookie },
    })
    expect(response.json()).toMatchObject({ outcome: 'refused', said: expect.stringContaining('550') as string })
    await app.close()
  })

  test('is not sent where mail is not set up', async () => {
    const without = await openProvince()
    const caller = await without.as(ADMINISTRATOR)
    expect(await refusal(caller.call(examination.sendTestMail, {}))).toMatchObject({ code: 'mail-not-set-up' })
    await without.close()
  })
})
