import { join } from 'node:path'
import { openDatabase, type Database } from '#db/database.ts'
import { runningEmbedded } from '#db/embedded/running-embedded.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import type { Places } from './backup/places.ts'
import type { Config } from './config.ts'

type PlaceConfig = Pick<Config, 'DATABASE_URL' | 'DATABASE_CONNECTIONS' | 'LABAN_DATA'>

/** The database that a process works with, and what ends with it. */
export type Place = {
  readonly database: Database
  /** Resolves when our own PostgreSQL is gone although nobody stopped it; never for one that is not ours. */
  readonly lost: Promise<void>
  /** Closes the connections, and our own PostgreSQL. */
  readonly close: () => Promise<void>
}

const NEVER = new Promise<void>(() => {})

/** The PostgreSQL of `DATABASE_URL`, else our own in the data folder: this process is its one owner. */
export async function ownPlace(config: PlaceConfig, onIdleError?: (error: Error) => void): Promise<Place> {
  const limits = { most: config.DATABASE_CONNECTIONS, ...(onIdleError && { onIdleError }) }
  if (config.DATABASE_URL !== undefined) return outside(config.DATABASE_URL, limits)
  const embedded = await startEmbedded(folderOf(config))
  const database = openDatabase(embedded.url, limits)
  return {
    database,
    lost: embedded.lost,
    close: async () => {
      await database.close().catch(() => {})
      await embedded.stop()
    },
  }
}

/** The same for a command: beside a running server it is that server's guest, and leaves its PostgreSQL running. */
export async function guestPlace(config: PlaceConfig): Promise<Place> {
  const running = config.DATABASE_URL === undefined ? await runningEmbedded(folderOf(config)) : undefined
  return running ? outside(running.url, { most: GUEST_CONNECTIONS }) : ownPlace(config)
}

const GUEST_CONNECTIONS = 4

function outside(url: string, limits: Parameters<typeof openDatabase>[1]): Place {
  const database = openDatabase(url, limits)
  return { database, lost: NEVER, close: () => database.close() }
}

/** What the installation keeps outside its database. */
export function placesOf({ LABAN_DATA, LABAN_CHECKPOINTS, LABAN_KEYS }: Config): Places {
  return { files: join(LABAN_DATA, 'files'), checkpoints: { folder: LABAN_CHECKPOINTS, keysFolder: LABAN_KEYS } }
}

function folderOf({ LABAN_DATA }: PlaceConfig): string {
  return join(LABAN_DATA, 'postgres')
}
