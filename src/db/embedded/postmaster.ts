import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The first process of a running PostgreSQL. */
export type Postmaster = { readonly pid: number; readonly port: number }

/** The postmaster at work in a data folder; a number in its file that belongs to something else is none. */
export function runningPostmaster(data: string): Postmaster | undefined {
  const named = namedPostmaster(data)
  return named !== undefined && isPostmasterOf(data, named.pid) ? named : undefined
}

/**
 * Removes a postmaster.pid whose number belongs to another program or to a killed process nobody has buried: PostgreSQL
 * would take it for a running server. A file whose number belongs to nobody is left to PostgreSQL, which checks more.
 */
export function forgetStrayPostmaster(data: string): void {
  const named = namedPostmaster(data)
  if (named !== undefined && exists(named.pid) && !isPostmasterOf(data, named.pid)) rmSync(pidFile(data))
}

function namedPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(pidFile(data), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid > 0 && port > 0 ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

function isPostmasterOf(data: string, pid: number): boolean {
  if (process.platform === 'linux') return worksInLinux(data, pid)
  const [program, ...args] =
    process.platform === 'win32'
      ? ['tasklist', '/NH', '/FO', 'CSV', '/FI', `PID eq ${pid}`]
      : ['ps', '-o', 'command=', '-p', String(pid)]
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', windowsHide: true })
  return process.platform === 'win32' ? /postgres\.exe/i.test(stdout) : /postgres/.test(stdout) && stdout.includes(data)
}

/** A postmaster works in its data folder, whatever it is called by now; a killed one that nobody has buried has none. */
function worksInLinux(data: string, pid: number): boolean {
  try {
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(data)]
    const program = basename(readlinkSync(`/proc/${pid}/exe`))
    return program.startsWith('postgres') && there.dev === here.dev && there.ino === here.ino
  } catch {
    return false
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid')
}
