import type { Db, Tx } from '#db/database.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import { isDecided } from '#domain/appraisal/decided.ts'
import { isSampled } from '../appraisal/criterion.ts'
import { findingsOf } from '../appraisal/stored-finding.ts'
import { tellOfReview } from '../appraisal/tell-of-review.ts'
import type { Grounds } from './grounds.ts'
import type { StoredSubmission } from './stored-submission.ts'

/** Scored criteria of a member of which something is left to be decided (method §15.2, §15.6), in printed order. */
export async function undecidedCriteria(
  db: Db,
  { outline, member }: Grounds,
  submission: Pick<StoredSubmission, 'id' | 'round'>,
  notApplicable: readonly string[],
): Promise<string[]> {
  const byNode = Map.groupBy(await findingsOf(db, { submissions: [submission.id] }), ({ node }) => node)
  return applicableLeaves(outline, member.kind)
    .filter(({ leaf, code }) => !leaf!.unscored && !notApplicable.includes(code))
    .filter(({ code }) => !isDecided(byNode.get(code) ?? [], isSampled(submission, code)))
    .map(({ code }) => code)
}

/** Findings on criteria whose numbers have changed under them are to be looked at again, and their appraisers told. */
export async function sendToReview(tx: Tx, submission: string, nodes: readonly string[]): Promise<string[]> {
  if (nodes.length === 0) return []
  const rows = await tx
    .updateTable('finding')
    .set(({ eb }) => ({ state: 'to-review', version: eb('version', '+', 1) }))
    .where('submission_id', '=', submission)
    .where('node_code', 'in', [...nodes])
    .where('state', '=', 'decided')
    .returning(['id', 'node_code', 'decided_by as by', 'version'])
    .execute()
  await tellOfReview(
    tx,
    rows.map(({ id, by, version }) => ({ id, submission, by, version })),
  )
  return [...new Set(rows.map(({ node_code }) => node_code))].sort()
}
