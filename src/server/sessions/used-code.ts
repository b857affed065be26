import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import { stepOfCode } from './one-time-code.ts'
import { unsealed } from './sealed-secret.ts'

/** `set`: the account's second factor; `pending`: one that was begun and not yet confirmed. */
export type FactorState = 'set' | 'pending' | 'none'

/** How the account's second factor stands; locks the account until the transaction's end. */
export async function lockedFactor(tx: Tx, account: string): Promise<FactorState> {
  const row = await tx
    .selectFrom('account')
    .select([
      sql<boolean>`second_factor is not null`.as('has'),
      sql<boolean>`second_factor_since is not null`.as('is_set'),
    ])
    .where('id', '=', account)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  if (row.is_set) return 'set'
  return row.has ? 'pending' : 'none'
}

/** True for a code of the account's second factor that was not used before; it is used now. The account is locked. */
export async function useCode(tx: Tx, key: Buffer, account: string, code: string): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select([
      'second_factor',
      'second_factor_step',
      sql<number>`extract(epoch from clock_timestamp())::float8`.as('at'),
    ])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  if (!row.second_factor) return false
  const step = stepOfCode(unsealed(row.second_factor, key, account), code, row.at, row.second_factor_step)
  if (step === undefined) return false
  await tx.updateTable('account').set({ second_factor_step: step }).where('id', '=', account).execute()
  return true
}
