import { clockSetBack } from './clock-back.ts'
import type { FaultRun } from './fault-run.ts'
import { fullDisk } from './full-disk.ts'
import { killedServer } from './killed-server.ts'
import { databaseAway, ownDatabaseKilled } from './lost-database.ts'
import type { ProvincePattern } from './province-folder.ts'

export type Extent = { readonly kills: number; readonly awayMs: number }

export const OFFICERS = 200
export const ITEMS_EACH = 2

/** Every fault that is brought about, by name. */
export const FAULTS = {
  'the server is killed while 200 officers save': (pattern, { kills }) => killedServer(pattern, kills),
  'the database stands still, dies and comes back': (pattern, { awayMs }) => databaseAway(pattern, awayMs),
  'our own database is killed': (pattern) => ownDatabaseKilled(pattern),
  'the clock is set back': (pattern) => clockSetBack(pattern),
  'the disk is full': (pattern) => fullDisk(pattern),
} as const satisfies Record<string, (pattern: ProvincePattern, extent: Extent) => Promise<FaultRun>>
