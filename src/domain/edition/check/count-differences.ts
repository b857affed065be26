import { NodeLevel } from '../definition.ts'
import type { Finding } from '../finding.ts'
import type { Outline, OutlineNode } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Counts that the document states against the rows it names; criteria only where the edition holds criteria. */
export function countDifferences(outline: Outline): Finding[] {
  const isComplete = outline.edition.completeness === 'criteria'
  const levels = NodeLevel.options.filter((level) => isComplete || level !== 'criterion')
  return outline.nodes.flatMap((node) =>
    levels.flatMap((level) => {
      const printed = node.row.printedCount?.[level]
      const named = countBelow(outline, node, level)
      return printed === undefined || printed === named
        ? []
        : [findingAt(node, 'count-differs', { level, printed, named })]
    }),
  )
}

function countBelow(outline: Outline, node: OutlineNode, level: NodeLevel): number {
  return outline.nodes.slice(node.index + 1, node.end).filter((below) => below.level === level).length
}
