import type { MadeToken, NewToken } from '#contract/api-tokens.ts'
import type { Db } from '#db/database.ts'
import { lockedAccount } from '../accounts/locked-account.ts'
import { type Actor, type Origin, sessionOf } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { refuseWrongPassword } from '../sessions/own-password.ts'
import { saveToken } from './save-token.ts'

/** A token of the caller's own, as strong as the session that makes it. */
export async function makeOwnToken(
  db: Db,
  actor: Actor,
  { password, ...wish }: NewToken & { readonly password: string },
  origin: Origin,
): Promise<MadeToken> {
  const account = actor.account
  const session = sessionOf(actor)
  await refuseWrongPassword(db, account, password)
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('account')
      .innerJoin('session', 'session.account_id', 'account.id')
      .select(['account.state', 'session.second_factor_at', 'session.ended_at'])
      .where('session.id', '=', session)
      .forNoKeyUpdate('account')
      .executeTakeFirstOrThrow()
    if (row.state !== 'active' || row.ended_at !== null) throw new Refusal('not-signed-in')
    const isSecondFactorGiven = row.second_factor_at !== null
    const { made, event } = await saveToken(tx, { ...wish, account, by: account, isSecondFactorGiven })
    await record(tx, [event], origin)
    return made
  })
}

/** A token of a service account, which has nobody else to make it. */
export async function makeAccountToken(
  db: Db,
  actor: Actor,
  wish: NewToken & { readonly account: string },
  origin: Origin,
): Promise<MadeToken> {
  return db.transaction().execute(async (tx) => {
    const { kind, state } = await lockedAccount(tx, actor, wish.account)
    if (kind !== 'service') throw new Refusal('not-a-service-account')
    if (state !== 'active') throw new Refusal('wrong-state')
    const { made, event } = await saveToken(tx, { ...wish, by: actor.account, isSecondFactorGiven: false })
    await record(tx, [event], origin)
    return made
  })
}
