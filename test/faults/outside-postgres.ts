import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { packagedBinaries, runnable } from '#db/embedded/binaries.ts'
import { urlOf } from '#db/embedded/database-url.ts'
import { osUser } from '#db/embedded/os-user.ts'
import { placeIn } from '#db/embedded/place.ts'
import { runningPostmaster } from '#db/embedded/postmaster.ts'
import { run } from '#db/embedded/program.ts'

/** A PostgreSQL that is not the server's own, always at one address: it can be frozen, killed and started again. */
export type OutsidePostgres = {
  readonly url: string
  /** SIGSTOP to all its processes. */
  readonly freeze: () => void
  readonly thaw: () => void
  /** `kill -9` of the postmaster; its other processes follow it. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Runs what `startEmbedded` made in `folder` and has stopped. */
export async function outsidePostgres(folder: string): Promise<OutsidePostgres> {
  const place = placeIn(folder)
  const user = osUser(place.cluster)
  const { binaries } = await runnable(await packagedBinaries(), user)
  const port = await freePort()
  const control = async (...args: string[]): Promise<void> => {
    const { code, output } = await run(binaries.pg_ctl, [...args, '-w', '-D', place.data], user)
    if (code !== 0) throw new Error(output)
  }
  const start = () => control('start', '-l', place.log, '-o', `-p ${port}`)
  const processes = (): number[] => {
    const postmaster = runningPostmaster(place.data)
    return postmaster ? [postmaster.pid, ...childrenOf(postmaster.pid)] : []
  }
  const signal = (name: NodeJS.Signals) => () => processes().forEach((pid) => process.kill(pid, name))
  await start()
  return {
    url: urlOf(place, port),
    freeze: signal('SIGSTOP'),
    thaw: signal('SIGCONT'),
    kill: async () => {
      const pids = processes()
      process.kill(pids[0]!, 'SIGKILL')
      while (pids.some(isAlive)) await sleep(50)
    },
    start,
    stop: () => control('stop', '-m', 'fast'),
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && statOf(name)?.parent === parent)
    .map(Number)
}

/** A killed process that nobody has buried is gone. */
function isAlive(pid: number): boolean {
  const stat = statOf(String(pid))
  return stat !== undefined && stat.state !== 'Z'
}

function statOf(pid: string): { readonly state: string; readonly parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: state!, parent: Number(parent) }
  } catch {
    return undefined
  }
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
