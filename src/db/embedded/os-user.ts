import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { EmbeddedError } from './embedded-error.ts'

/** Who PostgreSQL runs as; without `ids` it is whoever we are. */
export type OsUser = { readonly name: string; readonly ids: Ids | undefined }
type Ids = { readonly uid: number; readonly gid: number }

const NAME = 'postgres'

/** PostgreSQL refuses root: root hands over to the owner of the cluster, or to the user postgres, made if missing. */
export function osUser(cluster: string): OsUser {
  if (process.getuid?.() !== 0) return { name: ownName(), ids: undefined }
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) {
    return { name: said('id', '-un', String(owner.uid)) || String(owner.uid), ids: { uid: owner.uid, gid: owner.gid } }
  }
  const ids = idsOf(NAME) ?? created()
  return { name: NAME, ids }
}

function created(): Ids {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
  const { error, stderr } = spawnSync('useradd', [...options, NAME], { encoding: 'utf8' })
  // Another process may have made it in the meantime.
  const ids = idsOf(NAME)
  if (ids === undefined) throw new EmbeddedError('no-os-user', { user: NAME, detail: error?.message ?? stderr.trim() })
  return ids
}

function idsOf(name: string): Ids | undefined {
  const [uid, gid] = [said('id', '-u', name), said('id', '-g', name)]
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function said(program: string, ...args: string[]): string {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : ''
}

// A container may run under a number that has no name.
function ownName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.())
  }
}
