import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a command left when it had ended by itself. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const LABAN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
// Longer than any command here takes: one that goes on, as a server that should not have started, is ended.
const ENDS_WITHIN_MS = 60_000

/** Runs `laban` as a process of its own, configured by these variables and none of this process's. */
export async function laban(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [LABAN, ...args], {
    env: { ...unconfigured(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: ENDS_WITHIN_MS,
    killSignal: 'SIGKILL',
  })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => void (said[name] += text))
  return new Promise((end) => child.once('close', (code) => end({ code, ...said })))
}

function unconfigured(): Record<string, string | undefined> {
  const isOurs = (name: string): boolean => /^(LABAN|DATABASE)_/.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)))
}
