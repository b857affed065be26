import { createReadStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { QUARANTINE } from '#server/evidence/file-store.ts'
import { BackupError, fileError } from './backup-error.ts'
import { StoredPath, type FileEntry } from './manifest.ts'
import { measured } from './measured.ts'

/**
 * The files at some paths of a folder with their hashes. One that the scanner has put away meanwhile is read where it
 * lies now; one that is gone was nobody's.
 */
export async function storedFiles(folder: string, paths: readonly string[]): Promise<FileEntry[]> {
  const entries: FileEntry[] = []
  for (const path of paths) {
    try {
      entries.push(await measuredEntry(path, await openStored(folder, path)))
    } catch (error) {
      if (!isGone(error)) throw fileError('cannot-read', join(folder, path), error)
    }
  }
  return entries
}

export async function fileEntry(folder: string, path: string): Promise<FileEntry> {
  const file = join(folder, path)
  try {
    return await measuredEntry(path, createReadStream(file))
  } catch (error) {
    throw fileError('cannot-read', file, error)
  }
}

async function measuredEntry(path: string, source: Readable): Promise<FileEntry> {
  const { bytes, sha256 } = await measured(source)
  return { path, bytes, sha256 }
}

/** The bytes of a stored file, in quarantine or not: a file is moved there, never changed. */
export async function openStored(folder: string, path: string): Promise<Readable> {
  try {
    return (await open(join(folder, path))).createReadStream()
  } catch (error) {
    if (!isGone(error)) throw error
    return (await open(join(folder, QUARANTINE, basename(path)))).createReadStream()
  }
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** Where a folder's files lie; names that begin with a dot are not stored files. */
export async function storedPaths(folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const entry of await entriesIn(folder)) {
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file).split(sep).join('/')
    if (entry.isDirectory() || path.split('/').some((part) => part.startsWith('.'))) continue
    if (!entry.isFile() || !StoredPath.safeParse(path).success) throw new BackupError('odd-file', { file })
    paths.push(path)
  }
  return paths.sort()
}

/** Nothing has been stored where there is no folder. */
async function entriesIn(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw fileError('cannot-read', folder, error)
  }
}
