import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'

const LONGEST = 10_000

/**
 * What a program of this machine prints; undefined where it is not there, fails, or has not ended in time. It runs in a
 * process group of its own, which ends whole, and is told nothing of our environment.
 */
export async function programAnswer(
  program: string,
  args: readonly string[],
  withinMs: number,
): Promise<string | undefined> {
  const child = spawn(program, args, {
    cwd: tmpdir(),
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'C.UTF-8' },
  })
  const timer = setTimeout(() => child.pid === undefined || process.kill(-child.pid, 'SIGKILL'), withinMs)
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
  try {
    const [printed, isDone] = await Promise.all([text(child.stdout), ended])
    return isDone ? printed.slice(0, LONGEST).trim() : undefined
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
