import type { StoredSubmission } from './stored-submission.ts'

/** Group by group, each in the order in which a register has its members. */
export function officially(
  submissions: readonly StoredSubmission[],
  organisations: readonly { readonly id: string }[],
): StoredSubmission[] {
  const places = new Map(organisations.map(({ id }, place) => [id, place]))
  const placeOf = ({ member }: StoredSubmission): number => places.get(member.id) ?? organisations.length
  const byGroup = Map.groupBy(submissions, ({ member }) => member.group)
  return [...byGroup.values()].flatMap((some) => some.sort((a, b) => placeOf(a) - placeOf(b)))
}
