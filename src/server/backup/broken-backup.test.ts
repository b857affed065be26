import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyOut } from '#db/copy.ts'
import { inOneTransaction } from '#db/one-transaction.ts'
import { connected } from '#test/support/database/databases.ts'
import { blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { makeArchive } from './make-archive.ts'
import { measured } from './measured.ts'

let place: InstallationPlace

beforeAll(async () => {
  place = await filledPlace()
})

afterAll(() => place.remove())

const request = () => ({ ...place, folder: join(place.folder, 'backups'), program: '9.9.9', now: new Date() })

test('a backup whose connection breaks leaves nothing, and the next one is made', async () => {
  await connected(place.url, async (client) => {
    await client.query('begin')
    await client.query('lock table value in access exclusive mode')
    const broken = makeArchive(request()).catch((error: unknown) => error)
    const waiting = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    // A transaction sees the sessions as they were when it first looked.
    await connected(place.url, async (other) => {
      while ((await other.query(waiting)).rowCount === 0) await sleep(20)
    })
    expect(await broken).toMatchObject({ code: 'database-broke' })
    await client.query('rollback')
  })
  expect(await readdir(join(place.folder, 'backups'))).toEqual([])
  const { file } = await makeArchive(request())
  expect(await readdir(join(place.folder, 'backups'))).toEqual([file.split('/').at(-1)])
})

test('a disk that takes no more in the middle of a table ends the backup and harms no other', async () => {
  const large = { name: 'demonstration', columns: ['id', 'body'], key: [{ name: 'id', isText: true }] }
  await connected(place.url, (client) =>
    client.query(
      `insert into demonstration select i::text, to_json(repeat(md5(i::text), 100)) from generate_series(1, 20000) i`,
    ),
  )
  const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('the disk is full')) })
  const act = inOneTransaction(place.database, 'read', ({ client }) => measured(copyOut(client, large), full))
  await expect(act).rejects.toThrow('the disk is full')
  expect((await makeArchive(request())).manifest.tables.find(({ name }) => name === large.name)?.rows).toBeGreaterThan(
    20_000,
  )
})

test('a database without tables is not backed up', async () => {
  const blank = await blankPlace()
  await expect(makeArchive({ ...request(), ...blank })).rejects.toMatchObject({ code: 'no-tables' })
  await blank.remove()
})
