import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { copyIn, setCopyForm, type CopiedTable } from '#db/copy.ts'
import type { OneTransaction } from '#db/one-transaction.ts'
import { BackupError } from './backup-error.ts'
import { keptTables } from './kept-tables.ts'
import { tableEntryName, type Manifest, type TableEntry } from './manifest.ts'
import { tableEntry } from './spooled-tables.ts'

/**
 * Fills the tables from the archive's entries in the folder, and reads every one back. The database must be at exactly
 * the archive's schema.
 */
export async function restoreTables({ tx, client }: OneTransaction, manifest: Manifest, folder: string): Promise<void> {
  const { kept } = await keptTables(tx)
  const expected = sameTables(kept, manifest.tables)
  await setCopyForm(client)
  await sql`lock table ${sql.join(kept.map(({ name }) => sql.table(`public.${name}`)))} in share row exclusive mode`.execute(
    tx,
  )
  await sql`set constraints all deferred`.execute(tx)
  for (const table of kept) await fill(client, table, join(folder, tableEntryName(table.name)))
  await holding(() => sql`set constraints all immediate`.execute(tx))
  for (const table of kept) {
    const { rows, sha256 } = await tableEntry(client, table)
    const { name, ...was } = expected.get(table.name)!
    if (rows !== was.rows || sha256 !== was.sha256) throw new BackupError('restored-differs', { table: name, rows })
  }
}

/** The archive's tables by name: exactly those of the database, with the same columns in the same order. */
function sameTables(kept: readonly CopiedTable[], tables: readonly TableEntry[]): Map<string, TableEntry> {
  const archived = new Map(tables.map((table) => [table.name, table]))
  const columns = new Map(kept.map((table) => [table.name, table.columns]))
  for (const name of new Set([...archived.keys(), ...columns.keys()])) {
    const isSame = archived.get(name)?.columns.join() === columns.get(name)?.join()
    if (!isSame) throw new BackupError('tables-differ', { table: name })
  }
  return archived
}

async function fill(client: OneTransaction['client'], table: CopiedTable, file: string): Promise<void> {
  await holding(() => pipeline(createReadStream(file), copyIn(client, table)), table.name)
}

/** Codes of PostgreSQL for data that a column or a constraint does not take. */
const REFUSED = /^(22|23)/

async function holding(act: () => Promise<unknown>, table?: string): Promise<void> {
  try {
    await act()
  } catch (error) {
    const { code, message, table: told } = error as { code?: string; message: string; table?: string }
    if (code === undefined || !REFUSED.test(code)) throw error
    throw new BackupError('rows-refused', { table: table ?? told ?? '', detail: message })
  }
}
