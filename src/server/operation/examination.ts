import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { migrationStatus } from '#db/migrate.ts'
import type { EXAMINATION } from '#text/installation.ts'
import type { Params } from '#text/language.ts'
import type { Config } from '../config.ts'
import { CHECKPOINT_FILE } from '../events/checkpoint-file.ts'
import { fileStore } from '../evidence/file-store.ts'
import { checkpointAt } from './checkpoint-at.ts'
import { lastBackupAt } from './database-readings.ts'

/** One thing that was looked at. */
export type Finding = {
  readonly code: keyof typeof EXAMINATION
  readonly state: 'fine' | 'remark' | 'broken'
  readonly params: Params
}

type Examined = Pick<Config, 'LABAN_DATA' | 'LABAN_CHECKPOINTS' | 'LABAN_MODE'>

const OLDEST_POSTGRES = 150_000
const MOST_CLOCK_DIFFERENCE_S = 5
const LEAST_FREE_GB = 2
const OLDEST_BACKUP_DAYS = 2
const OLDEST_CHECKPOINT_MINUTES = 15

/** Looks at everything that an installation needs; changes nothing. */
export async function examination(database: Database, config: Examined): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const look of [version, schema, order, clock]) findings.push(await look(database, config))
  // Without its tables nothing can be read from them.
  const isCurrent = findings.every(({ code, state }) => code !== 'schema' || state === 'fine')
  const rest = isCurrent ? [content, files, folder, room, checkpoint, backup] : [folder, room, checkpoint]
  for (const look of rest) findings.push(await look(database, config))
  return findings
}

type Look = (database: Database, config: Examined) => Promise<Finding>

const version: Look = async ({ db }) => {
  const { rows } = await sql<{ version: number; name: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name
  `.execute(db)
  const { version: number, name } = rows[0]!
  return { code: 'postgres', state: number >= OLDEST_POSTGRES ? 'fine' : 'broken', params: { version: name } }
}

const schema: Look = async (database) => {
  const { pending } = await migrationStatus(database)
  return { code: 'schema', state: pending.length === 0 ? 'fine' : 'broken', params: { pending: pending.join(', ') } }
}

/** The official order of names needs ICU, which some builds leave out. */
const order: Look = async ({ db }) => {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from pg_collation where collname = 'vi-x-icu') as there
  `.execute(db)
  return { code: 'order', state: rows[0]!.there ? 'fine' : 'broken', params: {} }
}

const clock: Look = async ({ db }) => {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  const seconds = Math.round(Math.abs(rows[0]!.now.getTime() - Date.now()) / 1000)
  return { code: 'clock', state: seconds <= MOST_CLOCK_DIFFERENCE_S ? 'fine' : 'broken', params: { seconds } }
}

const content: Look = async ({ db }) => {
  const { rows } = await sql<{ editions: number; drafts: number }>`
    select count(*)::int as editions, count(*) filter (where state = 'draft')::int as drafts from edition
  `.execute(db)
  const { editions, drafts } = rows[0]!
  return { code: 'content', state: editions > 0 ? 'fine' : 'broken', params: { editions, drafts } }
}

/** Of every file that a row names whether it is there; what it holds is looked at when it is backed up. */
const files: Look = async ({ db }, { LABAN_DATA }) => {
  const store = fileStore(join(LABAN_DATA, 'files'))
  const rows = await db.selectFrom('stored_file').select('hash').where('state', '<>', 'quarantined').execute()
  const lost: string[] = []
  for (const { hash } of rows) if (!(await store.has(hash))) lost.push(hash)
  const params = { files: rows.length, lost: lost.length, first: lost[0] ?? '' }
  return { code: 'files', state: lost.length === 0 ? 'fine' : 'broken', params }
}

const folder: Look = async (_, { LABAN_DATA }) => {
  const isWritable = await access(firstThere(LABAN_DATA), constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  return { code: 'folder', state: isWritable ? 'fine' : 'broken', params: { folder: LABAN_DATA } }
}

/** The folder, or the nearest one above it that is there: a first start makes the rest. */
function firstThere(path: string): string {
  const whole = resolve(path)
  return existsSync(whole) || dirname(whole) === whole ? whole : firstThere(dirname(whole))
}

const room: Look = async (_, { LABAN_DATA }) => {
  const { bavail, bsize } = await statfs(firstThere(LABAN_DATA))
  const free = Math.floor((bavail * bsize) / 1e9)
  return { code: 'room', state: free >= LEAST_FREE_GB ? 'fine' : 'broken', params: { free, least: LEAST_FREE_GB } }
}

const checkpoint: Look = async (_, { LABAN_CHECKPOINTS }) => {
  const file = join(LABAN_CHECKPOINTS, CHECKPOINT_FILE)
  const at = await checkpointAt(file)
  const minutes = at && Math.floor((Date.now() - at.getTime()) / 60_000)
  if (minutes === undefined) return { code: 'no-checkpoint', state: 'remark', params: { file } }
  return {
    code: 'checkpoint',
    state: minutes <= OLDEST_CHECKPOINT_MINUTES ? 'fine' : 'remark',
    params: { minutes, file },
  }
}

const backup: Look = async ({ db }, { LABAN_MODE }) => {
  const at = await lastBackupAt(db)
  const days = at && Math.floor((Date.now() - at.getTime()) / 86_400_000)
  const isOld = days === undefined || days >= OLDEST_BACKUP_DAYS
  const worse = LABAN_MODE === 'production' ? 'broken' : 'remark'
  const code = days === undefined ? 'no-backup' : 'backup'
  return { code, state: isOld ? worse : 'fine', params: { days: days ?? 0 } }
}
