import { createReadStream } from 'node:fs'
import { access, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Database } from '#db/database.ts'
import { archiveName } from './archives.ts'
import { BackupError, connectionError, fileError } from './backup-error.ts'
import { decryptFile, encryptFile } from './encrypted-file.ts'
import { FORMAT, type FileEntry, type Manifest } from './manifest.ts'
import type { Places } from './places.ts'
import { readArchive } from './read-archive.ts'
import { spooledCheckpoints } from './spooled-checkpoints.ts'
import { spooledTables } from './spooled-tables.ts'
import { fileEntry, openStored, storedFiles, storedPaths } from './stored-files.ts'
import { writeArchive } from './write-archive.ts'

export type ArchiveRequest = {
  readonly database: Database
  readonly places: Places
  /** Where the archive goes; made where it does not exist. */
  readonly folder: string
  /** The version of La Bàn. */
  readonly program: string
  readonly now: Date
  /** Where given, the archive can be opened only with it. */
  readonly passphrase?: string
}

export type Archive = { readonly file: string; readonly manifest: Manifest }

/** Writes an archive and reads it back. It bears its name only when it is whole; an interrupted one leaves nothing. */
export async function makeArchive(request: ArchiveRequest): Promise<Archive> {
  const { passphrase } = request
  if ((passphrase?.length ?? SHORTEST_PASSPHRASE) < SHORTEST_PASSPHRASE) {
    throw new BackupError('passphrase-short', { least: SHORTEST_PASSPHRASE })
  }
  const file = join(request.folder, archiveName(request.now, passphrase !== undefined))
  try {
    await mkdir(request.folder, { recursive: true, mode: 0o700 })
    if (await exists(file)) throw new BackupError('already-there', { file })
    const partial = await mkdtemp(join(request.folder, PARTIAL))
    try {
      const manifest = await writePartial(request, partial)
      await rename(await lockedUp(join(partial, ARCHIVE), passphrase), file)
      await syncFolder(request.folder)
      return { file, manifest }
    } finally {
      await rm(partial, { recursive: true, force: true })
    }
  } catch (error) {
    throw connectionError(fileError('cannot-write', file, error))
  }
}

/** The file that keeps the archive: encrypted, and seen to open, where there is a passphrase. */
async function lockedUp(archive: string, passphrase: string | undefined): Promise<string> {
  if (passphrase === undefined) return archive
  const [locked, again] = [`${archive}.locked`, `${archive}.again`]
  await encryptFile(archive, locked, passphrase)
  await decryptFile(locked, again, passphrase)
  await readArchive(again)
  return locked
}

/** In characters. Four random words have more. */
export const SHORTEST_PASSPHRASE = 16

/** What the name of an unfinished archive's folder begins with. */
export const PARTIAL = '.laban-unfinished-'
const ARCHIVE = 'archive'

async function writePartial({ database, places, program, now }: ArchiveRequest, partial: string): Promise<Manifest> {
  const folders = { tables: join(partial, 'tables'), checkpoints: join(partial, 'checkpoints') }
  for (const folder of Object.values(folders)) await mkdir(folder)
  // Checkpoints before the database: none may speak of an event that the archive does not hold. Files after it: every
  // file that a row names is there. Also before it: one that is put into quarantine meanwhile is not among the later.
  const checkpoints = await checkpointEntries(places, folders.checkpoints)
  const early = await pathsOf(places)
  const { tables, leftOut, schema, postgresql } = await spooledTables(database, folders.tables)
  const paths = [...new Set([...early, ...(await pathsOf(places))])].sort()
  const files = places.files === undefined ? [] : await storedFiles(places.files, paths)
  const madeAt = now.toISOString()
  const manifest = { format: FORMAT, program, schema, madeAt, postgresql, tables, leftOut, checkpoints, files } as const
  const archive = join(partial, ARCHIVE)
  await writeArchive(archive, manifest, ({ name }) => openSource(name, partial, places))
  await readArchive(archive)
  return manifest
}

async function pathsOf({ files }: Places): Promise<string[]> {
  return files === undefined ? [] : storedPaths(files)
}

/** An entry's content: files are in their own folder, all else was spooled. */
async function openSource(entry: string, partial: string, places: Places): Promise<Readable> {
  if (entry.startsWith('files/')) return openStored(places.files!, entry.slice('files/'.length))
  const isTable = entry.startsWith('tables/')
  return createReadStream(isTable ? join(partial, 'tables', basename(entry, '.copy')) : join(partial, entry))
}

async function checkpointEntries({ checkpoints }: Places, folder: string): Promise<FileEntry[]> {
  const paths = checkpoints ? await spooledCheckpoints(checkpoints, folder) : []
  return Promise.all(paths.map((path) => fileEntry(folder, path)))
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/** A new name is on the disk only once its folder is; Windows has no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
