import { sql } from 'kysely'
import type { ScorecardView } from '#contract/submission-views.ts'
import type { Db } from '#db/database.ts'
import type { ScoredNodes } from '#domain/submission/scorecard.ts'
import type { ScorecardStage, SubmissionMove, SubmissionState } from '#domain/submission/submission.ts'
import type { Reader } from './whose.ts'

/** What `sealScorecard` wrote. */
export type SealedBody = ScoredNodes & {
  readonly occasion: SubmissionMove
  readonly values: readonly string[]
  readonly common: readonly string[]
  readonly corrections: readonly string[]
  readonly findings: readonly string[]
  readonly isCommonFixed: boolean
}

export type SealedScorecard = {
  readonly id: string
  readonly stage: ScorecardStage
  readonly ordinal: number
  readonly sealedAt: Date
  readonly digest: string
  readonly body: SealedBody
}

/** All that were sealed, oldest first. */
export async function sealedScorecards(db: Db, submission: string): Promise<SealedScorecard[]> {
  const rows = await db
    .selectFrom('scorecard')
    .select(['id', 'stage', 'ordinal', 'sealed_at', sql<string>`encode(hash, 'hex')`.as('digest')])
    .select(sql<string>`body::text`.as('text'))
    .where('submission_id', '=', submission)
    .orderBy('sealed_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, stage, ordinal, sealed_at, digest, text }) => ({
    id,
    stage: stage as ScorecardStage,
    ordinal,
    sealedAt: sealed_at,
    digest,
    body: JSON.parse(text) as SealedBody,
  }))
}

/**
 * What of it a reader may see. A unit: its own, the appraised one of each release, and what went to the council once it
 * is approved; an appraiser nothing before the appraisal.
 */
export function maySee(reader: Reader, state: SubmissionState, { stage, body }: SealedScorecard): boolean {
  if (reader === 'everything') return true
  if (reader === 'appraiser') return isAppraised(state)
  return stage !== 'appraised' || body.occasion === 'releaseFindings' || state === 'approved'
}

/** The work of the appraisers has begun. */
export function isAppraised(state: SubmissionState): boolean {
  return state !== 'draft' && state !== 'submitted'
}

export function cardView({ id, stage, ordinal, sealedAt, digest, body }: SealedScorecard): ScorecardView {
  const { total, nodes } = body
  return { card: id, stage, ordinal, sealedAt: sealedAt.toISOString(), digest, total, nodes }
}
