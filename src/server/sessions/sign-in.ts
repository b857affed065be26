import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#db/database.ts'
import { foldedUserName, UserName } from '#domain/account/account.ts'
import { normalPassword } from '#domain/account/password.ts'
import { LIMITS } from '#domain/account/throttle.ts'
import type { Call } from '../call.ts'
import { record } from '../events/record.ts'
import { Refusal } from '../refusal.ts'
import { accountEvent } from './account-event.ts'
import type { SessionDeps } from './deps.ts'
import { enter, type Entered } from './enter.ts'
import { isPassword } from './password-hash.ts'
import { countFailure, countTry, forgetFailures, refuseBlocked, subjectOf } from './throttle.ts'

type Deps = Pick<SessionDeps, 'db' | 'sessionSettings'>

/**
 * Lets somebody in by user name and password. A name that nobody has, a wrong password and an account that is not open
 * are refused with the same words after the same time, and throttled alike.
 */
export async function signIn(
  deps: Deps,
  { userName, password }: { readonly userName: string; readonly password: string },
  call: Pick<Call, 'origin' | 'actor'>,
): Promise<Entered> {
  const since = performance.now()
  const name = foldedUserName(userName)
  const byAddress = subjectOf('address', call.origin.address ?? '')
  await refuseBlocked(deps.db, byAddress)
  await countTry(deps.db, subjectOf('account', name), LIMITS.account)
  const account = await accountOfName(deps.db, name)
  const isRight = await isPassword(normalPassword(password), account?.passwordHash)
  const entered = account && isRight ? await letIn(deps, account, call) : undefined
  if (entered) return entered
  await countFailure(deps.db, byAddress, LIMITS.address)
  if (account) await recordFailure(deps.db, account.id, isRight ? 'not-open' : 'not-right', call)
  await sleep(Math.max(0, deps.sessionSettings.refusalTakesMs - (performance.now() - since)))
  throw new Refusal('wrong-credentials')
}

/** Undefined where the account is not open, or was given another password while this one was compared. */
function letIn({ db, sessionSettings }: Deps, { id, passwordHash }: Known, call: Pick<Call, 'origin' | 'actor'>) {
  return db.transaction().execute(async (tx): Promise<Entered | undefined> => {
    const account = await tx
      .selectFrom('account')
      .select(['id', 'user_name', 'second_factor_since'])
      .where('id', '=', id)
      .where('state', '=', 'active')
      .where('password_hash', '=', passwordHash)
      .forShare()
      .executeTakeFirst()
    if (!account) return undefined
    await forgetFailures(tx, [subjectOf('account', account.user_name)])
    const who = { id, hasSecondFactor: account.second_factor_since !== null }
    const { entered, events } = await enter(tx, who, { means: 'typed' }, call, sessionSettings)
    await record(tx, events, call.origin)
    return entered
  })
}

type Known = { readonly id: string; readonly passwordHash: string | null }

/** What cannot be a user name is nobody's, and never reaches the database. */
async function accountOfName(db: Db, name: string): Promise<Known | undefined> {
  if (!UserName.safeParse(name).success) return undefined
  return db
    .selectFrom('account')
    .select(['id', 'password_hash as passwordHash'])
    .where('user_name', '=', name)
    .executeTakeFirst()
}

async function recordFailure(db: Db, account: string, why: string, { origin }: Pick<Call, 'origin'>): Promise<void> {
  const failed = accountEvent(account, 'account.sign-in-failed', null, { why })
  await db.transaction().execute((tx) => record(tx, [failed], origin))
}
