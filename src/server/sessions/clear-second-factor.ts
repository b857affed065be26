import type { Tx } from '#db/database.ts'

/** The account has no second factor any more, nor any session that gave it. */
export async function clearSecondFactor(tx: Tx, account: string): Promise<void> {
  await tx
    .updateTable('account')
    .set({ second_factor: null, second_factor_since: null, second_factor_step: null })
    .where('id', '=', account)
    .execute()
  await tx.updateTable('session').set({ second_factor_at: null }).where('account_id', '=', account).execute()
}
