import { constants } from 'node:fs'
import { appendFile, copyFile, cp, mkdir, readdir, readFile, rename, rm, rmdir, truncate } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CHECKPOINT_FILE } from '#server/events/checkpoint-file.ts'
import { PUBLIC_KEY_FILE } from '#server/events/checkpoint-key.ts'
import { BackupError, fileError } from './backup-error.ts'
import type { Manifest } from './manifest.ts'
import type { Places } from './places.ts'

/** Throws unless nothing stands where the archive's files and checkpoints go. */
export async function checkEmptyPlaces({ files, checkpoints }: Places): Promise<void> {
  if (files !== undefined && (await namesIn(files)).length > 0)
    throw new BackupError('place-not-empty', { place: files })
  if (checkpoints && (await namesIn(checkpoints.folder)).includes(CHECKPOINT_FILE)) {
    throw new BackupError('place-not-empty', { place: join(checkpoints.folder, CHECKPOINT_FILE) })
  }
}

/** Throws when the archive holds what there is no place for. */
export function checkPlacesGiven({ files, checkpoints }: Manifest, places: Places): void {
  if (files.length > 0 && places.files === undefined) throw new Error('the archive holds files, and no folder is given')
  if (checkpoints.length > 0 && !places.checkpoints)
    throw new Error('the archive holds checkpoints: no folder is given')
}

/** Puts an unpacked archive's files and checkpoints into their places. What it returns takes them away again. */
export async function placeFiles(manifest: Manifest, unpacked: string, places: Places): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = []
  const takeAway = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    if (manifest.files.length > 0) undo.push(await placeFolder(join(unpacked, 'files'), places.files!))
    for (const { path } of manifest.checkpoints) {
      const from = join(unpacked, 'checkpoints', path)
      const { folder, keysFolder } = places.checkpoints!
      if (path === CHECKPOINT_FILE) undo.push(await placeNew(from, join(folder, path)))
      if (path === PUBLIC_KEY_FILE) undo.push(await addKeys(from, join(keysFolder, path)))
    }
    return takeAway
  } catch (error) {
    await takeAway()
    throw error
  }
}

/** The folder appears whole or not at all, also where the unpacked one lies on another disk. */
async function placeFolder(from: string, to: string): Promise<() => Promise<void>> {
  const beside = `${to}.restoring-${process.pid}`
  try {
    await mkdir(dirname(to), { recursive: true })
    await cp(from, beside, { recursive: true })
    await removeEmpty(to)
    await rename(beside, to)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    throw fileError('cannot-write', to, error)
  }
  return () => rm(to, { recursive: true, force: true })
}

async function placeNew(from: string, to: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dirname(to), { recursive: true })
    await copyFile(from, to, constants.COPYFILE_EXCL)
  } catch (error) {
    throw fileError('cannot-write', to, error)
  }
  return () => rm(to, { force: true })
}

/** The place may have made a key of its own already; both are needed to check old and new checkpoints. */
async function addKeys(from: string, to: string): Promise<() => Promise<void>> {
  const held = await readFile(to, 'utf8').catch(() => undefined)
  if (held === undefined) return placeNew(from, to)
  const keys = await readFile(from, 'utf8')
  if (held.includes(keys.trim())) return () => Promise.resolve()
  try {
    await appendFile(to, `${held.endsWith('\n') ? '' : '\n'}${keys}`)
  } catch (error) {
    throw fileError('cannot-write', to, error)
  }
  return () => truncate(to, Buffer.byteLength(held))
}

async function removeEmpty(folder: string): Promise<void> {
  if ((await namesIn(folder)).length === 0) await rmdir(folder).catch(() => {})
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileError('cannot-read', folder, error)
  }
}
