import type { Outline } from '../edition/outline.ts'
import type { ItemCatalogue } from '../item/data-item.ts'

/** What a document's data may refer to. */
export type DocumentContext = {
  readonly items: ItemCatalogue
  /** By province, the ids of its organisations. */
  readonly organisations: ReadonlyMap<string, ReadonlySet<string>>
  readonly outlines: ReadonlyMap<string, Outline>
}
