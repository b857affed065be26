import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, type ControlledTransaction } from 'kysely'
import type pg from 'pg'
import type { Database, Tx } from './database.ts'
import type { DB as Tables } from './tables.ts'

export type OneTransaction = {
  /** The transaction for Kysely, its migrator included. */
  readonly tx: Tx
  /** The same transaction for COPY. */
  readonly client: pg.PoolClient
}

const ROLL_BACK_WITHIN_MS = 2000

/** Acts in a transaction on one connection without time limits. After a failure nothing is kept, not even the connection. */
export async function inOneTransaction<T>(
  { pool }: Database,
  access: 'read' | 'write',
  act: (transaction: OneTransaction) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  // A connection that breaks is told by the query that waits for it; without a listener it would end the process.
  const onError = (): void => {}
  client.on('error', onError)
  let failed = true
  try {
    const result = await transacted(pool, client, access, act)
    failed = false
    return result
  } finally {
    client.release(failed)
    if (!failed) client.off('error', onError)
  }
}

async function transacted<T>(
  pool: pg.Pool,
  client: pg.PoolClient,
  access: 'read' | 'write',
  act: (transaction: OneTransaction) => Promise<T>,
): Promise<T> {
  const tx = await begun(kyselyOf(pool, client), access)
  try {
    await client.query('set local statement_timeout = 0')
    await client.query('set local idle_in_transaction_session_timeout = 0')
    const result = await act({ tx, client })
    await tx.commit().execute()
    return result
  } catch (error) {
    await rolledBackOrLate(tx)
    throw error
  }
}

function begun(db: Kysely<Tables>, access: 'read' | 'write'): Promise<ControlledTransaction<Tables>> {
  const transaction = db.startTransaction()
  return access === 'write'
    ? transaction.execute()
    : transaction.setIsolationLevel('repeatable read').setAccessMode('read only').execute()
}

/** A connection in the middle of a COPY does not hear it; giving the connection up ends the transaction too. */
async function rolledBackOrLate(tx: ControlledTransaction<Tables>): Promise<void> {
  const waiting = new AbortController()
  const late = sleep(ROLL_BACK_WITHIN_MS, undefined, { signal: waiting.signal }).catch(() => {})
  await Promise.race([rolledBack(tx), late])
  waiting.abort()
}

async function rolledBack(tx: ControlledTransaction<Tables>): Promise<void> {
  try {
    await tx.rollback().execute()
  } catch {
    // The connection is gone, and with it the transaction.
  }
}

/** A Kysely that knows this one connection only. */
function kyselyOf(pool: pg.Pool, client: pg.PoolClient): Kysely<Tables> {
  const only = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient
  const ofOne = { connect: () => Promise.resolve(only), end: () => Promise.resolve(), options: pool.options } as pg.Pool
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: ofOne }) })
}
