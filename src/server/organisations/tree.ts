import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { TreeRow } from '#contract/organisation-views.ts'
import type { Db } from '#db/database.ts'
import { descendants, treeAsOf } from '#domain/organisation/as-of.ts'
import { storedVersions } from './stored-versions.ts'

/** Method §10.1. Who existed on a day and who stood under whom: parents before children, in official order. */
export async function treeOn(db: Db, on: string): Promise<OutputOf<typeof organisations.showTree>> {
  const tree = treeAsOf(await storedVersions(db, { on }), on)
  const ids = tree.roots.flatMap((root) => [root, ...descendants(tree, root)])
  return {
    on,
    organisations: ids.map((id): TreeRow => {
      const { organisation, name, kind, parent, identifier } = tree.organisations.get(id)!
      return {
        organisation,
        ...(parent !== undefined && tree.organisations.has(parent) && { parent }),
        name,
        kind,
        ...(identifier !== undefined && { identifier }),
      }
    }),
  }
}
