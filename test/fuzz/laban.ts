import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoreCommand } from '#cli/score.ts'
import { fileErrorText } from '#cli/scored-values.ts'
import { ContentError } from '#domain/content/content-fault.ts'
import { root } from '#scripts/pinned-node.mjs'
import { contentFaultText } from '#text/content-faults.ts'

export type LabanRun = {
  readonly stdout: string
  readonly stderr: string
  readonly exit: number | null
  readonly ms: number
  readonly peakMb: number
}

const GIVE_UP_MS = 120_000
const LOOK_MS = 100

/** Runs the command line as a person does. `peakMb` is its largest memory where the system tells it, else 0. */
export function laban(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<LabanRun> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(root, 'scripts', 'laban.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: GIVE_UP_MS,
    env: { ...process.env, ...env },
  })
  let [stdout, stderr, peakMb] = ['', '', 0]
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), LOOK_MS)
  return new Promise((ended) => {
    child.on('close', (exit) => {
      clearInterval(watch)
      ended({ stdout, stderr, exit, ms: performance.now() - started, peakMb })
    })
  })
}

/** The same for `score`, in this process and so twenty times as fast; a failure without a sentence of ours is thrown. */
export async function scored(values: Readonly<Record<string, string>>): Promise<LabanRun> {
  const started = performance.now()
  const run = (stdout: string, stderr: readonly string[], exit: number): LabanRun => ({
    stdout,
    stderr: stderr.join('\n'),
    exit,
    ms: performance.now() - started,
    peakMb: 0,
  })
  try {
    const output = await scoreCommand.run({ positionals: [], values, language: 'vi', json: false })
    return run([...output.stdout].join(''), output.stderr, output.exit)
  } catch (error) {
    if (error instanceof ContentError)
      return run(
        '',
        error.faults.map((fault) => contentFaultText(fault, 'vi')),
        1,
      )
    const told = fileErrorText(error, 'vi')
    if (told === undefined) throw error
    return run('', [told], 1)
  }
}

function peakOf(pid: number | undefined): number {
  try {
    return Math.round(Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}
