import type { Db } from '#db/database.ts'
import type { LiveContent } from '../live-content.ts'

/** What the feature needs: the database, and the content that an issued draft becomes part of. */
export type EditionDraftDeps = { readonly db: Db; readonly content: LiveContent }
