import type { Finding } from '../finding.ts'
import type { Outline, OutlineNode } from '../outline.ts'
import { findingAt } from './finding-at.ts'

/** Codes that do not continue their parent's, misprinted codes, and rows that share one score. */
export function codes(outline: Outline): Finding[] {
  return outline.nodes.flatMap((node) => [...misplaced(outline, node), ...misprinted(node), ...shared(node)])
}

/** A code with dots must be its parent's code and one more part: 3.1 under 3, 1.2.3.1 under 1.2.3. */
function misplaced(outline: Outline, node: OutlineNode): Finding[] {
  const parent = outline.nodes[node.parent]
  if (!parent) return []
  return [node.code, ...node.row.also.map((row) => row.code)].flatMap((code) => {
    const above = code.slice(0, Math.max(0, code.lastIndexOf('.')))
    const fits = above === '' ? !parent.code.includes('.') && !/^\d+$/.test(parent.code) : above === parent.code
    return fits ? [] : [findingAt(node, 'misplaced-code', { code, parent: parent.code })]
  })
}

function misprinted(node: OutlineNode): Finding[] {
  const { printedCode } = node.row
  return printedCode === undefined ? [] : [findingAt(node, 'misplaced-code', { code: printedCode, right: node.code })]
}

function shared(node: OutlineNode): Finding[] {
  return node.row.also.length === 0
    ? []
    : [findingAt(node, 'shared-score', { codes: [node.code, ...node.row.also.map((row) => row.code)].join(', ') })]
}
