import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileError } from './backup-error.ts'

/** A province's clock. It knows no summer time. */
export const CLOCK_HOURS_AHEAD = 7

const HOUR_MS = 3_600_000
const NAME = /^laban-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.tar\.gz(?:\.locked)?$/

/** "laban-20260930-020000.tar.gz", by the province's clock; ".locked" behind it when it is encrypted. */
export function archiveName(at: Date, isEncrypted = false): string {
  const local = new Date(at.getTime() + CLOCK_HOURS_AHEAD * HOUR_MS).toISOString()
  return `laban-${local.slice(0, 10).replaceAll('-', '')}-${local.slice(11, 19).replaceAll(':', '')}.tar.gz${isEncrypted ? '.locked' : ''}`
}

/** When the archive of this name was made; undefined for any other file. */
export function madeAtOf(name: string): Date | undefined {
  const parts = NAME.exec(name)?.slice(1).map(Number)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number]
  return new Date(Date.UTC(year, month - 1, day, hour - CLOCK_HOURS_AHEAD, minute, second))
}

/** Names of the folder's archives, the newest first; none where there is no folder. */
export async function archivesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
    return names
      .filter((name) => NAME.test(name))
      .sort()
      .reverse()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileError('cannot-read', folder, error)
  }
}

/** Seconds since the newest archive of the folder was made; undefined where there is none. */
export async function backupAge(folder: string, now: Date): Promise<number | undefined> {
  const [newest] = await archivesIn(folder)
  const madeAt = newest === undefined ? undefined : madeAtOf(newest)
  return madeAt && (now.getTime() - madeAt.getTime()) / 1000
}

/** Removes all archives of the folder but the newest ones; nothing else in it is touched. Names what went. */
export async function prune(folder: string, keep: number): Promise<string[]> {
  if (!Number.isSafeInteger(keep) || keep < 1) throw new Error(`at least one archive is kept, not ${keep}`)
  const old = (await archivesIn(folder)).slice(keep)
  for (const name of old) {
    try {
      await rm(join(folder, name))
    } catch (error) {
      throw fileError('cannot-write', join(folder, name), error)
    }
  }
  return old
}
