import { setTimeout as sleep } from 'node:timers/promises'
import { type Binaries, packagedBinaries, runnable } from './binaries.ts'
import { ensureCluster, removeUnfinished } from './cluster.ts'
import { start, stop } from './control.ts'
import { ensureDatabase, urlOf } from './database-url.ts'
import { EmbeddedError } from './embedded-error.ts'
import { type OsUser, osUser } from './os-user.ts'
import { claim, currentHolder, type Ownership } from './ownership.ts'
import { type Place, placeIn, prepareFolder } from './place.ts'
import { type Postmaster, runningPostmaster } from './postmaster.ts'

/** A PostgreSQL of ours, owned by this process until `stop`. */
export type Embedded = {
  readonly url: string
  readonly port: number
  /** It was running already: its owner had been killed. */
  readonly adopted: boolean
  /** Resolves when PostgreSQL is gone, or another process's, although nobody called `stop`. */
  readonly lost: Promise<void>
  readonly stop: () => Promise<void>
}

/** A PostgreSQL's programs, and the options of its `initdb` that make order and case the same everywhere. */
export type Distribution = { readonly binaries: Binaries; readonly locale: readonly string[] }

type Cluster = { readonly place: Place; readonly pgCtl: string; readonly user: OsUser }

const BUILT_IN_LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
const PAUSE_MS = 200
const FAILED_STARTS = 3
/** Recovery after a crash reads the log of all changes since the last checkpoint. */
const RECOVERS_WITHIN_MS = 5 * 60_000
/** An owner whose session broke comes back for its lock at once; who would inherit lets it go first. */
const OWNER_RETRY_MS = 50
const HEIR_WAITS_MS = 500
/** How long a killed owner's lock may outlive it. */
const LOCK_LINGERS_MS = 1500

/** Starts the PostgreSQL of `folder`, made at the first start, or adopts one whose owner was killed. */
export async function startEmbedded(folder: string): Promise<Embedded> {
  return startDistribution(folder, { binaries: await packagedBinaries(), locale: BUILT_IN_LOCALE })
}

/** The same with a PostgreSQL from elsewhere. */
export async function startDistribution(folder: string, { binaries, locale }: Distribution): Promise<Embedded> {
  const place = placeIn(folder)
  const user = osUser(place.cluster)
  const programs = await runnable(binaries, user)
  await prepareFolder(place.folder, user)
  await ensureCluster(place, programs, locale, user)
  return owned({ place, pgCtl: programs.binaries.pg_ctl, user })
}

async function owned(cluster: Cluster): Promise<Embedded> {
  const { place, pgCtl, user } = cluster
  const { postmaster, adopted, ownership } = await claimed(cluster)
  const { lost, end } = watched(place, postmaster, ownership)
  let ended: Promise<void> | undefined
  const stopOnce = () => (ended ??= end(() => stop(place, pgCtl, user)))
  try {
    removeUnfinished(place)
    await ensureDatabase(ownership.session)
  } catch (error) {
    await stopOnce()
    throw failure(place, error)
  }
  return { url: urlOf(place, postmaster.port), port: postmaster.port, adopted, lost, stop: stopOnce }
}

type Claimed = { readonly postmaster: Postmaster; readonly adopted: boolean; readonly ownership: Ownership }

async function claimed(cluster: Cluster): Promise<Claimed> {
  const { place, pgCtl, user } = cluster
  const started = Date.now()
  let failures = 0
  for (;;) {
    const found = runningPostmaster(place.data)
    const said = found ? undefined : await start(place, pgCtl, user)
    // A port taken in the meantime, or another process that starts it too, is worth another try.
    if (said !== undefined && ++failures === FAILED_STARTS) throw failure(place, said)
    const running = runningPostmaster(place.data)
    try {
      const ownership = running && (await ownershipOf(place, running, found !== undefined))
      if (running && ownership) return { postmaster: running, adopted: found !== undefined, ownership }
    } catch (error) {
      if (error instanceof EmbeddedError) throw error
      if (!found) await stop(place, pgCtl, user)
      throw failure(place, error)
    }
    if (Date.now() - started > RECOVERS_WITHIN_MS) throw failure(place, 'timeout')
    await sleep(PAUSE_MS)
  }
}

async function ownershipOf(place: Place, { pid, port }: Postmaster, inherits: boolean): Promise<Ownership | undefined> {
  const url = urlOf(place, port, 'postgres')
  const asked = Date.now()
  for (;;) {
    if (inherits && (await currentHolder(url)) === 'nobody') await sleep(HEIR_WAITS_MS)
    const answer = await claim(url)
    if (answer === 'not-accepting') return undefined
    if ('session' in answer) return answer
    if (Date.now() - asked > LOCK_LINGERS_MS) {
      throw new EmbeddedError('already-running', { folder: place.folder, pid, port, owner: answer.owner })
    }
    await sleep(PAUSE_MS)
  }
}

function failure({ folder, log }: Place, cause: unknown): EmbeddedError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new EmbeddedError('did-not-start', { folder, log, detail })
}

type Watch = { readonly lost: Promise<void>; readonly end: (stop: () => Promise<void>) => Promise<void> }

/** PostgreSQL may end all sessions and go on, after one of them crashed: then the lock is taken again. */
function watched(place: Place, postmaster: Postmaster, first: Ownership): Watch {
  let ownership: Ownership | undefined = first
  let isEnding = false
  const watch = async (): Promise<void> => {
    while (ownership && !isEnding) {
      await ownership.ended
      if (!isEnding) ownership = await regained(place, postmaster, () => isEnding)
    }
  }
  return {
    lost: new Promise((lost) => void watch().then(() => isEnding || lost())),
    end: async (stop) => {
      isEnding = true
      // What was lost may run again, as another's.
      if (ownership) await stop()
      await ownership?.session.end().catch(() => {})
    },
  }
}

async function regained(
  place: Place,
  { pid, port }: Postmaster,
  isEnding: () => boolean,
): Promise<Ownership | undefined> {
  const until = Date.now() + RECOVERS_WITHIN_MS
  while (!isEnding() && Date.now() < until) {
    if (runningPostmaster(place.data)?.pid !== pid) return undefined
    const answer = await claim(urlOf(place, port, 'postgres'))
    if (answer !== 'not-accepting') return 'session' in answer ? answer : undefined
    await sleep(OWNER_RETRY_MS)
  }
  return undefined
}
