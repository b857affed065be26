import type { OutputOf } from '#contract/operation.ts'
import type { organisations } from '#contract/organisations.ts'
import type { TreeRow } from '#contract/organisation-views.ts'
import type { Db } from '#db/database.ts'
import { descendants, treeAsOf } from '#domain/organisation/as-of.ts'
import { defined } from './defined.ts'
import { groupsOf } from './set-groups.ts'
import { storedVersions } from './stored-versions.ts'

/** Method §10.1. Who existed on a day and who stood under whom: parents before children, in official order. */
export async function treeOn(db: Db, on: string): Promise<OutputOf<typeof organisations.showTree>> {
  const tree = treeAsOf(await storedVersions(db, { on }), on)
  const ids = tree.roots.flatMap((root) => [root, ...descendants(tree, root)])
  const [members, groups] = [await membersOn(db, on), await groupsOf(db)]
  return {
    on,
    organisations: ids.map((id): TreeRow => {
      const { organisation, name, shortName, abbreviation, kind, level, parent, identifier } =
        tree.organisations.get(id)!
      const member = members.get(id)
      return {
        organisation,
        ...(parent !== undefined && tree.organisations.has(parent) && { parent }),
        ...{ name, kind, level },
        ...defined({ shortName, abbreviation, identifier, group: member?.group }),
        isRanked: member?.isRanked ?? false,
      }
    }),
    groups,
  }
}

async function membersOn(db: Db, day: string) {
  const rows = await db
    .selectFrom('group_member')
    .select(['organisation_id', 'group_id', 'ranked'])
    .where('valid_from', '<=', day)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', day)]))
    .execute()
  return new Map(
    rows.map(({ organisation_id, group_id, ranked }) => [organisation_id, { group: group_id, isRanked: ranked }]),
  )
}
