import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BackupError, fileError } from './backup-error.ts'
import { decryptFile, isEncrypted } from './encrypted-file.ts'
import type { Manifest } from './manifest.ts'
import { readArchive } from './read-archive.ts'

export type ArchiveFile = {
  readonly file: string
  /** Of an encrypted archive. */
  readonly passphrase?: string
  /** Where an archive is decrypted and unpacked meanwhile; the system's folder for it where absent. */
  readonly workFolder?: string
}

/** Reads a whole archive, encrypted or not, and refuses it unless it is as it was made. */
export function verifyArchive(archive: ArchiveFile): Promise<Manifest> {
  return inWorkFolder(archive, async (folder) => {
    const file = await plainFile(archive, folder)
    return readArchive(file)
  })
}

/** Acts on an archive's entries, checked and laid in a folder that is there only meanwhile. */
export function withUnpacked<T>(
  archive: ArchiveFile,
  act: (manifest: Manifest, folder: string) => Promise<T>,
): Promise<T> {
  return inWorkFolder(archive, async (folder) => {
    const file = await plainFile(archive, folder)
    const manifest = await readArchive(file, join(folder, 'unpacked'))
    if (file !== archive.file) await rm(file)
    return act(manifest, join(folder, 'unpacked'))
  })
}

async function plainFile({ file, passphrase }: ArchiveFile, folder: string): Promise<string> {
  if (!(await isEncrypted(file))) return file
  if (passphrase === undefined) throw new BackupError('passphrase-needed', { file })
  const plain = join(folder, 'decrypted')
  await decryptFile(file, plain, passphrase)
  return plain
}

async function inWorkFolder<T>(
  { workFolder = tmpdir() }: ArchiveFile,
  act: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await madeFolder(workFolder)
  try {
    return await act(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function madeFolder(workFolder: string): Promise<string> {
  try {
    return await mkdtemp(join(workFolder, 'laban-work-'))
  } catch (error) {
    throw fileError('cannot-write', workFolder, error)
  }
}
