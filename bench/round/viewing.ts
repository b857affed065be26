import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Viewing = {
  readonly url: string
  readonly path: string
  readonly cookie: string
  readonly viewers: number
  readonly seconds: number
  /** A viewer waits so long after an answer, at least and at most. */
  readonly thinkMs: readonly [number, number]
  /** How many rows every answer must have. */
  readonly rows: number
}

export type Viewed = {
  readonly done: number
  readonly p50: number
  readonly p95: number
  /** What was wrong, each once. */
  readonly wrong: readonly string[]
}

const VIEWERS = fileURLToPath(new URL('viewers.ts', import.meta.url))

/** Lets viewers look at a page from a process of their own. */
export async function viewed(viewing: Viewing): Promise<Viewed> {
  const child = spawn(process.execPath, [VIEWERS], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(viewing))
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  const code = await new Promise((ended) => child.once('close', ended))
  if (code !== 0) throw new Error(`the viewers ended with ${String(code)}`)
  return JSON.parse(text) as Viewed
}
