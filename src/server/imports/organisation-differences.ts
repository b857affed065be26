import type { OrganisationDifference } from '#contract/imports.ts'
import { OrganisationColumn } from '#domain/import/import-fault.ts'
import type { PlannedOrganisation } from '#domain/import/plan-organisations.ts'
import type { OrganisationContent } from '#domain/organisation/organisation-version.ts'
import { ORGANISATION_KINDS, ORGANISATION_LEVELS, YES_NO } from '#text/import-words.ts'
import { defined } from '../organisations/defined.ts'

type Named = (id: string) => string

/** What a row changes, in the words of the file; undefined where it changes nothing. */
export function differenceOf(
  { row, name, isNew, content, membership }: PlannedOrganisation,
  nameOf: Named,
  groupName: Named,
): OrganisationDifference | undefined {
  const [before, after] = [shownContent(content?.before, nameOf), shownContent(content?.after, nameOf)]
  const of = (one: { group: string; isRanked: boolean } | undefined) =>
    one ? { group: groupName(one.group), isRanked: one.isRanked ? YES_NO.vi.yes : YES_NO.vi.no } : {}
  if (membership) {
    Object.assign(before, of(membership.before))
    Object.assign(after, of(membership))
  }
  const changes = OrganisationColumn.options
    .filter((column) => before[column] !== after[column])
    .map((column) => ({ column, ...defined({ before: before[column], after: after[column] }) }))
  return changes.length === 0 ? undefined : { row, kind: isNew ? 'new' : 'changed', name, changes }
}

/** Words as the file has them. */
function shownContent(
  content: OrganisationContent | undefined,
  nameOf: Named,
): Partial<Record<OrganisationColumn, string>> {
  if (!content) return {}
  const { name, shortName, abbreviation, kind, level, parent, identifier, areaCode, ordinal } = content
  return defined({
    ...{ name, shortName, abbreviation, identifier, areaCode, ordinal: String(ordinal) },
    kind: ORGANISATION_KINDS.vi[kind],
    level: ORGANISATION_LEVELS.vi[level],
    parent: parent && nameOf(parent),
  })
}
