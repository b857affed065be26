import { readFileSync } from 'node:fs'
import type pg from 'pg'
import type { Place } from './place.ts'

const DATABASE = 'laban'

/** Where to connect, password included. It does not leave the machine, whatever PGSSLMODE asks for. */
export function urlOf({ secret }: Place, port: number, database: string = DATABASE): string {
  return `postgres://postgres:${readFileSync(secret, 'utf8').trim()}@127.0.0.1:${port}/${database}?sslmode=disable`
}

/** Makes the database that the application uses: the owner's lock lies in another, so that this one can be replaced. */
export async function ensureDatabase(session: pg.Client): Promise<void> {
  const { rowCount } = await session.query('select from pg_database where datname = $1', [DATABASE])
  if (rowCount === 0) await session.query(`create database ${DATABASE}`)
}
