import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { placeIn } from '#db/embedded/place.ts'
import { runningPostmaster } from '#db/embedded/postmaster.ts'
import { runningEmbedded } from '#db/embedded/running-embedded.ts'
import { temporaryFolder } from '#test/faults/province-folder.ts'
import { startServer, type RunningServer } from '#test/faults/running-server.ts'
import { blankDatabase } from '#test/support/database/blank-database.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { connected, trustingKeys, value } from '#test/support/database/databases.ts'
import { laban } from '#test/support/laban-process.ts'

const SECRET = 'q3Jx0vC9bqkPZ1mW8tQfYd5uR2sN7hLgA4eXiTzVoBc'
/** What no user is to see: the place in the program where something failed. */
const STACK = /\n\s+at .+:\d+/

const outer = temporaryFolder('processes')
afterAll(() => outer.remove())

describe('with a PostgreSQL of the province', () => {
  let database: FreshDatabase
  let env: Record<string, string>
  beforeAll(async () => {
    database = await blankDatabase()
    env = { DATABASE_URL: database.url, LABAN_DATA: join(outer.folder, 'outside'), LOG_LEVEL: 'error', PORT: '0' }
  })
  afterAll(() => database.drop())

  const written = async (): Promise<unknown> =>
    value(database.url, `select (select count(*) from event) || ' ' || (select count(*) from edition)`)

  test('a database that was never migrated is told so, and how to go on', async () => {
    const { code, stdout, stderr } = await laban(['doctor'], env)
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/✗ Chưa áp dụng: 0001-content.*\n.*npx laban migrate/)
  })

  test('migrate brings it up once', async () => {
    const first = await laban(['migrate'], env)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/^Đã áp dụng 0001-content\n/)
    expect(await laban(['migrate'], env)).toEqual({
      code: 0,
      stdout: 'Cấu trúc cơ sở dữ liệu đã là mới nhất.\n',
      stderr: '',
    })
  })

  test('content load loads once, and the second time writes nothing', async () => {
    expect((await laban(['content', 'load'], env)).stdout).toMatch(/^Thêm: \d+ bộ chỉ số/)
    const before = await written()
    const again = await laban(['content', 'load', '--lang', 'en', '--json'], env)
    expect(JSON.parse(again.stdout)).toMatchObject({ wrote: false })
    expect(await written()).toBe(before)
  })

  test('the demonstration is refused in production, made once in a trial, and prints a link for each invited account', async () => {
    const production = { ...env, LABAN_MODE: 'production', LABAN_SECRET: SECRET }
    const refused = await laban(['seed', '--demo'], production)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('LABAN_MODE=production')
    // That its rows hold to their keys is shown where it is made in one process (demonstration/seed.test.ts).
    const { code, stdout } = await trustingKeys(database.url, () => laban(['seed', '--demo'], env))
    const links = [...stdout.matchAll(/\t\/mo-tai-khoan#([\w-]{43})\n/g)].map(([, token]) => token)
    const open = await value(database.url, 'select count(*) from one_time_link where used_at is null')
    expect([code, new Set(links).size]).toEqual([0, Number(open)])
    expect(links.length).toBeGreaterThan(15)
    const again = await laban(['seed', '--demo'], env)
    expect(again).toMatchObject({ code: 1, stdout: '' })
    expect(again.stderr).toContain('đã có đơn vị')
  })

  test('doctor finds a trial in order, and in production wants a backup', async () => {
    const trial = await laban(['doctor', '--json'], env)
    expect(trial.code).toBe(0)
    const backup = { look: 'backup', code: 'no-backup', state: 'remark' }
    expect(JSON.parse(trial.stdout)).toContainEqual(expect.objectContaining(backup))
    const production = await laban(['doctor'], { ...env, LABAN_MODE: 'production', LABAN_SECRET: SECRET })
    expect(production.code).toBe(1)
    expect(production.stdout).toContain(
      '✗ Chưa có bản sao lưu nào\n    Chạy: npx laban backup. Để tự sao lưu mỗi đêm, đặt LABAN_BACKUPS ',
    )
  })

  test('a history without any checkpoint is not proven, one that a server has sealed is whole', async () => {
    const unproven = await laban(['audit', 'verify'], env)
    expect([unproven.code, unproven.stderr]).toEqual([1, ''])
    const server = await startServer({ env })
    expect(await server.stop()).toEqual({ code: 0, signal: null })
    const whole = await laban(['audit', 'verify', '--lang', 'en'], env)
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('The history is whole.\n') as string })
  })

  test('a port that is taken is told with another one to try', async () => {
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as { port: number }
    const { code, stderr } = await laban(['serve'], { ...env, PORT: String(port) })
    expect([code, stderr.trim().split('\n').length]).toEqual([1, 2])
    expect(stderr).toContain(`PORT=${port + 1}`)
    expect(stderr).not.toMatch(STACK)
  })

  test('a server in production makes nothing up: no organisations, one administrator', async () => {
    const empty = await freshDatabase('empty')
    onTestFinished(() => empty.drop())
    const server = await startServer({
      env: { ...env, DATABASE_URL: empty.url, LABAN_MODE: 'production', LABAN_SECRET: SECRET },
    })
    await server.stop()
    expect(server.said()).toMatch(/\/mo-tai-khoan#[\w-]{43}/)
    const counts = await value(
      empty.url,
      `select (select count(*) from organisation) || ' ' || (select count(*) from value) || ' ' || (select count(*) from account)`,
    )
    expect(counts).toBe('0 0 1')
  })

  test.each(['migrate', 'serve'])('%s does not touch what a newer program has written', async (command) => {
    const newer = await freshDatabase('empty')
    onTestFinished(() => newer.drop())
    const sql = `insert into kysely_migration values ('9999-later', '2030-01-01')`
    await connected(newer.url, (client) => client.query(sql))
    const { code, stdout, stderr } = await laban([command], { ...env, DATABASE_URL: newer.url })
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/mới hơn ghi \(9999-later\).*\n.*newer La Bàn \(9999-later\)/)
    expect(stderr).not.toMatch(STACK)
  })
})

