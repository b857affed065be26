import { compare, exactFromDecimal, type Exact } from '../../exact.ts'
import { toShortDecimal } from '../../exact-text.ts'
import { countingMax, sumOf } from '../../scoring/score.ts'
import type { Finding } from '../finding.ts'
import type { Outline, OutlineNode } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Method §4.2: parents whose printed maximum is not the sum of what is below them. */
export function childrenSums(outline: Outline): Finding[] {
  return outline.nodes.flatMap((node) => {
    if (node.leaf || node.printedMax === undefined) return []
    const sum = attainable(outline, node)
    if (compare(sum, exactFromDecimal(node.printedMax)) === 0) return []
    return [findingAt(node, 'children-sum', { printed: node.printedMax, sum: toShortDecimal(sum) })]
  })
}

/** The maximum that the leaves below a node add up to. */
export function attainable(outline: Outline, node: OutlineNode): Exact {
  return sumOf(outline.nodes.slice(node.index, node.end).flatMap((below) => (below.leaf ? [countingMax(below)] : [])))
}
