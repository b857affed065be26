import { chmod, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { SystemLook, type SystemFinding } from '#contract/examination.ts'
import { openDatabase } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { systemPart } from '#scripts/system-parts.ts'
import { blankDatabase } from '#test/support/database/blank-database.ts'
import { runIdentityProvider } from '#test/support/identity-provider.ts'
import { openMailServer, type MailServer } from '#test/support/mail-server.ts'
import { openProvince, type Province } from '#test/support/province.ts'
import { startClamd } from '#test/support/running-clamd.ts'
import { CHECKPOINT_FILE } from '../events/checkpoint-file.ts'
import { record } from '../events/record.ts'
import { tell } from '../messages/tell.ts'
import { beSeen } from '../messages/start-messages.ts'
import { examination } from './examination.ts'
import { inTurn, type Examined, type Look, type Place } from './look.ts'

const HOUR = 3_600_000
const MAIL = { MAIL_FROM: 'La Bàn <laban@tinh.example>', BASE_URL: 'https://laban.tinh.example' }

let province: Province
let folder: string
beforeAll(async () => {
  province = await openProvince()
  folder = await mkdtemp(join(tmpdir(), 'laban-examined-'))
})
afterAll(async () => {
  await province.close()
  await rm(folder, { recursive: true, force: true })
})

type Wish = Partial<Examined> & Partial<Pick<Place, 'now' | 'isInside' | 'oidc'>>

async function findings({ now, isInside = false, oidc, ...wish }: Wish = {}): Promise<SystemFinding[]> {
  const config = { LABAN_DATA: folder, LABAN_CHECKPOINTS: folder, LABAN_MODE: 'trial' as const, ...wish }
  return examination(province.database, config, { isInside, oidc, ...(now && { now }) })
}

/** What is found at one thing, without what the look is called. */
async function found(look: SystemLook, wish: Wish = {}): Promise<Omit<SystemFinding, 'look'> | undefined> {
  const { look: _, ...finding } = (await findings(wish)).find((one) => one.look === look) ?? { look }
  return 'code' in finding ? finding : undefined
}

/** The next time that it is so late in Vietnam. */
function nextTime(hour: number): () => number {
  const day = 24 * HOUR
  const today = Math.floor((Date.now() + 7 * HOUR) / day) * day - 7 * HOUR
  return () => today + day + hour * HOUR
}

test('tells of everything that is set up, in one order, and of what a server has under way only from inside', async () => {
  const looks = (await findings({ LIBREOFFICE: systemPart('calc') })).map(({ look }) => look)
  const left = ['outbox', 'scanning', 'drawings']
  expect(looks).toEqual(SystemLook.options.filter((look) => !left.includes(look)))
  const inside = await findings({ LIBREOFFICE: systemPart('calc'), isInside: true })
  expect(inside.find(({ look }) => look === 'drawings')).toMatchObject({ state: 'fine', params: { waiting: 0 } })
  expect(inside.filter(({ state }) => state === 'broken')).toEqual([])
})

test('of a database without our tables it says what is not applied, and asks nothing of them', async () => {
  const blank = await blankDatabase()
  const database = openDatabase(blank.url, { most: 2 })
  onTestFinished(async () => {
    await database.close()
    await blank.drop()
  })
  const all = await examination(database, { LABAN_DATA: folder, LABAN_CHECKPOINTS: folder, LABAN_MODE: 'trial' })
  expect(all.find(({ look }) => look === 'schema')).toMatchObject({ state: 'broken' })
  expect(all.map(({ look }) => look).filter((look) => ['content', 'files', 'backup'].includes(look))).toEqual([])
})

test('an identity provider that answers, and one that has gone', async () => {
  expect(await found('oidc')).toMatchObject({ code: 'no-oidc', state: 'unused' })
  const provider = await runIdentityProvider()
  const issuer = new URL(provider.issuer).host
  expect(await found('oidc', { oidc: provider.settings() })).toMatchObject({
    code: 'oidc-in-order',
    params: { issuer },
  })
  await provider.close()
  expect(await found('oidc', { oidc: provider.settings() })).toMatchObject({
    state: 'broken',
    params: { issuer, count: 1 },
  })
})

test('clocks that differ by more than five seconds', async () => {
  expect(await found('clock')).toMatchObject({ state: 'fine' })
  expect(await found('clock', { now: () => Date.now() + 60_000 })).toMatchObject({ state: 'broken' })
})

describe('folders', () => {
  test('a disk without room: the file system of processes has none', async () => {
    expect(await found('room', { LABAN_DATA: '/proc' })).toMatchObject({
      state: 'broken',
      params: { free: 0, least: 2 },
    })
    expect(await found('room')).toMatchObject({ code: 'room', params: { folder } })
  })

  test('a data folder that cannot be: its place is taken by a file', async () => {
    const file = join(folder, 'tep')
    await writeFile(file, '')
    await chmod(file, 0o400)
    expect(await found('folder', { LABAN_DATA: join(file, 'du-lieu') })).toMatchObject({ state: 'broken' })
    expect(await found('folder')).toMatchObject({ state: 'fine' })
  })

  test('checkpoints: none, a young one, one of an hour ago', async () => {
    expect(await found('checkpoint')).toMatchObject({ code: 'no-checkpoint', state: 'remark' })
    const file = join(folder, CHECKPOINT_FILE)
    await writeFile(file, '')
    expect(await found('checkpoint')).toMatchObject({ code: 'checkpoint', state: 'fine', params: { minutes: 0 } })
    const before = new Date(Date.now() - HOUR)
    await utimes(file, before, before)
    expect(await found('checkpoint')).toMatchObject({ state: 'remark', params: { minutes: 60 } })
  })

  test('backups: none, one of today, one of three days ago, which is worse in production', async () => {
    expect(await found('backup')).toMatchObject({ code: 'no-backup', state: 'remark' })
    const event = { stream: INSTALLATION, kind: 'installation.backed-up', by: null, body: {} } as const
    await province.database.db.transaction().execute((tx) => record(tx, [event]))
    expect(await found('backup')).toMatchObject({ code: 'backup', state: 'fine', params: { days: 0 } })
    const now = () => Date.now() + 73 * HOUR
    expect(await found('backup', { now })).toMatchObject({ state: 'remark', params: { days: 3 } })
    expect(await found('backup', { now, LABAN_MODE: 'production' })).toMatchObject({ state: 'broken' })
  })

  test('a file that its row names and nobody has', async () => {
    const hash = 'ab'.repeat(32)
    const row = { hash, bytes: 3, media_type: 'application/pdf', state: 'clean', stored_at: new Date() }
    await province.database.db.insertInto('stored_file').values(row).execute()
    expect(await found('files')).toEqual({ code: 'files', state: 'broken', params: { files: 1, lost: 1, first: hash } })
    await province.database.db.deleteFrom('stored_file').where('hash', '=', hash).execute()
    expect(await found('files')).toMatchObject({ state: 'fine', params: { files: 0 } })
  })
})

describe('mail', () => {
  let server: MailServer
  beforeAll(async () => {
    server = await openMailServer({ user: 'laban', password: 'thuyen-va-ben' })
  })
  afterAll(() => server.close())
  const at = (rest: string): Wish => ({ ...MAIL, SMTP_URL: `smtp://${rest}` })

  test('is not set up', async () => {
    expect(await found('mail')).toEqual({ code: 'no-mail', state: 'unused', params: {} })
    expect(await found('outbox')).toBeUndefined()
  })

  test('a server that takes our name and password; nothing is sent to it', async () => {
    const { port } = server
    const fine = await found('mail', at(`laban:thuyen-va-ben@127.0.0.1:${port}`))
    expect(fine).toMatchObject({ code: 'mail', state: 'fine', params: { host: '127.0.0.1', port: String(port) } })
    expect(server.received).toEqual([])
  })

  test('one that does not take them, without the password in the answer', async () => {
    const refused = await found('mail', at(`laban:sai-mat-khau@127.0.0.1:${server.port}`))
    expect(refused).toMatchObject({ code: 'mail-sign-in', state: 'broken' })
    expect(JSON.stringify(refused)).not.toContain('sai-mat-khau')
  })

  test('one that cannot encrypt where it must', async () => {
    // Every address of this machine; only loopback ones may go without.
    expect(await found('mail', at(`0.0.0.0:${server.port}`))).toMatchObject({ code: 'mail-not-encrypted' })
  })

  test('one that is not there, and one that hangs up', async () => {
    expect(await found('mail', at('127.0.0.1:1'))).toMatchObject({
      code: 'mail-away',
      state: 'broken',
      params: { host: '127.0.0.1', port: '1', said: expect.stringContaining('ECONNREFUSED') as string },
    })
    const rude = createServer((socket) => socket.end('554 go away\r\n')).listen(0, '127.0.0.1')
    onTestFinished(() => void rude.close())
    await new Promise((resolve) => rude.once('listening', resolve))
    const { port } = rude.address() as { port: number }
    expect(await found('mail', at(`127.0.0.1:${port}`))).toMatchObject({ code: 'mail-away', state: 'broken' })
  })

  test('what is due and does not go: late by day, not in quiet hours; and what failed of late', async () => {
    const { db } = province.database
    const wish = at(`laban:thuyen-va-ben@127.0.0.1:${server.port}`)
    expect(await found('outbox', wish)).toMatchObject({ code: 'outbox', state: 'fine', params: { waiting: 0 } })
    await beSeen(db, { from: { name: '', address: 'laban@tinh.example' } })
    const account = await db
      .updateTable('account')
      .set({ email: 'can-bo@tinh.example', state: 'active' })
      .where('user_name', '=', 'cb.so-y-te')
      .returning('id')
      .executeTakeFirstOrThrow()
    const notice = { kind: 'approved', params: { round: 'Đợt', organisation: 'Sở' }, onceKey: uuidv7() } as const
    await db.transaction().execute((tx) => tell(tx, [{ ...notice, account: account.id }]))
    const due = new Date(Date.now() - HOUR)
    await db.updateTable('mail').set({ not_before: due }).execute()
    expect(await found('outbox', { ...wish, now: nextTime(12) })).toMatchObject({
      code: 'outbox-late',
      state: 'broken',
      params: { waiting: 1 },
      since: due.toISOString(),
    })
    expect(await found('outbox', { ...wish, now: nextTime(23) })).toMatchObject({
      state: 'fine',
      params: { waiting: 1 },
    })
    await db.updateTable('mail').set({ state: 'failed' }).execute()
    expect(await found('outbox', wish)).toMatchObject({
      code: 'outbox-troubled',
      state: 'remark',
      params: { failed: 1 },
    })
    await db
      .updateTable('mail')
      .set({ not_before: new Date(Date.now() - 8 * 24 * HOUR) })
      .execute()
    expect(await found('outbox', wish)).toMatchObject({ code: 'outbox', state: 'fine', params: { failed: 0 } })
  })
})

describe('documents', () => {
  test('the virus scanner: none, one that answers, one that is away, and files that wait for it', async () => {
    expect(await found('scanner')).toMatchObject({ code: 'no-scanner', state: 'unused' })
    expect(await found('scanning')).toBeUndefined()
    const { socket, stop } = await startClamd()
    const wish = { CLAMD_ADDRESS: socket }
    expect(await found('scanner', wish)).toMatchObject({ code: 'scanner', state: 'fine', params: { address: socket } })
    await stop()
    expect(await found('scanner', wish)).toMatchObject({ code: 'scanner-away', state: 'broken' })
    const [hash, before] = ['cd'.repeat(32), new Date(Date.now() - HOUR)]
    const row = { hash, bytes: 3, media_type: 'application/pdf', state: 'waiting', stored_at: before }
    await province.database.db.insertInto('stored_file').values(row).execute()
    const late = { code: 'scanning-late', state: 'broken', params: { files: 1 }, since: before.toISOString() }
    expect(await found('scanning', wish)).toMatchObject(late)
    await province.database.db.deleteFrom('stored_file').where('hash', '=', hash).execute()
    expect(await found('scanning', wish)).toMatchObject({ code: 'scanning', state: 'fine' })
  })

  test('LibreOffice: its version, a program that is none, and none', async () => {
    const there = await found('office', { LIBREOFFICE: systemPart('calc') })
    expect(there).toMatchObject({ code: 'office', state: 'fine', params: { program: systemPart('calc') } })
    expect(there!.params['version']).toMatch(/^\d+\.\d+/)
    const silent = await found('office', { LIBREOFFICE: '/bin/false' })
    expect(silent).toEqual({ code: 'office-silent', state: 'broken', params: { program: '/bin/false' } })
    await withPath(join(folder, 'khong-co'), async () => {
      expect(await found('office')).toMatchObject({ code: 'no-office', state: 'remark' })
      expect(await found('fonts')).toBeUndefined()
    })
  })

  test('fonts: one as wide as Times New Roman, another, and nobody who knows', async () => {
    const wish = { LIBREOFFICE: systemPart('calc') }
    systemPart('fonts')
    expect(await found('fonts', wish)).toMatchObject({ code: 'fonts', state: 'fine' })
    const other = await mkdtemp(join(folder, 'phong-'))
    await writeFile(join(other, 'fc-match'), '#!/bin/sh\nprintf "DejaVu Sans"\n')
    await chmod(join(other, 'fc-match'), 0o700)
    await withPath(other, async () => {
      expect(await found('fonts', wish)).toEqual({
        code: 'other-font',
        state: 'remark',
        params: { font: 'DejaVu Sans' },
      })
    })
    await withPath(join(folder, 'khong-co'), async () => {
      expect(await found('fonts', wish)).toMatchObject({ code: 'no-fontconfig', state: 'remark' })
    })
  })
})

async function withPath(path: string, act: () => Promise<void>): Promise<void> {
  const before = process.env['PATH']
  process.env['PATH'] = path
  try {
    await act()
  } finally {
    process.env['PATH'] = before
  }
}

test('a look that fails or hangs is what is found; the next one is looked at all the same', async () => {
  const looks: Look[] = [
    { look: 'room', find: () => Promise.reject(Object.assign(new Error('bí mật'), { code: 'EIO' })) },
    { look: 'office', withinMs: 20, find: () => new Promise<never>(() => {}) },
    { look: 'order', find: () => Promise.resolve({ code: 'order', state: 'fine', params: {} }) },
  ]
  expect(await inTurn(looks, {} as Place)).toEqual([
    { look: 'room', code: 'not-examined', state: 'broken', params: { look: 'room', reason: 'EIO' } },
    { look: 'office', code: 'no-answer-in-time', state: 'broken', params: { look: 'office', seconds: 1 } },
    { look: 'order', code: 'order', state: 'fine', params: {} },
  ])
})
