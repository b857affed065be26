import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Migrator, type Migration, type MigrationInfo } from 'kysely/migration'
import { openDatabase, type Database, type Tx } from './database.ts'

export const MIGRATIONS = join(dirname(fileURLToPath(import.meta.url)), 'migrations')

/** The database has migrations that this program does not know: it was written by a newer one. */
export class NewerSchemaError extends Error {
  readonly unknown: readonly string[]
  constructor(unknown: readonly string[]) {
    super(`the database has unknown migrations: ${unknown.join(', ')}`)
    this.unknown = unknown
  }
}

/** Brings the schema up to this program's, all in one transaction under a lock; names what was applied. */
export async function migrate(url: string): Promise<{ applied: string[] }> {
  const database = openDatabase(url, { most: 2 })
  try {
    return await migrated(database)
  } finally {
    await database.close()
  }
}

export async function migrated(database: Database): Promise<{ applied: string[] }> {
  await refuseNewer(database)
  const { error, results } = await migratorOf(database).migrateToLatest()
  if (error) throw error
  return { applied: (results ?? []).map((result) => result.migrationName) }
}

/** Brings the schema up to one migration and no further, in the caller's transaction; it must not be beyond it yet. */
export async function migrateTo(tx: Tx, name: string): Promise<void> {
  const { error } = await migratorOf({ db: tx }).migrateTo(name)
  if (error) throw error
}

/** Which migrations there are, and which were applied. Changes nothing. */
export async function migrationStatus(database: Database): Promise<{ applied: string[]; pending: string[] }> {
  await refuseNewer(database)
  const migrations = await migratorOf(database).getMigrations()
  const names = (some: (one: MigrationInfo) => boolean): string[] => migrations.filter(some).map(({ name }) => name)
  return { applied: names((one) => one.executedAt !== undefined), pending: names((one) => !one.executedAt) }
}

/** The newest schema this program knows. */
export function schemaVersion(): string {
  return migrationNames().at(-1)!
}

async function refuseNewer(database: Database): Promise<void> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass('kysely_migration') is not null as exists`.execute(
    database.db,
  )
  if (!rows[0]!.exists) return
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database.db)
  const known = new Set(migrationNames())
  const unknown = applied.rows.map(({ name }) => name).filter((name) => !known.has(name))
  if (unknown.length > 0) throw new NewerSchemaError(unknown)
}

function migratorOf({ db }: Pick<Database, 'db'>): Migrator {
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations()) } })
}

function migrations(): Record<string, Migration> {
  return Object.fromEntries(
    migrationNames().map((name) => {
      const text = readFileSync(join(MIGRATIONS, `${name}.sql`), 'utf8')
      return [name, { up: async (db) => void (await sql.raw(text).execute(db)) }]
    }),
  )
}

/** All migrations this program knows, in order. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort()
}
