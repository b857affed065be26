import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { forgetOldVisits } from './oidc/visits.ts'
import { forgetOldFailures } from './sessions/throttle.ts'

const EVERY_MS = 3_600_000
const KEPT_DAYS = 30

type Log = { error(details: object, message: string): void }

/**
 * Clears hourly what need not be kept: old failures at the door, and sessions and links that have been over for a
 * month, with the addresses and devices in them. Two processes may do it at once.
 */
export function startHousekeeping(db: Db, log: Log): { stop(): void } {
  const timer = setInterval(() => void tidy(db).catch((err: unknown) => log.error({ err }, 'not tidied')), EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

export async function tidy(db: Db): Promise<void> {
  await forgetOldFailures(db)
  await forgetOldVisits(db)
  const before = sql<Date>`now() - make_interval(days => ${KEPT_DAYS})`
  await db
    .deleteFrom('session')
    .where((where) => where.or([where('ended_at', '<', before), where('expires_at', '<', before)]))
    .execute()
  await db.deleteFrom('one_time_link').where('expires_at', '<', before).execute()
}
