import type { Db } from '#db/database.ts'
import { isAgreed } from '#domain/appraisal/decided.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { Grounds } from '../submissions/grounds.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { isSampled } from './criterion.ts'
import { findingsOf } from './stored-finding.ts'

/** Method §15.6. True while an appraised card would tell somebody who is to look blindly what the first one found. */
export async function isBlindDue(db: Db, { outline, member }: Grounds, submission: StoredSubmission): Promise<boolean> {
  if (submission.state !== 'appraisal') return false
  const sampled = applicableLeaves(outline, member.kind).filter(({ code }) => isSampled(submission, code))
  if (sampled.length === 0) return false
  const byNode = Map.groupBy(await findingsOf(db, { submissions: [submission.id] }), ({ node }) => node)
  return sampled.some(({ leaf, code }) => !leaf!.unscored && isAgreed(byNode.get(code) ?? []) === undefined)
}
