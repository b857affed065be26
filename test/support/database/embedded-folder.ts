import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from '#db/embedded/program.ts'
import { packagedBinaries } from '#db/embedded/binaries.ts'
import { osUser } from '#db/embedded/os-user.ts'
import { placeIn } from '#db/embedded/place.ts'
import { runningPostmaster } from '#db/embedded/postmaster.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'

export type EmbeddedFolder = { readonly folder: string; readonly remove: () => Promise<void> }

/** A place for a PostgreSQL in a new folder of the system's temp folder; `remove` stops what still runs in it. */
export function embeddedFolder(): EmbeddedFolder {
  const outer = mkdtempSync(join(tmpdir(), 'laban-embedded-'))
  chmodSync(outer, 0o755)
  const folder = join(outer, 'postgres')
  return {
    folder,
    remove: async () => {
      await stopLeftOver(folder)
      rmSync(outer, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
  }
}

/** The same, as a first start and a stop leave it: `copy` is quicker than a first start each time. */
export async function madeOnce(): Promise<{ copy: () => EmbeddedFolder; remove: () => Promise<void> }> {
  const pattern = embeddedFolder()
  const { stop } = await startEmbedded(pattern.folder)
  await stop()
  return { copy: () => copyOf(pattern), remove: pattern.remove }
}

function copyOf(pattern: EmbeddedFolder): EmbeddedFolder {
  const copy = embeddedFolder()
  // Owners and modes count.
  const { status } = spawnSync('cp', ['-a', pattern.folder, copy.folder], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`cp ended with ${status}`)
  return copy
}

/** The number of the postmaster, by its own file; fails where there is none. */
export function postmasterOf(folder: string): number {
  return Number(readFileSync(join(placeIn(folder).data, 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Waits until it is true; a test's time limit ends what never is. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(10)
}

async function stopLeftOver(folder: string): Promise<void> {
  const { data, cluster } = placeIn(folder)
  if (!runningPostmaster(data)) return
  const { pg_ctl } = await packagedBinaries()
  await run(pg_ctl, ['stop', '-w', '-m', 'immediate', '-D', data], osUser(cluster))
}
