import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, migrateTo, migrationNames } from '#db/migrate.ts'
import { connected } from '#test/support/database/databases.ts'
import { allRows, blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { makeArchive, type Archive } from './make-archive.ts'
import { restore } from './restore.ts'

const PROGRAM = '9.9.9'
const places: InstallationPlace[] = []
let archive: Archive

beforeAll(async () => {
  const origin = await filledPlace()
  places.push(origin)
  await mkdir(origin.places.files)
  await writeFile(join(origin.places.files, 'abc'), 'evidence')
  await mkdir(origin.places.checkpoints.folder)
  await writeFile(join(origin.places.checkpoints.folder, 'checkpoints.jsonl'), '{"number":1}\n')
  await mkdir(origin.places.checkpoints.keysFolder)
  await writeFile(join(origin.places.checkpoints.keysFolder, 'checkpoint-key.pub.pem'), 'the public key')
  archive = await archived(origin)
})

afterAll(async () => {
  for (const place of places) await place.remove()
})

async function blank(): Promise<InstallationPlace> {
  const place = await blankPlace()
  places.push(place)
  return place
}

function archived(place: InstallationPlace): Promise<Archive> {
  return makeArchive({ ...place, folder: join(place.folder, 'backups'), program: PROGRAM, now: new Date() })
}

function restored(place: InstallationPlace, file = archive.file): Promise<unknown> {
  return restore({ ...place, file, program: PROGRAM, workFolder: place.folder })
}

function query(place: InstallationPlace, text: string): Promise<unknown> {
  return connected(place.url, (client) => client.query(text))
}

/** What it was rejected with, once it is. */
function failureOf(act: Promise<unknown>): Promise<unknown> {
  return act.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a place that is not empty is left alone', () => {
  test('a database with a row in any table, even one that no archive holds', async () => {
    const place = await blank()
    await migrate(place.url)
    await query(place, `insert into throttle (subject, failures, last_at) values ('someone', 1, now())`)
    await expect(restored(place)).rejects.toMatchObject({
      code: 'target-not-empty',
      params: { table: 'throttle', rows: 1 },
    })
    expect((await allRows(place.url))['value']).toEqual([])
  })

  test('a database of another program', async () => {
    const place = await blank()
    await query(place, 'create table invoices (id integer)')
    await expect(restored(place)).rejects.toMatchObject({ code: 'target-not-ours', params: { table: 'invoices' } })
  })

  test('a folder with files, and one with checkpoints', async () => {
    const place = await blank()
    await mkdir(place.places.files)
    await writeFile(join(place.places.files, 'other'), 'kept')
    await expect(restored(place)).rejects.toMatchObject({ code: 'place-not-empty' })
    const other = await blank()
    await mkdir(other.places.checkpoints.folder)
    await writeFile(join(other.places.checkpoints.folder, 'checkpoints.jsonl'), '')
    await expect(restored(other)).rejects.toMatchObject({ code: 'place-not-empty' })
    expect([await allRows(place.url), await allRows(other.url)]).toEqual([{}, {}])
  })
})

describe('an archive of an older schema', () => {
  const [older, newest] = migrationNames().slice(-2)

  async function olderArchive(): Promise<Archive> {
    const place = await blank()
    await place.database.db.transaction().execute((tx) => migrateTo(tx, older!))
    await query(
      place,
      `insert into organisation (id, created_at) values ('00000000-0000-7000-8000-000000000001', now())`,
    )
    return archived(place)
  }

  test('comes in as it was and is brought up to date', async () => {
    const { file, manifest } = await olderArchive()
    expect(manifest.schema).not.toContain(newest)
    const place = await blank()
    await restored(place, file)
    expect((await allRows(place.url))['organisation']).toHaveLength(1)
    expect((await archived(place)).manifest.schema).toEqual(migrationNames())
  })

  test('does not come into a database that is newer', async () => {
    const { file } = await olderArchive()
    const place = await blank()
    await migrate(place.url)
    await expect(restored(place, file)).rejects.toMatchObject({ code: 'target-newer', params: { migration: newest } })
  })
})

describe('an interrupted restore', () => {
  const SLOW = `
    create function wait() returns trigger language plpgsql as 'begin perform pg_sleep(60); return new; end';
    create trigger wait before insert on value_verdict for each row execute function wait()`

  /** Acts on the server process that waits in the middle of the restore. */
  async function atTheWait(place: InstallationPlace, act: string): Promise<void> {
    await connected(place.url, async (client) => {
      for (;;) {
        const text = `select ${act}(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`
        if ((await client.query(text)).rowCount) return
        await sleep(20)
      }
    })
  }

  test.each(['pg_terminate_backend', 'pg_cancel_backend'])('by %s leaves nothing behind', async (act) => {
    const place = await blank()
    await migrate(place.url)
    await query(place, SLOW)
    const broken = failureOf(restored(place))
    await atTheWait(place, act)
    expect(await broken).toMatchObject({ code: 'database-broke' })
    const rows = Object.values(await allRows(place.url)).flat()
    expect(rows).toEqual([])
    expect(await readdir(place.folder)).toEqual([])
  })

  test('can be started again', async () => {
    const place = await blank()
    await migrate(place.url)
    await query(place, SLOW)
    const broken = failureOf(restored(place))
    await atTheWait(place, 'pg_terminate_backend')
    expect(await broken).toMatchObject({ code: 'database-broke' })
    await query(place, 'drop function wait() cascade')
    await restored(place)
    expect((await allRows(place.url))['value_verdict']).toHaveLength(1)
  })

  test('keeps a second one out while it runs', async () => {
    const place = await blank()
    await migrate(place.url)
    await query(place, SLOW)
    const broken = failureOf(restored(place))
    await atTheWait(place, 'pg_backend_pid() + 0 * ')
    await expect(restored(place)).rejects.toMatchObject({ code: 'busy' })
    await atTheWait(place, 'pg_terminate_backend')
    expect(await broken).toMatchObject({ code: 'database-broke' })
  })

  test('takes away what it had put into the folders', async () => {
    const place = await blank()
    // Files and checkpoints come before the key, which has no place here.
    await writeFile(place.places.checkpoints.keysFolder, 'a file where a folder should be')
    await expect(restored(place)).rejects.toMatchObject({ code: 'cannot-write' })
    expect(await allRows(place.url)).toEqual({})
    expect(await readdir(place.places.checkpoints.folder)).toEqual([])
    await expect(readdir(place.places.files)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
