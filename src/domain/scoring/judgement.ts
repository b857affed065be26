import * as exact from '../exact.ts'
import { ZERO, type Exact } from '../exact.ts'
import type { Leaf } from '../edition/outline.ts'
import type { LeafOutcome } from './leaf-outcome.ts'

/** What the appraisers say of a leaf that its numbers do not say (method §15.3, §15.4). */
export type Judgement = { readonly decision: 'refused' } | { readonly decision: 'points'; readonly points: Exact }

/** Stands in place of what the rule gives, where the leaf is scored at all. */
export function judgedOutcome(leaf: Leaf, judgement: Judgement): LeafOutcome {
  if (leaf.unscored) return { status: 'unscored', points: ZERO }
  return { status: 'scored', points: judgement.decision === 'points' ? judgement.points : ZERO }
}

export type JudgedLoss = 'refused' | 'points-given' | 'none'

export function judgedLoss(leaf: Leaf, judgement: Judgement): JudgedLoss {
  if (judgement.decision === 'refused') return 'refused'
  return exact.compare(judgement.points, leaf.most) >= 0 ? 'none' : 'points-given'
}
