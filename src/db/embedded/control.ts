import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { SETTINGS_FILE, writeOwned } from './cluster.ts'
import type { OsUser } from './os-user.ts'
import type { Place } from './place.ts'
import { forgetStrayPostmaster, runningPostmaster } from './postmaster.ts'
import { run } from './program.ts'

const START_WITHIN_S = 60
const STOP_WITHIN_S = 7
const AT_ONCE_WITHIN_S = 5
const LOG_LIMIT_BYTES = 10 * 1024 * 1024

/** Starts PostgreSQL on a free port; returns what it said when it is not running then. */
export async function start(place: Place, pgCtl: string, user: OsUser): Promise<string | undefined> {
  forgetStrayPostmaster(place.data)
  keepLogShort(place.log)
  writeSettings(place.data, await freePort(), user)
  const { code, output } = await run(
    pgCtl,
    ['start', '-w', '-t', String(START_WITHIN_S), '-D', place.data, '-l', place.log],
    user,
  )
  if (code === 0 || runningPostmaster(place.data)) return undefined
  return `${output}\n${existsSync(place.log) ? readFileSync(place.log, 'utf8').slice(-1000) : ''}`.trim()
}

/** Ends every session and stops; one that does not end in time is stopped as by a power cut, which loses nothing. */
export async function stop(place: Place, pgCtl: string, user: OsUser): Promise<void> {
  for (const [mode, seconds] of [
    ['fast', STOP_WITHIN_S],
    ['immediate', AT_ONCE_WITHIN_S],
  ] as const) {
    if (!runningPostmaster(place.data)) return
    await run(pgCtl, ['stop', '-w', '-t', String(seconds), '-m', mode, '-D', place.data], user)
  }
}

/** A file, because a command line would need the quoting of each system's shell. */
function writeSettings(data: string, port: number, user: OsUser): void {
  const settings = [
    "listen_addresses = '127.0.0.1'",
    `port = ${port}`,
    "unix_socket_directories = ''",
    'max_connections = 100',
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
  ]
  const [file, next] = [join(data, SETTINGS_FILE), join(data, `${SETTINGS_FILE}.${process.pid}`)]
  rmSync(next, { force: true })
  writeOwned(next, `# La Bàn writes this at each start; postgresql.conf is yours.\n${settings.join('\n')}\n`, user)
  renameSync(next, file)
}

function keepLogShort(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => found(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
