import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { PooledClient } from './pooled-client.ts'
import type { DB as Tables } from './tables.ts'

export type Db = Kysely<Tables>
/** A connection inside a transaction: what commands write through. */
export type Tx = Transaction<Tables>

export type Database = { readonly db: Db; readonly pool: pg.Pool; close(): Promise<void> }

export type PoolLimits = {
  /** Most connections at once. */
  readonly most?: number
  /** Told of a connection that broke while nobody used it. */
  readonly onIdleError?: (error: Error) => void
}

const CONNECT_WITHIN_MS = 5000
const STATEMENT_WITHIN_MS = 30_000
const OID = { int8: 20, date: 1082, numeric: 1700 } as const

/** A pool of connections to the PostgreSQL at `url`. Times are UTC; a broken idle connection is replaced in silence. */
export function openDatabase(url: string, { most = 20, onIdleError = () => {} }: PoolLimits = {}): Database {
  const pool = new pg.Pool({
    Client: PooledClient,
    connectionString: url,
    max: most,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: STATEMENT_WITHIN_MS,
    idle_in_transaction_session_timeout: STATEMENT_WITHIN_MS,
    application_name: 'laban',
    // Planning anew for each set of values costs more than it gains: our texts already differ with what is asked.
    options: '-c timezone=UTC -c plan_cache_mode=force_generic_plan',
    types: { getTypeParser: parserOf },
  })
  pool.on('error', onIdleError)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** Counts are numbers, dates their own text, decimals text: nothing goes through floating point. */
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === OID.int8) return wholeNumber
  if (oid === OID.date) return (text) => text
  return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`a whole number of the database is too large: ${text}`)
  return number
}
