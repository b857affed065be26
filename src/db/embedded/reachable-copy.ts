import { createHash } from 'node:crypto'
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Binaries } from './binaries.ts'
import { EmbeddedError } from './embedded-error.ts'

/** A copy of a PostgreSQL that every user may run, named by its content: made once, by root. */
export function reachableCopy(binaries: Binaries): Binaries {
  const from = dirname(dirname(binaries.postgres))
  const copy = copyOf(from)
  const moved = (path: string) => join(copy, relative(from, path))
  return { initdb: moved(binaries.initdb), pg_ctl: moved(binaries.pg_ctl), postgres: moved(binaries.postgres) }
}

function copyOf(from: string): string {
  const name = `laban-postgres-${hashOf(from).slice(0, 16)}`
  let detail = ''
  for (const cache of ['/var/cache', tmpdir()]) {
    const copy = join(cache, name)
    try {
      if (!isOurs(copy)) makeCopy(from, copy)
      return copy
    } catch (error) {
      detail = String(error)
    }
  }
  throw new EmbeddedError('cannot-reach-binaries', { folder: from, detail })
}

/** What another user may have laid there is not run. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found === undefined) return false
  if (found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0) return true
  throw new Error(`${folder} belongs to someone else`)
}

function makeCopy(from: string, to: string): void {
  const unfinished = `${to}.${process.pid}`
  try {
    // Closed until it is whole: nobody else may write into it.
    mkdirSync(unfinished, { mode: 0o700 })
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
    openToAll(unfinished)
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Another process may have made it in the meantime.
    if (!isOurs(to)) throw error
  }
}

/** Everyone reads, and runs what its owner may run; only the owner writes. */
function openToAll(folder: string): void {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isSymbolicLink())
  for (const path of [...all.map((entry) => join(entry.parentPath, entry.name)), folder]) {
    const owner = lstatSync(path).mode & 0o500
    chmodSync(path, 0o200 | owner | (owner >> 3) | (owner >> 6))
  }
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(`${relative(folder, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
