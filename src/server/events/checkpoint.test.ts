import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database/database.ts'
import { CHECKPOINT_FILE, CheckpointFile } from './checkpoint-file.ts'
import { checkpointKey, PRIVATE_KEY_FILE, PUBLIC_KEY_FILE } from './checkpoint-key.ts'
import { writeCheckpoint } from './checkpoint.ts'
import { lockHeads, record } from './record.ts'
import { startCheckpoints } from './start-checkpoints.ts'
import { verifyDatabase } from './verify.ts'

let fresh: FreshDatabase
let database: Database
let folder: string

beforeAll(async () => {
  fresh = await freshDatabase('empty')
  database = openDatabase(fresh.url)
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

beforeEach(async () => {
  await sql`truncate stream, event, event_origin`.execute(database.db)
  folder = mkdtempSync(join(tmpdir(), 'laban-checkpoint-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

async function happened(id: string): Promise<void> {
  const event = { stream: `organisation:${id}`, kind: 'organisation.changed', by: null, body: {} } as const
  await database.db.transaction().execute((tx) => record(tx, [event]))
}

function write(file = new CheckpointFile(folder)): Promise<string> {
  return writeCheckpoint(database, file, checkpointKey(folder))
}

function lines(): { number: number; heads: object; streams: number; events: number }[] {
  const text = readFileSync(join(folder, CHECKPOINT_FILE), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ReturnType<typeof lines>[number])
}

async function findings(): Promise<string[]> {
  const found: string[] = []
  const [checkpointFile, publicKeyFile] = [join(folder, CHECKPOINT_FILE), join(folder, PUBLIC_KEY_FILE)]
  await verifyDatabase({ database, checkpointFile, publicKeyFile }, ({ code }) => found.push(code))
  return found
}

describe('a checkpoint', () => {
  test('tells the heads that changed, and how much there is in all', async () => {
    await happened('a')
    await happened('b')
    await write()
    await happened('a')
    await write()
    expect(lines().map(({ number, heads, streams, events }) => [number, Object.keys(heads), streams, events])).toEqual([
      [1, ['organisation:a', 'organisation:b'], 2, 2],
      [2, ['organisation:a'], 2, 3],
    ])
    expect(await findings()).toEqual([])
  })

  test('is not written when nothing happened', async () => {
    expect(await write()).toBe('unchanged')
    await happened('a')
    expect(await write()).toBe('written')
    await database.db.transaction().execute((tx) => lockHeads(tx, ['organisation:locked-only']))
    expect(await write()).toBe('unchanged')
    expect(lines()).toHaveLength(1)
  })

  test('is written by one of many that try at once, and the file stays whole', async () => {
    const files = Array.from({ length: 6 }, () => new CheckpointFile(folder))
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([happened(`r${round}`), ...files.map((file) => write(file))])
    }
    await write()
    expect(lines().map(({ number }) => number)).toEqual(lines().map((_, at) => at + 1))
    expect(lines().at(-1)!.events).toBe(10)
    expect(await findings()).toEqual([])
  })

  test('follows a line that was never finished', async () => {
    const file = new CheckpointFile(folder)
    await happened('a')
    await write(file)
    appendFileSync(file.path, '{"at":"2026-')
    expect(await findings()).toEqual(['checkpoint-torn'])
    await happened('a')
    await write(file)
    expect(lines().map(({ number }) => number)).toEqual([1, 2])
    expect(await findings()).toEqual([])
  })

  test('states all heads again after a line that cannot be read, which stays to be found', async () => {
    await happened('a')
    await happened('b')
    await write()
    appendFileSync(join(folder, CHECKPOINT_FILE), 'Đây không phải mốc.\n')
    await happened('a')
    await write()
    const last = readFileSync(join(folder, CHECKPOINT_FILE), 'utf8').trimEnd().split('\n').at(-1)!
    expect(JSON.parse(last)).toMatchObject({
      number: 3,
      heads: { 'organisation:a': [2, {}], 'organisation:b': [1, {}] },
    })
    expect(await findings()).toEqual(['checkpoint-unreadable'])
  })

  test('goes on after the file was emptied under a running process', async () => {
    const file = new CheckpointFile(folder)
    await happened('a')
    await write(file)
    truncateSync(file.path)
    await happened('b')
    await write(file)
    expect(lines().map(({ number, streams }) => [number, streams])).toEqual([[1, 2]])
    expect(await findings()).toEqual([])
  })
})

describe('the key', () => {
  test('is made once, for its owner alone', () => {
    const made = checkpointKey(join(folder, 'keys'))
    const again = checkpointKey(join(folder, 'keys'))
    expect([made.isNew, again.isNew, again.fingerprint]).toEqual([true, false, made.fingerprint])
    expect(statSync(join(folder, 'keys', PRIVATE_KEY_FILE)).mode & 0o777).toBe(
      process.platform === 'win32' ? 0o666 : 0o600,
    )
    expect(readFileSync(join(folder, 'keys', PUBLIC_KEY_FILE), 'utf8').match(/BEGIN PUBLIC KEY/g)).toHaveLength(1)
  })
})

describe('checkpoints of a running installation', () => {
  const errors: string[] = []
  const log = { info: () => {}, error: (_: object, message: string) => void errors.push(message) }
  const start = (one: Database, everyMs: number) =>
    startCheckpoints({ database: one, folder, keysFolder: join(folder, 'keys'), everyMs, log })

  test('begin with the event of the new key, go on by themselves and end with a last one', async () => {
    const checkpoints = start(database, 20)
    await checkpoints.now()
    const first = lines().length
    await happened('a')
    while (lines().length === first) await sleep(10)
    await happened('b')
    await checkpoints.stop()
    expect(lines().at(-1)).toMatchObject({ streams: 3, events: 3 })
    const { rows } = await sql<{ body: { fingerprint: string } }>`
      select body from event where stream = ${INSTALLATION} and kind = 'installation.checkpoint-key-made'
    `.execute(database.db)
    expect(rows.map(({ body }) => body.fingerprint)).toEqual([checkpointKey(join(folder, 'keys')).fingerprint])
  })

  test('wait for a database that is gone, and say so', async () => {
    const gone = openDatabase('postgres://nobody@127.0.0.1:1/none')
    const checkpoints = start(gone, 60_000)
    await checkpoints.stop()
    await gone.close()
    expect(new Set(errors)).toEqual(new Set(['checkpoint not written']))
    await start(database, 60_000).stop()
  })
})
