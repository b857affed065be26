import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { connected, value } from '#test/support/database/databases.ts'
import { type EmbeddedFolder, madeOnce, postmasterOf } from '#test/support/database/embedded-folder.ts'
import { ownerProcess } from '#test/support/database/owner-process.ts'
import { packagedBinaries } from './binaries.ts'
import { placeIn } from './place.ts'
import { runningPostmaster } from './postmaster.ts'
import { startDistribution, startEmbedded } from './start-embedded.ts'

let pattern: Awaited<ReturnType<typeof madeOnce>>
let place: EmbeddedFolder
beforeAll(async () => void (pattern = await madeOnce()))
beforeEach(() => void (place = pattern.copy()))
afterEach(() => place.remove())
afterAll(() => pattern.remove())

describe('PostgreSQL that dies', () => {
  test('is noticed by its owner', async () => {
    const { lost, stop } = await startEmbedded(place.folder)
    process.kill(postmasterOf(place.folder), 'SIGKILL')
    await expect(lost).resolves.toBeUndefined()
    await stop()
  })

  test('ends the process that owns it, and the next start recovers all that was committed', async () => {
    const owner = ownerProcess(place.folder)
    const { url } = await owner.said
    await connected(url!, (client) => client.query('create table kept as select 1 as one'))
    process.kill(postmasterOf(place.folder), 'SIGKILL')
    expect(await owner.ended).toEqual({ code: 3, signal: null })
    const next = await startEmbedded(place.folder)
    expect(next.adopted).toBe(false)
    expect(await value(next.url, 'select one from kept')).toBe(1)
    await next.stop()
  })

  test('is not taken for dead when only a session crashed: it is still owned', async () => {
    const { url, lost, stop } = await startEmbedded(place.folder)
    let isLost = false
    void lost.then(() => (isLost = true))
    await crashASession(url)
    await answers(url)
    await expect(startEmbedded(place.folder)).rejects.toMatchObject({ code: 'already-running' })
    expect(isLost).toBe(false)
    await stop()
    expect(isLost).toBe(false)
  })
})

describe('what is found in the folder', () => {
  test('a postmaster.pid with the number of another program does not keep PostgreSQL from starting', async () => {
    const first = await startEmbedded(place.folder)
    const { data } = placeIn(place.folder)
    const file = join(data, 'postmaster.pid')
    const [, ...rest] = readFileSync(file, 'utf8').split('\n')
    await first.stop()
    // PostgreSQL itself looks only at processes of its own user.
    const { uid, gid } = statSync(data)
    const foreign = spawn('sleep', ['60'], { uid, gid, cwd: '/', stdio: 'ignore' })
    writeFileSync(file, [foreign.pid, ...rest].join('\n'))
    onTestFinished(() => void foreign.kill())
    const second = await startEmbedded(place.folder)
    expect(second.adopted).toBe(false)
    expect(foreign.exitCode ?? foreign.signalCode).toBeNull()
    await second.stop()
  })

  test('a cluster of another PostgreSQL is refused with both versions and left alone', async () => {
    const file = join(placeIn(place.folder).data, 'PG_VERSION')
    writeFileSync(file, '17\n')
    const refused = { code: 'wrong-version', params: { folder: place.folder, found: '17', needed: 18 } }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject(refused)
    expect(readFileSync(file, 'utf8')).toBe('17\n')
  })

  test.each(['secret', 'data/PG_VERSION'])('a cluster without its %s is refused, not made anew', async (part) => {
    const { cluster } = placeIn(place.folder)
    rmSync(join(cluster, part))
    const refused = { code: 'not-a-database', params: { folder: cluster } }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject(refused)
  })

  test('a secret that is not this database’s is told, and nothing is left running', async () => {
    const { secret, data } = placeIn(place.folder)
    writeFileSync(secret, 'changed by hand')
    const refused = { code: 'did-not-start', params: { detail: expect.stringContaining('password') } }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject(refused)
    expect(runningPostmaster(data)).toBeUndefined()
  })

  test('a broken settings file is told with what PostgreSQL says of it', async () => {
    writeFileSync(join(placeIn(place.folder).data, 'postgresql.conf'), 'max_connections = many\n')
    const refused = { code: 'did-not-start', params: { detail: expect.stringContaining('max_connections') } }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject(refused)
  })

  test('an administrator’s own setting is kept', async () => {
    writeFileSync(join(placeIn(place.folder).data, 'postgresql.conf'), 'work_mem = 7MB\n', { flag: 'a' })
    const { url, stop } = await startEmbedded(place.folder)
    expect(await value(url, 'show work_mem')).toBe('7MB')
    await stop()
  })
})

