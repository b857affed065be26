import { z } from 'zod'
import type { DefectKind, DocumentNote } from './document-row.ts'

/** What can be wrong in a document's data, each found by computing; `defect` is a place that a note already names. */
export const DocumentFindingCode = z.enum([
  'duplicate-id',
  'unknown-part',
  'unknown-organisation',
  'unknown-item',
  'unknown-node',
  'unknown-row',
  'no-owner',
  'number-gap',
  'number-double',
  'budget-row-sum',
  'budget-total',
  'derived-differs',
  'formula-fault',
  'defect',
])
export type DocumentFindingCode = z.infer<typeof DocumentFindingCode>

export type DocumentFinding = {
  readonly code: DocumentFindingCode
  readonly document: string
  readonly row: string
  readonly line: number
  readonly params: Readonly<Record<string, string | number>>
  readonly explainedBy?: DocumentNote | undefined
}

/** Kinds of note that account for a finding; the rest are faults of ours, which no note excuses. */
export const EXPLAINED_BY: Partial<Record<DocumentFindingCode, readonly DefectKind[]>> = {
  'no-owner': ['no-owner'],
  'number-gap': ['missing-number'],
  'number-double': ['double'],
  'budget-row-sum': ['wrong-sum'],
  'budget-total': ['wrong-sum'],
  'derived-differs': ['wrong-sum', 'wrong-percentage'],
}
