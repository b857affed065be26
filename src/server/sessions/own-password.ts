import type { Db } from '#db/database.ts'
import { normalPassword } from '#domain/account/password.ts'
import { LIMITS } from '#domain/account/throttle.ts'
import { Refusal } from '../refusal.ts'
import { isPassword } from './password-hash.ts'
import type { Owner } from './password-strength.ts'
import { countTry, forgetFailures, subjectOf } from './throttle.ts'

/** Refuses unless the signed-in caller's password was typed: a session left open is not enough. */
export async function refuseWrongPassword(db: Db, account: string, typed: string): Promise<Owner> {
  const subject = subjectOf('password', account)
  await countTry(db, subject, LIMITS.account)
  const row = await db
    .selectFrom('account')
    .select(['user_name as userName', 'display_name as displayName', 'password_hash'])
    .where('id', '=', account)
    .executeTakeFirstOrThrow()
  if (!(await isPassword(normalPassword(typed), row.password_hash))) throw new Refusal('wrong-credentials')
  await forgetFailures(db, [subject])
  return row
}
