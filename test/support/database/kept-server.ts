import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { firstLine } from './first-line.ts'

export type KeptServer = { readonly url: string; readonly stop: () => Promise<void> }

const KEEPER = fileURLToPath(new URL('keeper.ts', import.meta.url))

/** A PostgreSQL that ends with this process, even a killed one; of the given programs, or our own. */
export async function keptServer(programs?: string): Promise<KeptServer> {
  const keeper = spawn(process.execPath, [KEEPER, ...(programs === undefined ? [] : [programs])], {
    // A group of its own: whoever ends ours with all that is in it must not end the one that cleans up.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let complaint = ''
  keeper.stderr.setEncoding('utf8').on('data', (text) => (complaint += text))
  const ended = new Promise<void>((end) => keeper.once('close', () => end()))
  const url = await Promise.race([firstLine(keeper.stdout), ended])
  if (!url) throw new Error(`No PostgreSQL for the tests.\n${complaint}`)
  return {
    url,
    stop: async () => {
      keeper.stdin.end()
      await ended
    },
  }
}
