import type { Finding } from '../finding.ts'
import type { Outline } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Method §8.1: every place where the encoded rule or text is not what the document prints, with the reason noted there. */
export function printedDifferences(outline: Outline): Finding[] {
  return outline.nodes.flatMap((node) =>
    node.row.notes
      .filter((note) => note.explains.includes('printed-differs'))
      .map((note) => ({ ...findingAt(node, 'printed-differs', { title: node.row.title.text }), explainedBy: note })),
  )
}
