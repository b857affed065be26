import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#db/database.ts'
import { blockSeconds, countAfterFailure, type ThrottleLimit } from '#domain/account/throttle.ts'
import { Refusal } from '../refusal.ts'

/** The table's name of whatever is throttled. What people type as a user name may be a password: only its hash is kept. */
export function subjectOf(kind: 'account' | 'address' | 'code' | 'password', of: string): string {
  return `${kind}:${createHash('sha256').update(of).digest('base64url')}`
}

/** Counts a try as failed before it is made, so that tries made at once are counted too; refuses while blocked. */
export async function countTry(db: Db, subject: string, limit: ThrottleLimit): Promise<void> {
  const blocked = await countFailure(db, subject, limit)
  if (blocked > 0) throw tooMany(blocked)
}

/** Counts a failure, but not while blocked; then it tells for how many seconds that still lasts, else 0. */
export function countFailure(db: Db, subject: string, limit: ThrottleLimit): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { failures, secondsSince, secondsLeft } = await lockedThrottle(tx, subject)
    if (secondsLeft > 0) return secondsLeft
    const count = countAfterFailure(failures, secondsSince, limit)
    const block = blockSeconds(count, limit)
    await tx
      .updateTable('throttle')
      .set({
        failures: count,
        last_at: sql`clock_timestamp()`,
        blocked_until: block === 0 ? null : sql<Date>`clock_timestamp() + make_interval(secs => ${block})`,
      })
      .where('subject', '=', subject)
      .execute()
    return 0
  })
}

/** Refuses while blocked, and counts nothing. */
export async function refuseBlocked(db: Db, subject: string): Promise<void> {
  const row = await db
    .selectFrom('throttle')
    .select(sql<number>`extract(epoch from blocked_until - clock_timestamp())::float8`.as('left'))
    .where('subject', '=', subject)
    .where('blocked_until', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  if (row) throw tooMany(row.left)
}

export async function forgetFailures(db: Db | Tx, subjects: readonly string[]): Promise<void> {
  await db.deleteFrom('throttle').where('subject', 'in', subjects).execute()
}

/** Takes out what has no effect any more; to be called now and then. */
export async function forgetOldFailures(db: Db): Promise<void> {
  await db
    .deleteFrom('throttle')
    .where('last_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
}

type Throttle = { failures: number; secondsSince: number; secondsLeft: number }

/** Writing the row as it is locks it, makes it where there is none, and reads it, in one round trip. */
function lockedThrottle(tx: Tx, subject: string): Promise<Throttle> {
  return tx
    .insertInto('throttle')
    .values({ subject, failures: 0, last_at: sql`clock_timestamp()`, blocked_until: null })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ subject }))
    .returning([
      'failures',
      sql<number>`extract(epoch from clock_timestamp() - last_at)::float8`.as('secondsSince'),
      sql<number>`coalesce(extract(epoch from blocked_until - clock_timestamp())::float8, 0)`.as('secondsLeft'),
    ])
    .executeTakeFirstOrThrow()
}

function tooMany(seconds: number): Refusal {
  return new Refusal('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(seconds) })
}
