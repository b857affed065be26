import type { Note } from './definition.ts'
import type { FindingCode } from './finding-code.ts'
import type { FormulaFault } from './formula/fault.ts'

/** `fault`: cannot be scored or issued; `warning`: the document or the encoding contradicts itself; `remark`: to know. */
export type FindingSeverity = 'fault' | 'warning' | 'remark'

/** One thing that is wrong or remarkable in an edition, at one place. The sentence is made in `src/text`. */
export type Finding = {
  readonly code: FindingCode
  readonly severity: FindingSeverity
  /** The node's code, as encoded; absent for a finding about the whole edition. */
  readonly node?: string | undefined
  readonly line?: number | undefined
  readonly params: Readonly<Record<string, string | number>>
  readonly formulaFault?: FormulaFault | undefined
  /** The note at the place that accounts for this kind of finding. */
  readonly explainedBy?: Note | undefined
}

export const SEVERITY = {
  'children-sum': 'warning',
  'count-differs': 'warning',
  'out-of-range': 'warning',
  'divisor-zero': 'remark',
  'variable-without-item': 'fault',
  'variable-unused': 'warning',
  'item-unknown': 'fault',
  'item-without-provider': 'warning',
  'item-kind-unfit': 'fault',
  'group-without-combine': 'fault',
  'example-fails': 'fault',
  'no-example': 'remark',
  'duplicate-code': 'fault',
  'misplaced-code': 'warning',
  'shared-score': 'remark',
  'level-mismatch': 'warning',
  'formula-fault': 'fault',
  'rounding-inside': 'remark',
  'leaf-incomplete': 'fault',
  'near-equal-items': 'warning',
  'printed-differs': 'remark',
  'shared-item-readings': 'remark',
  'lens-unknown-node': 'fault',
  'title-untranslated': 'remark',
} as const satisfies Record<FindingCode, FindingSeverity>

/** Faults stop scoring; the rest is told. */
export function isFault(finding: Finding): boolean {
  return finding.severity === 'fault'
}
