import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTIAL } from './make-archive.ts'

const LEFT_AFTER_MS = 24 * 3_600_000

/** Removes what a backup that was killed more than a day ago left in the folder. */
export async function removeLeftovers(folder: string, now: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(PARTIAL)) continue
    const path = join(folder, name)
    if (now.getTime() - (await changedAt(path)) > LEFT_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}

/** Another process may have removed it meanwhile. */
async function changedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Infinity,
  )
}

/** A folder that cannot be read is told of when the archive is written. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => [])
}
