import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runningEmbedded } from '../../src/db/embedded/running-embedded.ts'
import type { Officer } from '../../test/faults/officers.ts'
import { provincePattern, temporaryFolder } from '../../test/faults/province-folder.ts'
import { startServer } from '../../test/faults/running-server.ts'
import { firstLine } from '../../test/support/database/first-line.ts'

/** The server and its peer over one PostgreSQL of ours, which writes to disk as it does for everybody. */
export type Site = {
  readonly url: string
  readonly peer: string
  readonly officers: readonly Officer[]
  readonly close: () => Promise<void>
}

export const CONNECTIONS = 20
const ITEMS_EACH = 6
const PEER = fileURLToPath(new URL('peer.ts', import.meta.url))

export async function openSite(officers: number, node: readonly string[] = []): Promise<Site> {
  const { folder, remove } = temporaryFolder('bench')
  const data = join(folder, 'data')
  const pattern = await provincePattern(officers, ITEMS_EACH)
  pattern.copyTo(data)
  pattern.remove()
  const server = await startServer({ env: { LABAN_DATA: data, DATABASE_CONNECTIONS: String(CONNECTIONS) }, node })
  const postgres = (await runningEmbedded(join(data, 'postgres')))!
  const peer = spawn(process.execPath, [...node, PEER, postgres.url, String(CONNECTIONS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return {
    url: server.url,
    peer: await firstLine(peer.stdout),
    officers: pattern.officers,
    close: async () => {
      peer.kill('SIGTERM')
      await server.stop()
      remove()
    },
  }
}
