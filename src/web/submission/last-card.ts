import type { ScorecardView } from '#contract/submission-views.ts'
import type { ScorecardStage } from '#domain/submission/submission.ts'

/** The card that was sealed last at a stage; cards come oldest first. */
export function lastCard(cards: readonly ScorecardView[], stage: ScorecardStage): ScorecardView | undefined {
  return cards.reduce<ScorecardView | undefined>((last, one) => (one.stage === stage ? one : last), undefined)
}
