import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readContentFolder } from '#content/content-folder.ts'
import { openDatabase } from '#db/database.ts'
import { runningEmbedded } from '#db/embedded/running-embedded.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { loadContent } from '#server/content/load.ts'
import { seedDemo } from '#cli/memory/seed.ts'
import { trustingKeys } from '#test/support/database/databases.ts'
import { officersOf, type Officer } from './officers.ts'

type Database = ReturnType<typeof openDatabase>

/** A server's data folder with the demonstration province and signed-in officers, to be copied. */
export type ProvincePattern = {
  readonly officers: readonly Officer[]
  /** Copies it to a folder that does not exist yet. */
  readonly copyTo: (data: string) => void
  readonly remove: () => void
}

export async function provincePattern(officers: number, itemsEach: number): Promise<ProvincePattern> {
  const { folder, remove } = temporaryFolder('province')
  const data = join(folder, 'data')
  const embedded = await startEmbedded(join(data, 'postgres'))
  try {
    const people = await acting(embedded.url, (database) => filled(database, embedded.url, officers, itemsEach))
    return { officers: people, copyTo: (other) => copied(data, other), remove }
  } finally {
    await embedded.stop()
  }
}

/** A new folder of the system's temp folder, which the user who runs PostgreSQL can pass. */
export function temporaryFolder(name: string): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `laban-${name}-`))
  chmodSync(folder, 0o755)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) }
}

/** Acts beside the running server of a data folder. */
export async function asGuest<T>(data: string, act: (database: Database) => Promise<T>): Promise<T> {
  const running = await runningEmbedded(join(data, 'postgres'))
  return acting(running!.url, act)
}

/** Acts with the database at `url`. */
export async function acting<T>(url: string, act: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(url, { most: 2 })
  try {
    return await act(database)
  } finally {
    await database.close()
  }
}

async function filled(database: Database, url: string, officers: number, itemsEach: number): Promise<Officer[]> {
  const now = new Date()
  await migrate(url)
  await loadContent(database, readContentFolder(), { now, by: null })
  await trustingKeys(url, () => acting(url, (filling) => seedDemo(filling, { now, isProduction: false })))
  await database.pool.query('analyze')
  return officersOf(database, officers, itemsEach)
}

/** Owners and modes count. */
function copied(from: string, to: string): void {
  const { status } = spawnSync('cp', ['-a', from, to], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`cp ended with ${status}`)
}