describe('a configuration that cannot be', () => {
  const wrong = { LABAN_MODE: 'thu', DATABASE_URL: 'laban', PORT: 'abc', LABAN_MODEL: '1', SESSION_HOURS: '0' }

  test.each(['config check', 'serve', 'migrate'])('%s tells all of it at once', async (command) => {
    const { code, stdout, stderr } = await laban(command.split(' '), wrong)
    expect([code, stdout]).toEqual([1, ''])
    for (const name of Object.keys(wrong)) expect(stderr).toContain(name)
    expect(stderr).not.toMatch(STACK)
  })

  test('production does not start without a secret, and says how to make one', async () => {
    const { code, stderr } = await laban(['serve'], {
      LABAN_MODE: 'production',
      LABAN_DATA: join(outer.folder, 'none'),
    })
    expect([code, stderr.includes('laban config secret')]).toEqual([1, true])
  })
})

describe('with a PostgreSQL of its own', () => {
  const data = join(outer.folder, 'own')
  const folder = join(data, 'postgres')
  const env = { LABAN_DATA: data, LOG_LEVEL: 'error', PORT: '0' }
  const postmaster = (): number | undefined => runningPostmaster(placeIn(folder).data)?.pid
  let server: RunningServer | undefined
  const started = async (): Promise<RunningServer> => (server = await startServer({ env }))

  afterAll(async () => {
    await server?.stop()
  })

  test('a command alone makes it, works with it and leaves nothing running', async () => {
    expect(await laban(['migrate'], env)).toMatchObject({ code: 0, stderr: '' })
    expect(postmaster()).toBeUndefined()
  })

  test('beside a running server a command is its guest, and another server is refused', async () => {
    await started()
    const before = postmaster()
    const [guest, other] = await Promise.all([laban(['migrate', '--status'], env), laban(['serve'], env)])
    expect(guest).toMatchObject({ code: 0, stderr: '' })
    expect(other).toMatchObject({ code: 1, stdout: '' })
    expect(other.stderr).toContain(String(server!.pid))
    expect(other.stderr).not.toMatch(STACK)
    expect(postmaster()).toBe(before)
    expect((await fetch(`${server!.url}/readyz`)).status).toBe(200)
  })

  test.each([
    ['serve', 'a wrong password', (url: URL) => (url.password = 'sai')],
    ['migrate', 'a database that is not there', (url: URL) => (url.pathname = '/khong-co')],
    ['doctor', 'a port where nobody listens', (url: URL) => (url.port = '1')],
  ])('%s with %s ends with one sentence in each language, without the password', async (command, _, spoil) => {
    const { url } = (await runningEmbedded(folder))!
    const spoilt = new URL(url)
    spoil(spoilt)
    const { code, stdout, stderr } = await laban([command], { ...env, DATABASE_URL: spoilt.href })
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([1, '', 2])
    expect(stderr).toContain('DATABASE_URL')
    expect(stderr).not.toContain(new URL(url).password)
  })

  test('SIGTERM lets a request that is under way have its whole answer, then ends all', async () => {
    const { url } = (await runningEmbedded(folder))!
    const holder = new pg.Client({ connectionString: url })
    await holder.connect()
    await holder.query('begin; lock table one_time_link in access exclusive mode')
    const body = JSON.stringify({ token: SECRET })
    const headers = { 'content-type': 'application/json' }
    const answer = fetch(`${server!.url}/api/v1/links/look`, { method: 'POST', body, headers })
    await waits(url)
    const stopped = server!.stop()
    await turnedAway(server!.url)
    await holder.query('commit')
    await holder.end()
    expect((await answer).status).toBe(404)
    expect(await (await answer).json()).toMatchObject({ code: 'link-not-valid' })
    expect(await stopped).toEqual({ code: 0, signal: null })
    expect(postmaster()).toBeUndefined()
    server = undefined
  })

  test('after kill -9 the next start takes the PostgreSQL over that was left', async () => {
    await started()
    const left = postmaster()
    expect(await server!.kill()).toEqual({ code: null, signal: 'SIGKILL' })
    expect(postmaster()).toBe(left)
    await started()
    expect(postmaster()).toBe(left)
    expect((await fetch(`${server!.url}/readyz`)).status).toBe(200)
  })

  test('a PostgreSQL that dies ends the server with a sentence and exit 1, and the next start recovers', async () => {
    process.kill(postmaster()!, 'SIGKILL')
    expect(await server!.ended).toEqual({ code: 1, signal: null })
    expect(server!.said()).toContain('PostgreSQL của La Bàn đã ngừng ngoài ý muốn')
    expect(server!.said()).toContain('The PostgreSQL of La Bàn has ended by itself')
    await started()
    expect(await server!.stop()).toEqual({ code: 0, signal: null })
    server = undefined
    expect(await laban(['audit', 'verify'], env)).toMatchObject({ code: 0 })
    expect(postmaster()).toBeUndefined()
  })
})

/** Waits until somebody waits for the table that is held; a test's time limit ends what never is. */
async function waits(url: string): Promise<void> {
  const sql = `select count(*) > 0 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'laban'`
  while ((await value(url, sql)) !== true) await sleep(20)
}

/** Waits until new connections are refused. */
async function turnedAway(url: string): Promise<void> {
  const isOpen = (): Promise<boolean> =>
    fetch(`${url}/healthz`, { headers: { connection: 'close' } }).then(
      () => true,
      () => false,
    )
  while (await isOpen()) await sleep(20)
}
