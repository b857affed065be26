import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemPart } from '#scripts/system-parts.ts'
import { EICAR } from './evidence-files.ts'

export type RunningClamd = { readonly socket: string; readonly stop: () => Promise<void> }

const WITHIN_MS = 60_000

/** Debian's clamd with one signature, ours, of the EICAR text, on a socket in a folder of its own. */
export async function startClamd(): Promise<RunningClamd> {
  const folder = await mkdtemp(join(tmpdir(), 'laban-clamd-'))
  const [socket, signatures] = [join(folder, 'clamd.sock'), join(folder, 'signatures')]
  await mkdir(signatures)
  // Name, any type of file, at any offset, the bytes.
  await writeFile(join(signatures, 'laban.ndb'), `Laban.Test.EICAR:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const settings = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${signatures}`,
    `TemporaryDirectory ${folder}`,
    'Foreground yes',
    'StreamMaxLength 100M',
    'ConcurrentDatabaseReload no',
  ]
  await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`)
  const child = spawn(systemPart('clamd'), ['--config-file', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (const until = Date.now() + WITHIN_MS; Date.now() < until && child.exitCode === null;) {
    if (await answers(socket)) return { socket, stop }
    await new Promise((wait) => setTimeout(wait, 100))
  }
  await stop()
  throw new Error(`clamd did not start.\n${said}`)
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
