import type { FindingCode } from '../finding-code.ts'
import { SEVERITY, type Finding } from '../finding.ts'
import type { OutlineNode } from '../outline.ts'

/** A finding at a node, at the node's own line unless another is given. */
export function findingAt(
  node: OutlineNode,
  code: FindingCode,
  params: Finding['params'],
  line: number | undefined = node.row.line,
): Finding {
  return { code, severity: SEVERITY[code], node: node.code, line, params }
}
