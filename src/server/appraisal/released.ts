import type { ScorecardStage, SubmissionState } from '#domain/submission/submission.ts'
import type { Db } from '#db/database.ts'
import { sealedScorecards, type SealedScorecard } from '../submissions/sealed-scorecards.ts'
import type { StoredFinding } from './stored-finding.ts'

/** Method §15.7: the card with which a unit was last shown what was found; undefined before the first release. */
export async function releasedCard(
  db: Db,
  submission: string,
  state: SubmissionState,
): Promise<SealedScorecard | undefined> {
  const cards = await sealedScorecards(db, submission)
  const last = (stage: ScorecardStage, occasion: string): SealedScorecard | undefined =>
    cards.findLast((card) => card.stage === stage && card.body.occasion === occasion)
  return (state === 'approved' ? last('final', 'approveSubmission') : undefined) ?? last('appraised', 'releaseFindings')
}

/** What a unit sees of the findings: those that the released card was made with, never a blind look. */
export function releasedFindings(
  findings: readonly StoredFinding[],
  card: SealedScorecard | undefined,
): StoredFinding[] {
  if (!card) return []
  const sealed = new Set(card.body.findings)
  return findings.filter(({ id }) => sealed.has(id)).map((one) => ({ ...one, state: 'decided' as const }))
}
