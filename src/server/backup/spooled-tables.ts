import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { sql } from 'kysely'
import { copyOut, setCopyForm, type CopiedTable } from '#db/copy.ts'
import type { Database, Tx } from '#db/database.ts'
import { inOneTransaction, type OneTransaction } from '#db/one-transaction.ts'
import { BackupError } from './backup-error.ts'
import { keptTables } from './kept-tables.ts'
import type { TableEntry } from './manifest.ts'
import { measured } from './measured.ts'

export type Spooled = {
  readonly tables: TableEntry[]
  readonly leftOut: string[]
  readonly schema: string[]
  readonly postgresql: string
}

/** All rows as of one moment, a file a table in the folder: tar asks for sizes before contents. */
export function spooledTables(database: Database, folder: string): Promise<Spooled> {
  return inOneTransaction(database, 'read', async ({ tx, client }) => {
    const schema = await appliedMigrations(tx)
    if (schema.length === 0) throw new BackupError('no-tables', {})
    const { kept, leftOut } = await keptTables(tx)
    // Keeps a migration from changing them meanwhile.
    await sql`lock table ${sql.join(kept.map(({ name }) => sql.table(`public.${name}`)))} in access share mode`.execute(
      tx,
    )
    await setCopyForm(client)
    const tables: TableEntry[] = []
    for (const table of kept) tables.push(await spooled(client, table, folder))
    return { tables, leftOut, schema, postgresql: await serverVersion(tx) }
  })
}

/** The migrations of the database in order; none where it is not ours. */
export async function appliedMigrations(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ exists: boolean }>`
    select to_regclass('public.kysely_migration') is not null as exists`.execute(tx)
  if (!rows[0]!.exists) return []
  const applied = await sql<{ name: string }>`select name from public.kysely_migration order by name`.execute(tx)
  return applied.rows.map(({ name }) => name)
}

/** What the table would be in an archive. */
export async function tableEntry(
  client: OneTransaction['client'],
  table: CopiedTable,
  target?: Writable,
): Promise<TableEntry> {
  const { bytes, sha256, lines } = await measured(copyOut(client, table), target)
  return { name: table.name, columns: [...table.columns], rows: lines, bytes, sha256 }
}

function spooled(client: OneTransaction['client'], table: CopiedTable, folder: string): Promise<TableEntry> {
  return tableEntry(client, table, createWriteStream(join(folder, table.name), { flags: 'wx', mode: 0o600 }))
}

async function serverVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(tx)
  return rows[0]!.version
}
