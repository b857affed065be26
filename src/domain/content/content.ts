import type { Edition } from '../edition/definition.ts'
import type { DataItem, NearEqual } from '../item/data-item.ts'
import type { OrganisationFile } from '../organisation/organisation.ts'
import type { ProgrammeDocument } from '../programme/document.ts'
import type { PublishedResults } from '../programme/published.ts'

/** What the documents say, whole: as a content folder holds it, and as the database gives it back. */
export type Content = {
  /** The catalogue; items that an edition brings along stand in the edition. */
  readonly items: ReadonlyMap<string, DataItem>
  readonly nearEqual: readonly NearEqual[]
  readonly editions: readonly Edition[]
  readonly documents: readonly ProgrammeDocument[]
  readonly organisationFiles: readonly OrganisationFile[]
  readonly published: readonly PublishedResults[]
}
