import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'

const FILES = 7_202_201

/** Whoever brings a file shares the store with the others; whoever sweeps it has it alone until the transaction's end. */
export async function lockFiles(tx: Tx, how: 'shared' | 'alone'): Promise<void> {
  await (
    how === 'shared' ? sql`select pg_advisory_xact_lock_shared(${FILES})` : sql`select pg_advisory_xact_lock(${FILES})`
  ).execute(tx)
}
