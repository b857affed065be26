import { setTimeout as sleep } from 'node:timers/promises'
import { urlOf } from './database-url.ts'
import { EmbeddedError } from './embedded-error.ts'
import { currentHolder } from './ownership.ts'
import { placeIn } from './place.ts'
import { runningPostmaster } from './postmaster.ts'

const PAUSE_MS = 200
const ANSWERS_WITHIN_MS = 30_000

/**
 * The PostgreSQL that another process runs in `folder`, for a guest: no lock is taken and nobody is kept from stopping
 * it. Undefined where none runs, or one that nobody owns: `startEmbedded` adopts that.
 */
export async function runningEmbedded(folder: string): Promise<{ url: string; port: number } | undefined> {
  const place = placeIn(folder)
  const until = Date.now() + ANSWERS_WITHIN_MS
  for (;;) {
    const running = runningPostmaster(place.data)
    if (running === undefined) return undefined
    const holder = await currentHolder(urlOf(place, running.port, 'postgres'))
    if (holder === 'nobody') return undefined
    if (holder !== 'not-accepting') return { url: urlOf(place, running.port), port: running.port }
    if (Date.now() > until) {
      throw new EmbeddedError('did-not-start', { folder: place.folder, log: place.log, detail: 'timeout' })
    }
    await sleep(PAUSE_MS)
  }
}
