import type { Db } from '#db/database.ts'
import type { Finding } from '#domain/edition/finding.ts'
import type { Outline } from '#domain/edition/outline.ts'
import type { ItemCatalogue } from '#domain/item/data-item.ts'

/** What the feature needs: the database, and the editions with what their check found. */
export type RoundDeps = {
  readonly db: Db
  readonly content: {
    readonly items: ItemCatalogue
    /** By edition. */
    readonly outlines: ReadonlyMap<string, Outline>
    readonly findingsOf: (edition: string) => { readonly findings: readonly Finding[] } | undefined
  }
}
