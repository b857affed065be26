import { spawn } from 'node:child_process'
import type { OsUser } from './os-user.ts'

/** How a program ended: `code` is undefined where it could not be started at all. */
export type Ending = { readonly code: number | undefined; readonly output: string }

// A server that a program leaves behind may hold its pipes on some systems: its exit must do then.
const OUTPUT_WITHIN_MS = 300

/** Runs a program as `user` to its end, in a session of its own: what it leaves running gets no Ctrl+C of ours. */
export function run(program: string, args: readonly string[], user: OsUser): Promise<Ending> {
  const child = spawn(program, args, {
    ...user.ids,
    // Our own working folder may be closed to the user.
    ...(process.platform === 'win32' ? {} : { cwd: '/' }),
    env: environment(),
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((ended) => {
    const end = (code: number | null) => ended({ code: code ?? undefined, output: output.trim() })
    child.on('error', (error) => ended({ code: undefined, output: error.message }))
    child.on('close', end)
    child.on('exit', (code) => setTimeout(end, OUTPUT_WITHIN_MS, code))
  })
}

/** PG… variables of the caller are about other servers; messages stay in one language. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
