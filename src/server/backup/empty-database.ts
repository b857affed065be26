import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import { BackupError } from './backup-error.ts'
import { tableNames } from './kept-tables.ts'
import { appliedMigrations } from './spooled-tables.ts'

/**
 * Throws unless the archive's rows can come into the database: it has no tables, or ours without rows, at the archive's
 * schema or before it.
 */
export async function checkEmptyDatabase(tx: Tx, schema: readonly string[]): Promise<void> {
  const applied = await appliedMigrations(tx)
  const tables = await tableNames(tx)
  if (applied.length === 0 && tables.length > 0) throw new BackupError('target-not-ours', { table: tables[0]! })
  for (const table of tables) {
    const rows = await rowsIn(tx, table)
    if (rows > 0) throw new BackupError('target-not-empty', { table, rows })
  }
  const newer = applied.find((name) => !schema.includes(name))
  if (newer !== undefined) throw new BackupError('target-newer', { migration: newer })
}

async function rowsIn(tx: Tx, table: string): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(`public.${table}`)}`.execute(tx)
  return rows[0]!.rows
}
