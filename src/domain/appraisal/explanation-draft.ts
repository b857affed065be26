import type { Outline } from '../edition/outline.ts'
import * as exact from '../exact.ts'
import { exactFromText, toDecimal, ZERO } from '../exact.ts'
import type { LiveLossCode } from '../scoring/live-points.ts'
import { POINT_DECIMALS } from '../scoring/published.ts'
import type { ScorecardNode, ScoredNodes } from '../submission/scorecard.ts'
import type { FindingDecision, FindingReason } from './finding.ts'

/** One lost criterion of a giải trình: what it lost, what the appraiser said, what the unit says. */
export type LostCriterion = {
  readonly code: string
  readonly title: string
  readonly max: string
  readonly points: string
  readonly lost: string
  readonly loss: LiveLossCode | undefined
  readonly finding?: {
    readonly decision: FindingDecision
    readonly reasonCode?: FindingReason | undefined
    readonly reason?: string | undefined
  }
  readonly words: readonly string[]
  readonly evidence: readonly string[]
}

type Said = {
  readonly findings: ReadonlyMap<string, LostCriterion['finding']>
  /** By criterion: what the unit wrote, oldest first, and the ids of its evidence. */
  readonly words: ReadonlyMap<string, readonly string[]>
  readonly evidence: ReadonlyMap<string, readonly string[]>
}

/** Method §15.9. The content of a giải trình from lost points, in printed order; sentences are made of it elsewhere. */
export function draftOf(outline: Outline, points: ScoredNodes, said: Said): LostCriterion[] {
  const byCode = new Map(points.nodes.map((node) => [node.code, node]))
  return outline.leaves.flatMap(({ code, row }): LostCriterion[] => {
    const node = byCode.get(code)
    if (!node || !isLost(node)) return []
    const finding = said.findings.get(code)
    return [
      {
        code,
        title: row.title.text,
        max: node.max,
        points: node.points,
        lost: toDecimal(lostBy(node), POINT_DECIMALS),
        loss: node.loss,
        ...(finding && { finding }),
        words: said.words.get(code) ?? [],
        evidence: said.evidence.get(code) ?? [],
      },
    ]
  })
}

/** The criteria that have not their maximum, or were taken points. */
export function lostCriteria(outline: Outline, points: ScoredNodes): string[] {
  const byCode = new Map(points.nodes.map((node) => [node.code, node]))
  return outline.leaves.map(({ code }) => code).filter((code) => byCode.has(code) && isLost(byCode.get(code)!))
}

function isLost(node: ScorecardNode): boolean {
  return exact.compare(lostBy(node), ZERO) > 0
}

function lostBy({ exact: { max, points } }: ScorecardNode): exact.Exact {
  return exact.subtract(exactFromText(max), exactFromText(points))
}