describe('folders that PostgreSQL cannot use', () => {
  test('the programs are run from a copy', async () => {
    const { binaries, closed } = await closedBinaries()
    const { url, stop } = await startDistribution(place.folder, { binaries, locale: ['--locale=C'] })
    const programs = await programFolder(url)
    await stop()
    expect(statSync(closed).mode & 0o777).toBe(0o700)
    // Only root runs PostgreSQL as somebody else.
    const isCopy = !programs.startsWith(closed)
    expect(isCopy).toBe(process.getuid?.() === 0)
    if (!isCopy) return
    const copy = dirname(programs)
    expect(statSync(copy)).toMatchObject({ uid: 0, mode: 0o040755 })
    expect(basename(copy)).toMatch(/^laban-postgres-[0-9a-f]{16}$/)
    rmSync(copy, { recursive: true })
  })

  test('programs that run for nobody are told, not copied', async () => {
    const [initdb, pg_ctl, postgres] = ['initdb', 'pg_ctl', 'postgres'].map((name) => join('/nowhere', name))
    const binaries = { initdb: initdb!, pg_ctl: pg_ctl!, postgres: postgres! }
    const refused = { code: 'cannot-run-binaries', params: { program: '/nowhere/postgres' } }
    await expect(startDistribution(place.folder, { binaries, locale: [] })).rejects.toMatchObject(refused)
  })

  test('the data cannot lie there: the folder in the way is named', async () => {
    const closed = join(dirname(place.folder), 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o000)
    const folder = join(closed, 'data', 'postgres')
    const refused = { code: 'cannot-reach-folder', params: { folder, closed: expect.stringContaining(closed) } }
    await expect(startEmbedded(folder)).rejects.toMatchObject(refused)
    chmodSync(closed, 0o700)
  })

  test('a file where the folder should be is told', async () => {
    rmSync(place.folder, { recursive: true })
    writeFileSync(place.folder, '')
    const refused = { code: 'cannot-make-folder', params: { folder: place.folder, reason: 'EEXIST' } }
    await expect(startEmbedded(place.folder)).rejects.toMatchObject(refused)
  })
})

/** The programs that npm brought, in a folder that only we can enter. */
async function closedBinaries() {
  const packaged = await packagedBinaries()
  const closed = join(dirname(place.folder), 'private')
  mkdirSync(closed, { mode: 0o700 })
  const from = dirname(dirname(packaged.postgres))
  cpSync(from, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  // A content that no cache has yet.
  writeFileSync(join(closed, 'native', 'share', 'once'), randomUUID())
  const moved = (path: string) => join(closed, 'native', relative(from, path))
  const { initdb, pg_ctl, postgres } = packaged
  return { closed, binaries: { initdb: moved(initdb), pg_ctl: moved(pg_ctl), postgres: moved(postgres) } }
}

async function programFolder(url: string): Promise<string> {
  return String(await value(url, `select setting from pg_config where name = 'BINDIR'`))
}

async function crashASession(url: string): Promise<void> {
  await connected(url, async (client) => {
    client.on('error', () => {})
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    const gone = new Promise((end) => client.once('end', end))
    process.kill(rows[0]!.pid, 'SIGKILL')
    await gone
  })
}

async function answers(url: string): Promise<void> {
  for (;;) {
    try {
      return void (await connected(url, (client) => client.query('select 1')))
    } catch {
      await sleep(50)
    }
  }
}
