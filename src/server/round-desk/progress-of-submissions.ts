import { sql } from 'kysely'
import type { Db } from '#db/database.ts'
import { standOf, type CountedCriterion } from '#domain/appraisal/progress.ts'
import { applicableLeaves } from '#domain/edition/asked-items.ts'
import type { OutlineNode } from '#domain/edition/outline.ts'
import type { SubmissionState } from '#domain/submission/submission.ts'
import { sampleOf } from '../appraisal/criterion.ts'
import { placeKey } from '../appraisal/news.ts'
import { queueFacts, type QueueFacts } from '../appraisal/queue-places.ts'
import type { RoundDeps } from '../rounds/deps.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'

const JUDGED: readonly SubmissionState[] = ['appraisal', 'explanation', 'second-appraisal']

/** A scored criterion of a submission, with how it stands. */
export type Stood = CountedCriterion & { readonly node: OutlineNode }

export type SubmissionsProgress = {
  /** By submission that is being appraised or explained, in printed order. */
  readonly progress: ReadonlyMap<string, readonly Stood[]>
  readonly judged: readonly StoredSubmission[]
  readonly facts: QueueFacts
  /** True where a unit still has time to explain. */
  readonly isAwaiting: (submission: string, node: string) => boolean
}

/** How every scored criterion of submissions stands at a moment; the queries do not depend on how many there are. */
export async function progressOfSubmissions(
  { db, content }: Pick<RoundDeps, 'db' | 'content'>,
  submissions: readonly StoredSubmission[],
  now: number,
): Promise<SubmissionsProgress> {
  const judged = submissions.filter(({ state }) => JUDGED.includes(state))
  const ids = judged.map(({ id }) => id)
  const facts = await queueFacts(db, ids)
  const awaited = await awaitedPlaces(db, ids, now)
  const isAwaiting = (submission: string, node: string): boolean => awaited.has(placeKey(submission, node))
  const stoodOf = (submission: StoredSubmission): Stood[] => {
    const outline = content.outlines.get(submission.round.edition)
    const [notAsked, spoken] = [facts.accepted.get(submission.id), facts.explained.get(submission.id)]
    const found = facts.findings.get(submission.id)
    const [isSampled, isSecond] = [sampleOf(submission), submission.state === 'second-appraisal']
    return (outline ? applicableLeaves(outline, submission.member.kind) : [])
      .filter(({ code, leaf }) => !leaf!.unscored && !notAsked?.has(code))
      .map((node) => ({
        node,
        stand: standOf({
          ...{ isSecond, isSampled: isSampled(node.code), isExplained: spoken?.has(node.code) ?? false },
          findings: found?.get(node.code) ?? [],
        }),
        isAwaiting: isAwaiting(submission.id, node.code),
      }))
  }
  return { progress: new Map(judged.map((one) => [one.id, stoodOf(one)])), judged, facts, isAwaiting }
}

/** Criteria that are open to units for their explanation at a moment. */
async function awaitedPlaces(db: Db, ids: readonly string[], now: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ submission: string; node: string }>`
    select distinct submission_id as submission, node_code as node from opening
    where submission_id = any(${ids}::uuid[]) and purpose = 'explanation'
      and closed_at is null and until >= ${new Date(now)}
  `.execute(db)
  return new Set(rows.map(({ submission, node }) => placeKey(submission, node)))
}
