import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { connected } from '#test/support/database/databases.ts'
import { allRows, blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { backUp } from './back-up.ts'
import { LEFT_OUT } from './kept-tables.ts'
import type { Archive } from './make-archive.ts'
import { readArchive } from './read-archive.ts'
import { restore } from './restore.ts'

const NOW = new Date('2026-09-29T19:00:00Z')
const PROGRAM = '9.9.9'

let origin: InstallationPlace
let archive: Archive
let before: Record<string, string[]>
const places: InstallationPlace[] = []

async function blank(): Promise<InstallationPlace> {
  const place = await blankPlace()
  places.push(place)
  return place
}

function restored(place: InstallationPlace, file = archive.file) {
  return restore({ ...place, file, program: PROGRAM, workFolder: place.folder })
}

beforeAll(async () => {
  origin = await filledPlace()
  places.push(origin)
  const { files, checkpoints } = origin.places
  for (const folder of [join(files, 'ab'), checkpoints.folder, checkpoints.keysFolder]) {
    await mkdir(folder, { recursive: true })
  }
  await writeFile(join(files, 'ab', 'abcdef'), Buffer.from([0, 255, 10, 13]))
  await writeFile(join(files, 'empty'), '')
  await writeFile(join(files, '.uploading'), 'not stored yet')
  await writeFile(join(checkpoints.folder, 'checkpoints.jsonl'), '{"number":1}\n{"number":2}\n{"numb')
  await writeFile(join(checkpoints.keysFolder, 'checkpoint-key.pub.pem'), 'the public key\n')
  await writeFile(join(checkpoints.keysFolder, 'checkpoint-key.pem'), 'the PRIVATE KEY\n')
  before = await allRows(origin.url)
  archive = await backUp({ ...origin, folder: join(origin.folder, 'backups'), program: PROGRAM, now: NOW })
})

afterAll(async () => {
  for (const place of places) await place.remove()
})

/** Without what a restore leaves out and what backing up and restoring add. */
function comparable(rows: Record<string, string[]>): Record<string, string[]> {
  const kept = Object.entries(rows).filter(([table]) => !LEFT_OUT.has(table))
  return Object.fromEntries(
    kept.map(([table, all]) => [table, all.filter((row) => !row.includes('installation:main'))]),
  )
}

describe('what is backed up', () => {
  test('the tests fill every table, so that every table is tested', () => {
    expect(Object.keys(before).filter((table) => before[table]!.length === 0)).toEqual([])
  })

  test('comes back in an empty database, every row as it was', async () => {
    const place = await blank()
    await restored(place)
    const after = await allRows(place.url)
    expect(comparable(after)).toEqual(comparable(before))
    expect([...LEFT_OUT].map((table) => after[table])).toEqual([...LEFT_OUT].map(() => []))
  })

  test('comes back in a migrated database without rows', async () => {
    const place = await blank()
    await migrate(place.url)
    await restored(place)
    expect(comparable(await allRows(place.url))).toEqual(comparable(before))
  })

  test('files come back under their names, whole lines of the checkpoints and the public key too', async () => {
    const place = await blank()
    await restored(place)
    const { files, checkpoints } = place.places
    expect(await readFile(join(files, 'ab', 'abcdef'))).toEqual(Buffer.from([0, 255, 10, 13]))
    expect(await readFile(join(files, 'empty'), 'utf8')).toBe('')
    const lines = await readFile(join(checkpoints.folder, 'checkpoints.jsonl'), 'utf8')
    expect(lines).toBe('{"number":1}\n{"number":2}\n')
    expect(await readFile(join(checkpoints.keysFolder, 'checkpoint-key.pub.pem'), 'utf8')).toBe('the public key\n')
  })

  test('the private key and unfinished uploads are not in the archive', async () => {
    const { files, checkpoints } = await readArchive(archive.file)
    const paths = [...files, ...checkpoints].map(({ path }) => path)
    expect(paths.sort()).toEqual(['ab/abcdef', 'checkpoint-key.pub.pem', 'checkpoints.jsonl', 'empty'])
  })

  test('keys that the new place has made stay beside the old ones', async () => {
    const place = await blank()
    const file = join(place.places.checkpoints.keysFolder, 'checkpoint-key.pub.pem')
    await mkdir(place.places.checkpoints.keysFolder)
    await writeFile(file, 'a newer key\n')
    await restored(place)
    expect(await readFile(file, 'utf8')).toBe('a newer key\nthe public key\n')
  })

  test('a restored place, backed up again, gives the same tables', async () => {
    const place = await blank()
    await restored(place)
    await connected(place.url, async (client) => {
      await client.query(`delete from event where stream = 'installation:main'`)
      await client.query(`delete from stream where name = 'installation:main'`)
      // Rows move within their table; the archive does not depend on it.
      await client.query('update value set note = note')
      await client.query('vacuum full value')
    })
    const again = await backUp({ ...place, folder: join(place.folder, 'backups'), program: PROGRAM, now: NOW })
    expect(again.manifest.tables).toEqual(archive.manifest.tables)
  })
})

describe('what is recorded', () => {
  test('a backup, in the installation where it was made', async () => {
    expect(await installationEvents(origin)).toMatchObject([
      { kind: 'installation.backed-up', body: { archive: 'laban-20260930-020000.tar.gz', files: 2 } },
    ])
  })

  test('a restore, after all that came back', async () => {
    const place = await blank()
    await restored(place)
    expect(await installationEvents(place)).toMatchObject([
      { kind: 'installation.restored', body: { archive: 'laban-20260930-020000.tar.gz', madeBy: PROGRAM } },
    ])
  })
})

function installationEvents({ url }: InstallationPlace): Promise<unknown[]> {
  return connected(url, async (client) => {
    const events = `select kind, body from event where stream = 'installation:main' order by sequence`
    return (await client.query(events)).rows
  })
}
