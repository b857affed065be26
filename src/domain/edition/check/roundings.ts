import { walk } from '../formula/tree.ts'
import type { Finding } from '../finding.ts'
import type { Outline } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Rules that round inside: published figures are rounded once already (method §5.1). */
export function roundings(outline: Outline): Finding[] {
  return outline.leaves.flatMap((node) => {
    const formula = node.leaf!.formula
    if (!formula || ![...walk(formula)].some((part) => part.kind === 'call' && part.name === 'ROUND')) return []
    return [findingAt(node, 'rounding-inside', { formula: node.row.formula ?? '' })]
  })
}
