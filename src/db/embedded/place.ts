import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'
import type { OsUser } from './os-user.ts'
import { run } from './program.ts'

/** Where a cluster lies: `cluster` appears at once with all that is in it, or not at all. */
export type Place = {
  readonly folder: string
  readonly cluster: string
  readonly data: string
  readonly secret: string
  readonly log: string
}

export function placeIn(folder: string): Place {
  const whole = resolve(folder)
  const cluster = join(whole, 'cluster')
  return {
    folder: whole,
    cluster,
    data: join(cluster, 'data'),
    secret: join(cluster, 'secret'),
    log: join(whole, 'postgres.log'),
  }
}

/** Makes the folder where it is missing and sees that `user`, and nobody else, can work in it. */
export async function prepareFolder(folder: string, user: OsUser): Promise<void> {
  try {
    makeParents(dirname(folder), user)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (user.ids) {
      chownSync(folder, user.ids.uid, user.ids.gid)
      chmodSync(folder, 0o700)
    }
  } catch (error) {
    const reason = String((error as NodeJS.ErrnoException).code)
    if (reason === 'EACCES' || reason === 'EPERM') throw unreachable(folder, folder, user)
    throw new EmbeddedError('cannot-make-folder', { folder, reason })
  }
  if (user.ids && !(await canEnter(folder, user))) throw unreachable(folder, await firstClosed(folder, user), user)
}

// Under a strict umask, folders that root makes would be closed to the user they are made for.
function makeParents(parent: string, user: OsUser): void {
  const first = mkdirSync(parent, { recursive: true })
  if (first === undefined || user.ids === undefined) return
  for (let made = parent; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755)
}

async function firstClosed(folder: string, user: OsUser): Promise<string> {
  const parent = dirname(folder)
  if (parent === folder || (await canEnter(parent, user))) return folder
  return firstClosed(parent, user)
}

async function canEnter(folder: string, user: OsUser): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], user)).code === 0
}

function unreachable(folder: string, closed: string, user: OsUser): EmbeddedError {
  return new EmbeddedError('cannot-reach-folder', { folder, closed, user: user.name })
}
