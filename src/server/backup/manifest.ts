import { z } from 'zod'

/** Counts up when an older program could misread what a newer one writes. */
export const FORMAT = 1

export const MANIFEST = 'manifest.json'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().nonnegative()
const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/)

/** Below its folder; no part begins with a dot, so none leads out. */
export const StoredPath = z.string().regex(/^(?!\.)[\w.-]+(\/(?!\.)[\w.-]+)*$/)

export const TableEntry = z.strictObject({
  name: Name,
  columns: z.array(Name).min(1),
  rows: Count,
  bytes: Count,
  sha256: Sha256,
})
export type TableEntry = z.infer<typeof TableEntry>

export const FileEntry = z.strictObject({ path: StoredPath, bytes: Count, sha256: Sha256 })
export type FileEntry = z.infer<typeof FileEntry>

/** What an archive holds. It stands first in the archive and names everything that follows, in order. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** The version of La Bàn that made it. */
  program: z.string(),
  /** The migrations that had been applied, in order. */
  schema: z.array(z.string().regex(/^[\w-]+$/)).min(1),
  madeAt: z.iso.datetime(),
  postgresql: z.string(),
  tables: z.array(TableEntry),
  /** Tables whose rows are not kept, on purpose. */
  leftOut: z.array(Name),
  /** Below `checkpoints/`. */
  checkpoints: z.array(FileEntry),
  /** Below `files/`. */
  files: z.array(FileEntry),
})
export type Manifest = z.infer<typeof Manifest>

export type Entry = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly rows?: number }

/** What follows the manifest in the archive. */
export function entriesOf({ tables, checkpoints, files }: Manifest): Entry[] {
  return [
    ...tables.map(({ name, ...rest }) => ({ ...rest, name: tableEntryName(name) })),
    ...checkpoints.map(({ path, ...rest }) => ({ ...rest, name: `checkpoints/${path}` })),
    ...files.map(({ path, ...rest }) => ({ ...rest, name: `files/${path}` })),
  ]
}

export function tableEntryName(table: string): string {
  return `tables/${table}.copy`
}
