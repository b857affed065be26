import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startDebianPostgres } from '#scripts/debian-postgres.ts'
import { connected } from '#test/support/database/databases.ts'
import { blankPlace, filledPlace, type InstallationPlace } from '#test/support/database/installation-place.ts'
import { keptServer, type KeptServer } from '#test/support/database/kept-server.ts'
import { makeArchive, type Archive } from './make-archive.ts'
import type { TableEntry } from './manifest.ts'
import { restore } from './restore.ts'

const OLDEST = 15

let other: KeptServer
const places: InstallationPlace[] = []

beforeAll(async () => {
  const isOldest = (await majorVersion(inject('databaseServer').url)) === OLDEST
  other = await (isOldest ? keptServer() : startDebianPostgres())
})

afterAll(async () => {
  for (const place of places) await place.remove()
  await other.stop()
})

function majorVersion(url: string): Promise<number> {
  return connected(url, async (client) => {
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    return Math.floor(Number(rows[0]!.version) / 10_000)
  })
}

function archived(place: InstallationPlace): Promise<Archive> {
  places.push(place)
  return makeArchive({ ...place, folder: join(place.folder, 'backups'), program: '9.9.9', now: new Date() })
}

async function moved(archive: Archive, server?: string): Promise<Archive> {
  const place = await blankPlace(server)
  await restore({ ...place, file: archive.file, program: '9.9.9', workFolder: place.folder })
  await connected(place.url, async (client) => {
    await client.query(`delete from event where stream = 'installation:main'`)
    await client.query(`delete from stream where name = 'installation:main'`)
  })
  return archived(place)
}

test('a trial moves to another PostgreSQL and back without a difference', async () => {
  const first = await archived(await filledPlace())
  const there = await moved(first, other.url)
  const back = await moved(there)
  const versions = [first, there, back].map(({ manifest }) => manifest.postgresql.split('.')[0])
  expect(new Set(versions).size).toBe(2)
  expect(versions).toContain(String(OLDEST))
  const tables = ({ manifest }: Archive): readonly TableEntry[] => manifest.tables
  expect(tables(there)).toEqual(tables(first))
  expect(tables(back)).toEqual(tables(first))
})
