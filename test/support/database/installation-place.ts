import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openDatabase, type Database } from '#db/database.ts'
import { migrate } from '#db/migrate.ts'
import { blankDatabase } from './blank-database.ts'
import { connected } from './databases.ts'
import { fillWithOddRows } from './odd-rows.ts'

/** A place to back up from or restore into: a database and a folder for all else. */
export type InstallationPlace = {
  readonly url: string
  readonly database: Database
  readonly folder: string
  readonly places: { files: string; checkpoints: { folder: string; keysFolder: string } }
  remove(): Promise<void>
}

export async function blankPlace(server?: string): Promise<InstallationPlace> {
  const blank = await blankDatabase(server)
  const database = openDatabase(blank.url, { most: 4 })
  const folder = await mkdtemp(join(tmpdir(), 'laban-place-'))
  return {
    url: blank.url,
    database,
    folder,
    places: {
      files: join(folder, 'files'),
      checkpoints: { folder: join(folder, 'checkpoints'), keysFolder: join(folder, 'keys') },
    },
    remove: async () => {
      await database.close()
      await blank.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function filledPlace(server?: string): Promise<InstallationPlace> {
  const place = await blankPlace(server)
  await migrate(place.url)
  await connected(place.url, fillWithOddRows)
  return place
}

/** All rows of all tables of ours as PostgreSQL writes them, read without COPY; a table without rows is told as such. */
export function allRows(url: string): Promise<Record<string, string[]>> {
  return connected(url, async (client) => {
    const found: Record<string, string[]> = {}
    for (const name of await tableNames(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${pg.escapeIdentifier(name)} t`)
      found[name] = rows.map(({ row }) => row).sort()
    }
    return found
  })
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'kysely%' order by 1`,
  )
  return rows.map(({ name }) => name)
}
