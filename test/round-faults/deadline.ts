import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#db/database.ts'
import { asGuest, temporaryFolder } from '../faults/province-folder.ts'
import { startServer } from '../faults/running-server.ts'
import { rowsOfRound, submissionFaults } from './kept-submissions.ts'
import type { RoundPattern } from './round-folder.ts'
import { submitter, type Submitted } from './submitting.ts'

export type DeadlineRun = {
  readonly clients: number
  readonly in: number
  readonly out: number
  /** Of those that were sent before the end by the machine's clock, how many were out. */
  readonly sentInTime: number
  readonly sentInTimeAndOut: number
  /** From sending to the moment asked, at most. */
  readonly slowestDoorMs: number
  /** From the first request to the last answer. */
  readonly seconds: number
  readonly slowestMs: number
  readonly faults: readonly string[]
}

/** The second that a deadline names counts to its end (method §11.3). */
const SECOND = 1000
const READY_MS = 5000
const WARMED_BY = 100
const NEVER_SEEN = 99

/** When the heads submit, evenly spread, and how far away the end of what counts is then; in milliseconds. */
export type Rush = { readonly from: number; readonly to: number }

export const AROUND_THE_END: Rush = { from: -1000, to: 300 }
export const WELL_BEFORE: Rush = { from: -120_000, to: -118_700 }

/** All heads submit in a rush; each must be clearly in or out, by the moment asked alone. */
export async function deadline(pattern: RoundPattern, { from, to }: Rush): Promise<DeadlineRun> {
  const { folder, remove } = temporaryFolder('deadline')
  const data = join(folder, 'data')
  pattern.copyTo(data)
  const server = await startServer({ env: { LABAN_DATA: data } })
  try {
    await warmUp(server.url, pattern)
    const ready = await Promise.all(pattern.heads.map((head) => submitter(server.url, head)))
    const { until, inMs } = await asGuest(data, (database) => endEntry(database, pattern.round, READY_MS - from))
    const started = performance.now()
    const spread = (to - from) / Math.max(1, ready.length - 1)
    const answers = await Promise.all(
      ready.map(async (submit, at) => {
        await sleep(inMs + SECOND + from + at * spread)
        return submit()
      }),
    )
    const seconds = (performance.now() - started - inMs - SECOND - from) / 1000
    return await asGuest(data, (database) => judged(database, { pattern, data, until, answers, seconds }))
  } finally {
    await server.stop()
    remove()
  }
}

/** A server is not started in the last second: submissions that nobody saw are refused, and change nothing. */
async function warmUp(url: string, { heads }: RoundPattern): Promise<void> {
  for (const head of heads.slice(0, WARMED_BY)) await (await submitter(url, head, NEVER_SEEN))()
}

/** Puts the end a few seconds ahead, on a whole second of the database's clock; answers how far away it is. */
async function endEntry({ pool }: Database, round: string, aheadMs: number): Promise<{ until: Date; inMs: number }> {
  const { rows } = await pool.query<{ until: Date; now: Date }>(
    `update round set entry_until = date_trunc('second', clock_timestamp() + make_interval(secs => $2))
     where id = $1 returning entry_until as until, clock_timestamp() as now`,
    [round, aheadMs / 1000],
  )
  const { until, now } = rows[0]!
  return { until, inMs: Number(until) - Number(now) }
}

type Ended = {
  readonly pattern: RoundPattern
  readonly data: string
  readonly until: Date
  readonly answers: readonly Submitted[]
  readonly seconds: number
}

async function judged(database: Database, { pattern, data, until, answers, seconds }: Ended): Promise<DeadlineRun> {
  const end = Number(until) + SECOND
  const taken = answers.filter(({ status }) => status === 200)
  const late = answers.filter(({ status, code }) => status === 409 && code === 'deadline-over')
  const judgedOnes = [...taken, ...late]
  const other = answers.filter((one) => !judgedOnes.includes(one))
  const rows = await rowsOfRound(database, pattern.round)
  const sentInTime = answers.filter(({ sentAt }) => sentAt < end)
  const faults = [
    ...new Set(other.map(({ status, code }) => `an answer was ${String(status)} ${code ?? ''}`)),
    ...late.filter(({ named }) => named !== until.toISOString()).map(({ named }) => `refused with ${String(named)}`),
    ...judgedOnes
      .filter((one) => !isRightlyJudged(one, end))
      .map((one) => `${String(one.status)} at ${one.askedAt}, sent at ${new Date(one.sentAt).toISOString()}`),
    ...rows.filter(({ at }) => at && Number(at) >= end).map(({ at }) => `a receipt of ${at!.toISOString()}`),
    ...(await submissionFaults(database, { round: pattern.round, data }, answers)),
  ]
  return {
    clients: answers.length,
    in: taken.length,
    out: late.length,
    sentInTime: sentInTime.length,
    sentInTimeAndOut: sentInTime.filter((one) => late.includes(one)).length,
    slowestDoorMs: Math.max(...judgedOnes.map(({ askedAt, sentAt }) => Date.parse(askedAt ?? '') - sentAt)),
    seconds,
    slowestMs: Math.max(...answers.map(({ ms }) => ms)),
    faults,
  }
}

/** Whoever had asked before the end is in, whoever had not is out; nobody had asked before sending. */
function isRightlyJudged({ status, askedAt, sentAt }: Submitted, end: number): boolean {
  const asked = Date.parse(askedAt ?? '')
  return asked >= sentAt && (status === 200 ? asked < end : asked >= end)
}
