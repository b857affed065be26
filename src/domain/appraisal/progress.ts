import { isAgreed, isDecided, type LookAtCriterion } from './decided.ts'
import { holding } from './finding.ts'

/** How a scored criterion of a submission stands for who runs the round (method §15.12). */
export type CriterionStand = 'decided' | 'open' | 'to-review' | 'to-settle'

export type CriterionFacts = {
  /** All on the criterion, of whatever pass. */
  readonly findings: readonly LookAtCriterion[]
  readonly isSampled: boolean
  /** After the explanation. */
  readonly isSecond: boolean
  /** The unit has written of it. */
  readonly isExplained: boolean
}

/** Method §15.12. After the explanation what the unit has spoken of is to be decided again; the rest stands. */
export function standOf({ findings, isSampled, isSecond, isExplained }: CriterionFacts): CriterionStand {
  const held = holding(findings)
  if (held?.state === 'to-review') return 'to-review'
  if (!held) return 'open'
  if (isSecond) return isExplained && held.pass !== 'second' ? 'open' : 'decided'
  if (isDecided(findings, isSampled)) return 'decided'
  return isAgreed(findings) === false ? 'to-settle' : 'open'
}

/** Criteria counted by how they stand; those whose explanation the unit still has time for are counted besides. */
export type ProgressCounts = {
  readonly asked: number
  readonly decided: number
  readonly open: number
  readonly toReview: number
  readonly toSettle: number
  readonly awaiting: number
}

export type CountedCriterion = { readonly stand: CriterionStand; readonly isAwaiting: boolean }

export function progressOf(criteria: readonly CountedCriterion[]): ProgressCounts {
  const count = (wanted: CriterionStand): number => criteria.filter(({ stand }) => stand === wanted).length
  return {
    asked: criteria.length,
    decided: count('decided'),
    open: count('open'),
    toReview: count('to-review'),
    toSettle: count('to-settle'),
    awaiting: criteria.filter(({ isAwaiting }) => isAwaiting).length,
  }
}
