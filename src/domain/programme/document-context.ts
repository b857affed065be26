import type { Outline } from '../edition/outline.ts'
import type { ItemCatalogue } from '../item/data-item.ts'

/** What a document's data may refer to. */
export type DocumentContext = {
  readonly items: ItemCatalogue
  readonly organisations: ReadonlySet<string>
  readonly outlines: ReadonlyMap<string, Outline>
}
