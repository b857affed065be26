import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The server as a process of its own, as `laban serve` starts it. */
export type RunningServer = {
  readonly pid: number
  readonly url: string
  readonly ended: Promise<Exit>
  /** All it has printed. */
  readonly said: () => string
  /** SIGTERM, and waits until it has ended. */
  readonly stop: () => Promise<Exit>
  /** `kill -9`, and waits until it is gone. */
  readonly kill: () => Promise<Exit>
}

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export type Start = {
  /** Its configuration, beside the variables that every process has. */
  readonly env: Readonly<Record<string, string>>
  /** Options of Node's own. */
  readonly node?: readonly string[]
}

const LABAN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const ADDRESS = /La Bàn: (http\S+)/

/** Starts the server on a free port and waits until it says where it is; fails with what it said where it does not. */
export async function startServer({ env, node = [] }: Start): Promise<RunningServer> {
  const child = spawn(process.execPath, [...node, LABAN, 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      REQUESTS_PER_MINUTE: '0',
      SIGN_INS_PER_MINUTE: '0',
      TOKEN_REQUESTS_PER_MINUTE: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<Exit>((end) => child.once('close', (code, signal) => end({ code, signal })))
  const url = await new Promise<string>((found, failed) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const address = ADDRESS.exec(said)?.[1]
        if (address !== undefined) found(address)
      })
    void ended.then(() => failed(new Error(`the server did not start\n${said}`)))
  })
  const end = (signal: NodeJS.Signals) => () => ending(child, ended, signal)
  return { pid: child.pid!, url, ended, said: () => said, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

async function ending(child: ChildProcess, ended: Promise<Exit>, signal: NodeJS.Signals): Promise<Exit> {
  child.kill(signal)
  return ended
}
