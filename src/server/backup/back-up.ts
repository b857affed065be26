import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { INSTALLATION } from '#domain/event/event.ts'
import { record } from '#server/events/record.ts'
import { prune } from './archives.ts'
import { makeArchive, type Archive, type ArchiveRequest } from './make-archive.ts'
import { removeLeftovers } from './leftovers.ts'

export type BackUpRequest = ArchiveRequest & {
  /** How many archives stay in the folder, this one included; all where absent. */
  readonly keep?: number
}

export type BackedUp = Archive & {
  readonly bytes: number
  /** Names of the older archives that were removed. */
  readonly removed: readonly string[]
}

/** Makes an archive, records that it was made, and only then removes older ones. */
export async function backUp(request: BackUpRequest): Promise<BackedUp> {
  await removeLeftovers(request.folder, request.now)
  const archive = await makeArchive(request)
  const { size: bytes } = await stat(archive.file)
  await tell(request, archive, bytes)
  const removed = request.keep === undefined ? [] : await prune(request.folder, request.keep)
  return { ...archive, bytes, removed }
}

async function tell({ database }: BackUpRequest, { file, manifest }: Archive, bytes: number): Promise<void> {
  const body = {
    archive: basename(file),
    bytes,
    madeAt: manifest.madeAt,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    files: manifest.files.length,
  }
  await database.db
    .transaction()
    .execute((tx) => record(tx, [{ stream: INSTALLATION, kind: 'installation.backed-up', by: null, body }]))
}
