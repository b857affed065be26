import { sql } from 'kysely'
import type { Tx } from '#db/database.ts'
import { Refusal } from '../refusal.ts'
import { newToken } from './token.ts'

/** Gives an open session another token, so that whoever learnt the one before is out. */
export async function renewedToken(tx: Tx, session: string): Promise<string> {
  const { token, hash } = newToken()
  const renewed = await tx
    .updateTable('session')
    .set({ token_hash: hash })
    .where('id', '=', session)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (renewed.numUpdatedRows === 0n) throw new Refusal('not-signed-in')
  return token
}

/** Completes an open session; with another token, so that one known before does not grow in power. */
export async function completedSession(tx: Tx, session: string): Promise<string> {
  const completed = await tx
    .updateTable('session')
    .set({ second_factor_at: sql`now()` })
    .where('id', '=', session)
    .where('second_factor_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (completed.numUpdatedRows === 0n) throw new Refusal('wrong-state')
  return renewedToken(tx, session)
}
