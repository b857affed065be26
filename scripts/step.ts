import { type ChildProcess, spawn } from 'node:child_process'
import { entryOf, root } from './pinned-node.mjs'

/** One line of the run: what was done, how long it took, and what it said when it failed. */
export type Step = { name: string; seconds: number; passed: boolean; output: string }

/** When its words are shown, and what it reads from the environment beside ours. */
export type Manner = { show?: Show; env?: Record<string, string> }
export type Show = 'live' | 'on failure'

const GRACE_MS = 10_000
const running = new Set<ChildProcess>()
let stopping = false

/** Runs a tool of node_modules to its end; what it says is shown while it runs, or only when it fails. */
export async function tool(name: string, bin: string, args: string[], { show = 'on failure', env = {} }: Manner = {}) {
  return step(name, async () => {
    const { code, output } = await run([entryOf(bin), ...args], show, env)
    return { passed: code === 0, output }
  })
}

export async function step(name: string, act: () => Promise<Pick<Step, 'passed' | 'output'>>): Promise<Step> {
  const started = performance.now()
  const { passed, output } = await act()
  const seconds = (performance.now() - started) / 1000
  console.log(`${passed ? '✓' : '✗'} ${name}  ${seconds.toFixed(1)} s`)
  if (!passed && output) console.log(output)
  return { name, seconds, passed, output }
}

/** A signal ends the children first, each with all that it has started, then this process. */
export function endChildrenOnSignal(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
}

async function stop(signal: NodeJS.Signals): Promise<void> {
  if (stopping) return
  stopping = true
  const ends = [...running].map((child) => new Promise((ended) => child.once('exit', ended)))
  for (const child of running) killGroup(child, signal)
  setTimeout(() => running.forEach((child) => killGroup(child, 'SIGKILL')), GRACE_MS).unref()
  await Promise.all(ends)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}

function run(
  args: string[],
  show: Show,
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  // Its own process group, so that nothing it started outlives it.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
    detached: process.platform !== 'win32',
    stdio: ['ignore', show === 'live' ? 'inherit' : 'pipe', show === 'live' ? 'inherit' : 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((ended) => {
    child.on('error', (error) => ended({ code: 1, output: error.message }))
    child.on('exit', () => {
      running.delete(child)
      killGroup(child, 'SIGKILL')
    })
    child.on('close', (code) => stopping || ended({ code, output: output.trim() }))
  })
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // Nothing of it is left.
  }
}
