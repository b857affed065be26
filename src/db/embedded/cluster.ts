import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, closeSync, existsSync, fsyncSync, mkdtempSync, openSync } from 'node:fs'
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Runnable } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'
import type { OsUser } from './os-user.ts'
import type { Place } from './place.ts'
import { run } from './program.ts'

export const SETTINGS_FILE = 'laban.conf'
const UNFINISHED = 'unfinished-'

/** Makes the cluster where there is none; what is there and cannot be used is refused and left as it is. */
export async function ensureCluster(
  place: Place,
  { binaries, major }: Runnable,
  locale: readonly string[],
  user: OsUser,
): Promise<void> {
  const folder = place.folder
  if (!existsSync(place.cluster)) await makeCluster(place, binaries.initdb, locale, user)
  const version = versionOf(place)
  if (version === undefined) throw new EmbeddedError('not-a-database', { folder: place.cluster })
  if (version !== String(major)) throw new EmbeddedError('wrong-version', { folder, found: version, needed: major })
}

/** What killed first starts left; only the owner of the cluster may call this. */
export function removeUnfinished(place: Place): void {
  for (const name of readdirSync(place.folder).filter((name) => name.startsWith(UNFINISHED))) {
    try {
      rmSync(join(place.folder, name), { recursive: true, force: true })
    } catch {
      // An initdb whose caller was killed still writes there: the next start removes it.
    }
  }
}

/** Writes a file that only `user` can read. */
export function writeOwned(path: string, text: string, user: OsUser): void {
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  if (user.ids) chownSync(path, user.ids.uid, user.ids.gid)
}

async function makeCluster(place: Place, initdb: string, locale: readonly string[], user: OsUser): Promise<void> {
  const unfinished = mkdtempSync(join(place.folder, UNFINISHED))
  try {
    await fill(unfinished, initdb, locale, user)
    renameSync(unfinished, place.cluster)
    syncFolder(place.folder)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Two first starts at once: the other one's cluster is as good.
    if (existsSync(place.cluster)) return
    if (error instanceof EmbeddedError) throw error
    throw new EmbeddedError('initdb-failed', { folder: place.folder, detail: String(error) })
  }
}

async function fill(unfinished: string, initdb: string, locale: readonly string[], user: OsUser): Promise<void> {
  if (user.ids) chownSync(unfinished, user.ids.uid, user.ids.gid)
  const [data, secret] = [join(unfinished, 'data'), join(unfinished, 'secret')]
  writeOwned(secret, randomBytes(24).toString('base64url'), user)
  const access = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${secret}`]
  const { code, output } = await run(
    initdb,
    [`--pgdata=${data}`, ...access, '--encoding=UTF8', ...locale, '--data-checksums'],
    user,
  )
  if (code !== 0) throw new EmbeddedError('initdb-failed', { folder: dirname(unfinished), detail: output.slice(-1000) })
  // What an administrator writes below it wins.
  appendFileSync(join(data, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`)
}

function versionOf(place: Place): string | undefined {
  const file = join(place.data, 'PG_VERSION')
  return existsSync(file) && existsSync(place.secret) ? readFileSync(file, 'utf8').trim() : undefined
}

// A power cut must not undo the renaming after data was written into the cluster.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
