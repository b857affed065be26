import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { placeIn } from '#db/embedded/place.ts'
import { runningPostmaster } from '#db/embedded/postmaster.ts'
import { editing, unclear } from './editing.ts'
import type { FaultRun } from './fault-run.ts'
import { historyFaults } from './kept-history.ts'
import { outsidePostgres, type OutsidePostgres } from './outside-postgres.ts'
import { acting, asGuest, temporaryFolder, type ProvincePattern } from './province-folder.ts'
import { startServer } from './running-server.ts'

const OFFICERS = 40
const BEFORE_MS = 1500
// A request waits for a connection, or for an answer on one, no longer; the rest is a busy machine's.
const ANSWERED_WITHIN_MS = 25_000

/** A PostgreSQL elsewhere stands still, then dies and comes back; the server stays and goes on by itself. */
export async function databaseAway(pattern: ProvincePattern, awayMs: number): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('away')
  const data = join(folder, 'data')
  pattern.copyTo(data)
  const postgres = await outsidePostgres(join(data, 'postgres'))
  const server = await startServer({ env: { DATABASE_URL: postgres.url, LABAN_DATA: data } })
  try {
    const work = editing(server.url, pattern.officers.slice(0, OFFICERS))
    for (const [away, back] of waysToGo(postgres)) {
      await sleep(BEFORE_MS)
      await away()
      await sleep(awayMs)
      await back()
    }
    await sleep(BEFORE_MS)
    await work.end()
    const longest = Math.max(...work.answers.map(({ ms }) => ms))
    const refused = work.answers.filter(({ status }) => status === 503).length
    const history = await acting(postgres.url, (database) => historyFaults(database, data, work.acknowledged))
    const faults = [...unclear(work), ...history]
    if (longest > ANSWERED_WITHIN_MS) faults.push(`an answer took ${Math.round(longest)} ms`)
    if (refused === 0) faults.push('nobody was told that the database was away')
    return {
      name: `PostgreSQL of DATABASE_URL frozen, then killed, ${awayMs / 1000} s each`,
      figures: [
        `${work.acknowledged.length} saves acknowledged`,
        `${refused} answers 503 unavailable`,
        `the longest answer took ${(longest / 1000).toFixed(1)} s`,
      ],
      faults,
    }
  } finally {
    await server.stop()
    await postgres.stop()
    remove()
  }
}

function waysToGo({ freeze, thaw, kill, start }: OutsidePostgres) {
  return [
    [freeze, thaw],
    [kill, start],
  ] as const
}

/** Our own PostgreSQL is killed: the server ends and says so; the next start has everything. */
export async function ownDatabaseKilled(pattern: ProvincePattern): Promise<FaultRun> {
  const { folder, remove } = temporaryFolder('own')
  const data = join(folder, 'data')
  try {
    pattern.copyTo(data)
    const officers = pattern.officers.slice(0, OFFICERS)
    const first = await startServer({ env: { LABAN_DATA: data } })
    const lost = editing(first.url, officers.slice(0, OFFICERS / 2))
    await sleep(BEFORE_MS)
    process.kill(runningPostmaster(placeIn(join(data, 'postgres')).data)!.pid, 'SIGKILL')
    const { code } = await first.ended
    await lost.giveUp()
    const before = [...lost.acknowledged]
    const second = await startServer({ env: { LABAN_DATA: data } })
    const later = editing(second.url, officers.slice(OFFICERS / 2))
    await sleep(BEFORE_MS)
    await later.end()
    const all = [...before, ...later.acknowledged]
    const faults = await asGuest(data, (database) => historyFaults(database, data, all))
    if (code === 0 || code === null) faults.push(`the server ended with ${String(code)}`)
    await second.stop()
    return {
      name: 'our own PostgreSQL killed',
      figures: [
        `the server ended with ${String(code)}`,
        `${before.length} saves before, ${later.acknowledged.length} after`,
      ],
      faults,
    }
  } finally {
    remove()
  }
}
