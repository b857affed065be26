import { sql } from 'kysely'
import type { Database } from '#db/database.ts'
import { INSTALLATION } from '#domain/event/event.ts'
import { CLOCK_HOURS_AHEAD } from './archives.ts'
import { backUp, type BackedUp, type BackUpRequest } from './back-up.ts'

export type Schedule = Omit<BackUpRequest, 'now'> & {
  /** By the province's clock: "02:00". */
  readonly at: string
  readonly onDone: (backedUp: BackedUp) => void
  readonly onError: (error: unknown) => void
}

export type RunningSchedule = { stop(): Promise<void> }

/** Backs up every day at the given time, by whichever process of the installation comes first. */
export function startBackups(schedule: Schedule): RunningSchedule {
  let timer: NodeJS.Timeout
  let running: Promise<void> = Promise.resolve()
  const wait = (): void => {
    const due = nextDue(schedule.at, new Date())
    timer = setTimeout(() => {
      // A timer may come a little early.
      if (Date.now() < due.getTime()) return wait()
      running = told(schedule, due)
      wait()
    }, due.getTime() - Date.now()).unref()
  }
  wait()
  return {
    stop: () => {
      clearTimeout(timer)
      return running
    },
  }
}

async function told({ onDone, onError, ...request }: Schedule, due: Date): Promise<void> {
  try {
    const backedUp = await backUpOnce(request, due)
    if (backedUp) onDone(backedUp)
  } catch (error) {
    onError(error)
  }
}

const DAY_MS = 86_400_000
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** The next moment after `now` at which the province's clock shows the time. */
export function nextDue(at: string, now: Date): Date {
  const [, hours, minutes] = TIME.exec(at) ?? []
  if (hours === undefined) throw new Error(`a time of day is written 02:00, not ${at}`)
  const ofDay = ((Number(hours) - CLOCK_HOURS_AHEAD) * 60 + Number(minutes)) * 60_000
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS + ofDay
  const next = [-DAY_MS, 0, DAY_MS, 2 * DAY_MS].map((shift) => today + shift).find((time) => time > now.getTime())
  return new Date(next!)
}

/** PostgreSQL's advisory lock of backups by the clock. */
const BACKUP_LOCK = 7_294_202

/** Backs up unless another process does it or has done it since the time it was due. */
export async function backUpOnce(schedule: Omit<BackUpRequest, 'now'>, due: Date): Promise<BackedUp | undefined> {
  const client = await schedule.database.pool.connect()
  // A connection that breaks loses the lock and nothing else.
  client.on('error', () => {})
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [BACKUP_LOCK])
    const isFree = rows[0]!.got && !(await isDone(schedule.database, due))
    return isFree ? await backUp({ ...schedule, now: new Date() }) : undefined
  } finally {
    // The lock ends with the connection, but only once the server has noticed its end.
    await client.query('select pg_advisory_unlock($1)', [BACKUP_LOCK]).catch(() => {})
    client.release(true)
  }
}

async function isDone({ db }: Database, due: Date): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select exists (select from event
      where stream = ${INSTALLATION} and kind = 'installation.backed-up' and at >= ${due}) as done`.execute(db)
  return rows[0]!.done
}
