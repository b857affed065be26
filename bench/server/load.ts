import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a client does over and over: saves values, writes rows at the peer, or opens its form. */
export type Act = 'save' | 'insert' | 'form'

export type LoadClient = {
  readonly cookie: string
  readonly unit: string
  readonly period: string
  readonly edition: string
  readonly items: readonly { readonly item: string; readonly version: number }[]
}

export type Load = {
  readonly act: Act
  readonly url: string
  readonly seconds: number
  /** A client waits so long after an answer, at least and at most. */
  readonly thinkMs: readonly [number, number]
  readonly clients: readonly LoadClient[]
}

export type Loaded = {
  /** Answers that were checked and right. */
  readonly done: number
  readonly seconds: number
  readonly p50: number
  readonly p95: number
  /** What was wrong, each once. */
  readonly wrong: readonly string[]
  /** What every client's items stand at now, in the clients' order. */
  readonly items: readonly LoadClient['items'][]
}

const CLIENTS = fileURLToPath(new URL('clients.ts', import.meta.url))

/** Lets clients work at a server from a process of their own. */
export async function underLoad(load: Load): Promise<Loaded> {
  const child = spawn(process.execPath, [CLIENTS], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(load))
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  const code = await new Promise((ended) => child.once('close', ended))
  if (code !== 0) throw new Error(`the clients ended with ${String(code)}`)
  return JSON.parse(text) as Loaded
}
