import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { firstLine } from './first-line.ts'

/** What it printed; nothing where it ended without a word. */
export type Said = { url?: string; port?: number; adopted?: boolean; code?: string }
export type OwnerProcess = { readonly child: ChildProcess; readonly said: Promise<Said>; readonly ended: Promise<Exit> }
type Exit = { code: number | null; signal: NodeJS.Signals | null }

const OWNER = fileURLToPath(new URL('owner.ts', import.meta.url))

/** Another process that starts the PostgreSQL of a folder and owns it. */
export function ownerProcess(folder: string): OwnerProcess {
  const child = spawn(process.execPath, [OWNER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<Exit>((end) => child.once('exit', (code, signal) => end({ code, signal })))
  const line = Promise.race([firstLine(child.stdout), ended])
  const said = line.then((text) => (typeof text === 'string' ? (JSON.parse(text) as Said) : {}))
  return { child, ended, said }
}
