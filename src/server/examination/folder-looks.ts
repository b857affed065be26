import { constants, existsSync } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CHECKPOINT_FILE } from '../events/checkpoint-file.ts'
import { fileStore } from '../evidence/file-store.ts'
import { checkpointAt } from '../operation/checkpoint-at.ts'
import { lastBackupAt } from '../operation/database-readings.ts'
import type { Look } from './look.ts'

const LEAST_FREE_GB = 2
const OLDEST_BACKUP_DAYS = 2
const OLDEST_CHECKPOINT_MINUTES = 15
const FILES_WITHIN_MS = 20_000

const folder: Look = {
  look: 'folder',
  find: async ({ config: { LABAN_DATA } }) => {
    const isWritable = await access(firstThere(LABAN_DATA), constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    )
    return { code: 'folder', state: isWritable ? 'fine' : 'broken', params: { folder: LABAN_DATA } }
  },
}

/** The folder, or the nearest one above it that is there: a first start makes the rest. */
function firstThere(path: string): string {
  const whole = resolve(path)
  return existsSync(whole) || dirname(whole) === whole ? whole : firstThere(dirname(whole))
}

const room: Look = {
  look: 'room',
  find: async ({ config: { LABAN_DATA } }) => {
    const { bavail, blocks, bsize } = await statfs(firstThere(LABAN_DATA))
    const gigabytes = (pieces: number): number => Math.floor((pieces * bsize) / 1e9)
    const free = gigabytes(bavail)
    const params = { free, all: gigabytes(blocks), least: LEAST_FREE_GB, folder: LABAN_DATA }
    return { code: 'room', state: free >= LEAST_FREE_GB ? 'fine' : 'broken', params }
  },
}

const checkpoint: Look = {
  look: 'checkpoint',
  find: async ({ config: { LABAN_CHECKPOINTS }, now }) => {
    const file = join(LABAN_CHECKPOINTS, CHECKPOINT_FILE)
    const at = await checkpointAt(file)
    const minutes = at && Math.floor((now() - at.getTime()) / 60_000)
    if (minutes === undefined) return { code: 'no-checkpoint', state: 'remark', params: { file } }
    const state = minutes <= OLDEST_CHECKPOINT_MINUTES ? 'fine' : 'remark'
    return { code: 'checkpoint', state, params: { minutes, file } }
  },
}

/** What can be looked at without the database. */
export const FOLDERS: readonly Look[] = [folder, room, checkpoint]

/** Of every file that a row names whether it is there; what it holds is looked at when it is backed up. */
export const FILES: Look = {
  look: 'files',
  withinMs: FILES_WITHIN_MS,
  find: async ({ database: { db }, config: { LABAN_DATA } }) => {
    const store = fileStore(join(LABAN_DATA, 'files'))
    const rows = await db.selectFrom('stored_file').select('hash').where('state', '<>', 'quarantined').execute()
    const lost: string[] = []
    for (const { hash } of rows) if (!(await store.has(hash))) lost.push(hash)
    const params = { files: rows.length, lost: lost.length, first: lost[0] ?? '' }
    return { code: 'files', state: lost.length === 0 ? 'fine' : 'broken', params }
  },
}

export const BACKUP: Look = {
  look: 'backup',
  find: async ({ database: { db }, config: { LABAN_MODE, LABAN_BACKUPS }, now }) => {
    const at = await lastBackupAt(db)
    const days = at && Math.floor((now() - at.getTime()) / 86_400_000)
    const isOld = days === undefined || days >= OLDEST_BACKUP_DAYS
    const worse = LABAN_MODE === 'production' ? 'broken' : 'remark'
    const params = { days: days ?? 0, at: at?.toISOString() ?? '', folder: LABAN_BACKUPS ?? '' }
    return { code: at ? 'backup' : 'no-backup', state: isOld ? worse : 'fine', params }
  },
}
