import type { Db } from '#db/database.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { Grounds } from './grounds.ts'

/** Scored criteria of a member without a decided finding, or with one that is to be reviewed, in printed order. */
export async function undecidedCriteria(
  db: Db,
  { outline, member }: Grounds,
  submission: string,
  notApplicable: readonly string[],
): Promise<string[]> {
  const findings = await db
    .selectFrom('finding')
    .select(['node_code', 'state'])
    .where('submission_id', '=', submission)
    .where('pass', '<>', 'blind')
    .execute()
  const byNode = Map.groupBy(findings, ({ node_code }) => node_code)
  const isDecided = (code: string): boolean => byNode.get(code)?.every(({ state }) => state === 'decided') ?? false
  return applicableLeaves(outline, member.kind)
    .filter(({ leaf, code }) => !leaf!.unscored && !notApplicable.includes(code) && !isDecided(code))
    .map(({ code }) => code)
}

/** Findings on criteria whose numbers have changed under them are to be looked at again. */
export async function sendToReview(db: Db, submission: string, nodes: readonly string[]): Promise<string[]> {
  if (nodes.length === 0) return []
  const rows = await db
    .updateTable('finding')
    .set(({ eb }) => ({ state: 'to-review', version: eb('version', '+', 1) }))
    .where('submission_id', '=', submission)
    .where('node_code', 'in', [...nodes])
    .where('state', '=', 'decided')
    .returning('node_code')
    .execute()
  return [...new Set(rows.map(({ node_code }) => node_code))].sort()
}
