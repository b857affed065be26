import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { migrated, schemaVersion } from '#db/migrate.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/database/database.ts'
import { healthParts, serveHealth, type HealthParts } from './health.ts'
import { installedVersion } from './version.ts'

const folder = mkdtempSync(join(tmpdir(), 'laban-health-'))
let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url, { most: 2 })
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
  rmSync(folder, { recursive: true })
})

function serverWith(parts: HealthParts) {
  const app = fastify()
  return { app, health: serveHealth(app, installedVersion(), parts) }
}

async function ready(parts: HealthParts) {
  const response = await serverWith(parts).app.inject('/readyz')
  return [response.statusCode, response.json()]
}

const ok = () => Promise.resolve(true)

describe('/readyz', () => {
  test('says of a database without our tables that they are away, and that all is well once they are there', async () => {
    await database.db.schema.dropSchema('public').cascade().execute()
    await database.db.schema.createSchema('public').execute()
    const parts = healthParts(database, folder)
    expect(await ready(parts)).toEqual([
      503,
      { status: 'away', parts: { database: 'ok', migrations: 'away', data: 'ok' } },
    ])
    await migrated(database)
    expect(await ready(parts)).toEqual([200, { status: 'ok', parts: { database: 'ok', migrations: 'ok', data: 'ok' } }])
  })

  test('names a database that does not answer, and tells nothing of it', async () => {
    const gone = openDatabase('postgres://laban:t4p-R9x@127.0.0.1:1/laban')
    const response = await serverWith(healthParts(gone, folder)).app.inject('/readyz')
    await gone.close()
    expect([response.statusCode, response.json()]).toEqual([
      503,
      { status: 'away', parts: { database: 'away', migrations: 'away', data: 'ok' } },
    ])
  })

  test('names a data folder that is not there', async () => {
    const parts = healthParts(database, join(folder, 'gone'))
    expect(await ready(parts)).toMatchObject([503, { parts: { database: 'ok', data: 'away' } }])
  })

  test('does not wait for a part that never answers', async () => {
    expect(await ready({ asleep: () => new Promise(() => {}), awake: ok })).toEqual([
      503,
      { status: 'away', parts: { asleep: 'away', awake: 'ok' } },
    ])
  })

  test('asks once for many who ask at once, and again later', async () => {
    let asked = 0
    const { app } = serverWith({ part: async () => ++asked > 0 })
    await Promise.all(Array.from({ length: 20 }, () => app.inject('/readyz')))
    const atOnce = asked
    await app.inject('/readyz')
    expect(atOnce).toBeLessThan(20)
    expect(asked).toBeGreaterThan(atOnce)
  })

  test('turns callers away when the server is about to leave, while /healthz still says that it lives', async () => {
    const { app, health } = serverWith({ part: ok })
    health.turnAway()
    const [isReady, lives] = [await app.inject('/readyz'), await app.inject('/healthz')]
    expect([isReady.statusCode, isReady.json()]).toEqual([503, { status: 'leaving', parts: { part: 'ok' } }])
    expect([lives.statusCode, lives.json()]).toEqual([200, { status: 'ok' }])
  })
})

describe('/version', () => {
  const COMMIT = '0123456789abcdef0123456789abcdef01234567'

  function installation(name: string, files: Record<string, string>): string {
    const root = join(folder, name)
    mkdirSync(join(root, '.git/refs/heads'), { recursive: true })
    writeFileSync(join(root, 'package.json'), '{"name":"laban","version":"1.2.3","private":true}')
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
    return root
  }

  test('answers which program and schema this is', async () => {
    const answer = (await serverWith({}).app.inject('/version')).json()
    expect(answer).toMatchObject({
      name: 'laban',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      schema: schemaVersion(),
    })
  })

  test.each([
    ['a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` }],
    [
      'a packed branch',
      { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack\n${COMMIT} refs/heads/main\n` },
    ],
    ['no branch', { '.git/HEAD': `${COMMIT}\n` }],
  ])('knows the commit of a checkout of %s', (name, files) => {
    expect(installedVersion(installation(name, files))).toMatchObject({ version: '1.2.3', commit: '0123456789ab' })
  })

  test('knows the commit that a release says, and none where nothing says one', () => {
    expect(installedVersion(installation('release', { REVISION: 'abc123\n' })).commit).toBe('abc123')
    expect(installedVersion(installation('neither', {}))).not.toHaveProperty('commit')
  })
})
