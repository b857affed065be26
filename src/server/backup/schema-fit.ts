import { BackupError } from './backup-error.ts'
import type { Manifest } from './manifest.ts'

/** Throws unless the archive's schema is this program's or one it once was. `known` are the program's migrations. */
export function checkSchema({ schema, program }: Manifest, known: readonly string[]): void {
  const unknown = schema.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new BackupError('newer-schema', { migrations: unknown.join(', '), program })
  const expected = known.slice(0, schema.length)
  const missing = expected.find((name) => !schema.includes(name))
  if (missing !== undefined) throw new BackupError('strange-schema', { migration: missing })
}
