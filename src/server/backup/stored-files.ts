import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { BackupError, fileError } from './backup-error.ts'
import { StoredPath, type FileEntry } from './manifest.ts'
import { measured } from './measured.ts'

/** The files of a folder with their hashes, by path; names that begin with a dot are not stored files. */
export async function storedFiles(folder: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = []
  for (const path of await pathsIn(folder)) entries.push(await fileEntry(folder, path))
  return entries
}

export async function fileEntry(folder: string, path: string): Promise<FileEntry> {
  const file = join(folder, path)
  try {
    const { bytes, sha256 } = await measured(createReadStream(file))
    return { path, bytes, sha256 }
  } catch (error) {
    throw fileError('cannot-read', file, error)
  }
}

async function pathsIn(folder: string): Promise<string[]> {
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
