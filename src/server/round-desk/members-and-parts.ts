import type { Db } from '#db/database.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { registerOn } from '../organisations/register.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'

/** The main indices, without bonus and penalty; of a tree that has none, what stands at its top. */
export function partsOf({ nodes }: Outline): OutlineNode[] {
  const inside = nodes.filter(({ outside }) => !outside)
  const indices = inside.filter(({ level }) => level === 'mainIndex')
  return indices.length > 0 ? indices : inside.filter(({ parent }) => parent < 0)
}

/** Group by group, each in the order in which the register had its members when they were frozen. */
export async function inOfficialOrder(db: Db, round: string, day: string): Promise<StoredSubmission[]> {
  const { organisations } = await registerOn(db, day)
  const places = new Map(organisations.map(({ id }, place) => [id, place]))
  const placeOf = ({ member }: StoredSubmission): number => places.get(member.id) ?? organisations.length
  const byGroup = Map.groupBy(await storedSubmissions(db, { round }), ({ member }) => member.group)
  return [...byGroup.values()].flatMap((some) => some.sort((a, b) => placeOf(a) - placeOf(b)))
}
