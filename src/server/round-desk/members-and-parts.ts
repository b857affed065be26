import type { Db } from '#db/database.ts'
import type { Outline, OutlineNode } from '#domain/edition/outline.ts'
import { registerOn } from '../organisations/register.ts'
import { officially } from '../submissions/official-order.ts'
import { storedSubmissions, type StoredSubmission } from '../submissions/stored-submission.ts'

/** The main indices, without bonus and penalty; of a tree that has none, what stands at its top. */
export function partsOf({ nodes }: Outline): OutlineNode[] {
  const inside = nodes.filter(({ outside }) => !outside)
  const indices = inside.filter(({ level }) => level === 'mainIndex')
  return indices.length > 0 ? indices : inside.filter(({ parent }) => parent < 0)
}

/** As the register had the members when they were frozen. */
export async function inOfficialOrder(db: Db, round: string, day: string): Promise<StoredSubmission[]> {
  const { organisations } = await registerOn(db, day)
  return officially(await storedSubmissions(db, { round }), organisations)
}
