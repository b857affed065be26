import { basename } from 'node:path'
import { sql } from 'kysely'
import type { Database, Tx } from '#db/database.ts'
import { migrateTo, migrationNames, schemaVersion } from '#db/migrate.ts'
import { inOneTransaction } from '#db/one-transaction.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { record } from '#server/events/record.ts'
import { BackupError, connectionError } from './backup-error.ts'
import { checkEmptyDatabase } from './empty-database.ts'
import type { Manifest } from './manifest.ts'
import { withUnpacked, type ArchiveFile } from './open-archive.ts'
import { checkEmptyPlaces, checkPlacesGiven, placeFiles } from './placed-files.ts'
import type { Places } from './places.ts'
import { restoreTables } from './restored-tables.ts'
import { checkSchema } from './schema-fit.ts'

export type RestoreRequest = ArchiveFile & {
  /** Without our tables, or with ours and no row in them. */
  readonly database: Database
  readonly places: Places
  /** The version of La Bàn. */
  readonly program: string
}

/**
 * Brings an archive into an empty place: checks all of it, fills the tables at its own schema, reads them back, and
 * migrates on. All in one transaction: after a failure the place is as empty as before.
 */
export async function restore(request: RestoreRequest): Promise<Manifest> {
  try {
    return await withUnpacked(request, async (manifest, unpacked) => {
      checkSchema(manifest, migrationNames())
      checkPlacesGiven(manifest, request.places)
      await checkEmptyPlaces(request.places)
      await restoreInto(request.database, manifest, unpacked, request)
      return manifest
    })
  } catch (error) {
    throw connectionError(error)
  }
}

/** PostgreSQL's advisory lock of restores. */
const RESTORE_LOCK = 7_294_201

async function restoreInto(
  database: Database,
  manifest: Manifest,
  unpacked: string,
  request: RestoreRequest,
): Promise<void> {
  let takeAway = async (): Promise<void> => {}
  try {
    await inOneTransaction(database, 'write', async (transaction) => {
      const { tx } = transaction
      await alone(tx)
      await checkEmptyDatabase(tx, manifest.schema)
      await migrateTo(tx, manifest.schema.at(-1)!)
      await restoreTables(transaction, manifest, unpacked)
      await migrateTo(tx, schemaVersion())
      await tell(tx, manifest, request)
      await sql`analyze`.execute(tx)
      takeAway = await placeFiles(manifest, unpacked, request.places)
    })
  } catch (error) {
    await takeAway()
    throw error
  }
}

async function alone(tx: Tx): Promise<void> {
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${RESTORE_LOCK}) as got`.execute(tx)
  if (!rows[0]!.got) throw new BackupError('busy', {})
}

async function tell(tx: Tx, { program, madeAt, schema, tables, files }: Manifest, request: RestoreRequest) {
  const body = {
    archive: basename(request.file),
    madeAt,
    madeBy: program,
    restoredBy: request.program,
    schema: schema.at(-1)!,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    files: files.length,
  }
  await record(tx, [{ stream: INSTALLATION, kind: 'installation.restored', by: null, body }])
}
