import { z } from 'zod'
import { isDecimal } from '../decimal.ts'
import type { OutlineNode } from '../edition/outline.ts'
import { compare, exactFromDecimal } from '../exact.ts'
import type { ItemCatalogue } from '../item/data-item.ts'
import { hardFaults, type ValueContent } from '../value/value-content.ts'
import type { FindingDecision, FindingReason } from './finding.ts'

/** A number as an appraiser has it. */
export type WishedCorrection = {
  readonly subject: string
  readonly item: string
  readonly period: string
  readonly part?: string | undefined
  readonly content: ValueContent
}

export type FindingWish = {
  readonly decision: FindingDecision
  readonly reasonCode?: FindingReason | undefined
  readonly reason?: string | undefined
  /** Plain decimal text. */
  readonly points?: string | undefined
  readonly corrections: readonly WishedCorrection[]
}

/** What keeps a decision from being taken. */
export const DecisionFaultCode = z.enum([
  'not-scored',
  'reason-needed',
  'words-needed',
  'correction-needed',
  'correction-out-of-place',
  'correction-not-read',
  'correction-twice',
  'correction-not-fitting',
  'points-needed',
  'points-out-of-place',
  'not-a-points-criterion',
  'points-out-of-range',
  'too-many-decimals',
  'penalty-not-refused',
])
export type DecisionFaultCode = z.infer<typeof DecisionFaultCode>

export type DecisionFault = {
  readonly code: DecisionFaultCode
  readonly params: Readonly<Record<string, string | number>>
}

export const POINTS_DECIMALS = 2

/** Method §15.1, §15.3, §15.4: everything that is wrong with a decision on a criterion; taken only without faults. */
export function decisionFaults(
  node: OutlineNode,
  wish: FindingWish,
  { items, reads }: { readonly items: ItemCatalogue; readonly reads: (correction: WishedCorrection) => boolean },
): DecisionFault[] {
  if (!node.leaf || node.leaf.unscored) return [fault('not-scored')]
  const faults = reasonFaults(wish)
  if (wish.decision === 'refused' && node.leaf.least.numerator < 0n) faults.push(fault('penalty-not-refused'))
  faults.push(...correctionFaults(wish, items, reads), ...pointsFaults(node, wish))
  return faults
}

/**
 * True where points are given by hand: the rule is nothing but a number of points that somebody else than the unit
 * awards.
 */
export function isPointsCriterion({ row, leaf }: OutlineNode): boolean {
  if (!leaf || leaf.unscored || row.assessedBy === 'self') return false
  return leaf.letters.length === 1 && leaf.letters[0]!.item.kind === 'points' && leaf.letters[0]!.variable.of === 'own'
}

function reasonFaults({ decision, reasonCode, reason }: FindingWish): DecisionFault[] {
  if (reasonCode === 'other' && reason === undefined) return [fault('words-needed')]
  if (decision === 'accepted') return []
  return reasonCode === undefined && reason === undefined ? [fault('reason-needed')] : []
}

function correctionFaults(
  { decision, corrections }: FindingWish,
  items: ItemCatalogue,
  reads: (correction: WishedCorrection) => boolean,
): DecisionFault[] {
  if (decision !== 'corrected') return corrections.length > 0 ? [fault('correction-out-of-place')] : []
  if (corrections.length === 0) return [fault('correction-needed')]
  const keys = corrections.map(({ subject, item, period, part }) => [subject, item, period, part ?? ''].join(' '))
  const faults = new Set(keys).size < keys.length ? [fault('correction-twice')] : []
  for (const correction of corrections) {
    const item = items.get(correction.item)
    if (!item || !reads(correction)) faults.push(fault('correction-not-read', { item: correction.item }))
    else
      for (const hard of hardFaults(item, correction.content))
        faults.push(fault('correction-not-fitting', { item: item.id, why: hard.code }))
  }
  return faults
}

function pointsFaults(node: OutlineNode, { decision, points }: FindingWish): DecisionFault[] {
  if (decision !== 'points') return points === undefined ? [] : [fault('points-out-of-place')]
  if (!isPointsCriterion(node)) return [fault('not-a-points-criterion')]
  if (points === undefined || !isDecimal(points)) return [fault('points-needed')]
  const { least, most } = node.leaf!
  const [value, max] = [exactFromDecimal(points), node.row.max ?? '0']
  if (compare(value, least) < 0 || compare(value, most) > 0) return [fault('points-out-of-range', { points, max })]
  return (points.split('.')[1] ?? '').length > POINTS_DECIMALS ? [fault('too-many-decimals', { points })] : []
}

function fault(code: DecisionFaultCode, params: DecisionFault['params'] = {}): DecisionFault {
  return { code, params }
}
