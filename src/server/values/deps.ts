import type { Db } from '#db/database.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'

/** What the feature needs: the database, and the content that values are about. */
export type ValueDeps = {
  readonly db: Db
  readonly content: {
    readonly items: ItemCatalogue
    /** By edition. */
    readonly outlines: ReadonlyMap<string, Outline>
  }
}
