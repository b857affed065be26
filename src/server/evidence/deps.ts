import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'
import type { FileStore } from './file-store.ts'
import type { Scanner } from './scanner.ts'

/** Where files lie and who looks into them. */
export type Files = {
  readonly store: FileStore
  /** Absent where the installation has none: then files are unscanned, and handed out. */
  readonly scanner: Scanner | undefined
  /** LibreOffice's program; absent, office documents are not drawn. */
  readonly office: string | undefined
  /** In bytes. */
  readonly largest: number
}

export type EvidenceDeps = {
  readonly db: Db
  readonly files: Files
  readonly content: {
    readonly items: ItemCatalogue
    /** By edition. */
    readonly outlines: ReadonlyMap<string, Outline>
  }
}
