import { canonicalJson } from '../event/canonical-json.ts'
import type { ValueContent } from '../value/value-content.ts'
import { keyOf, type PinnedVersion } from './pins.ts'

export type ReceiptContent = {
  readonly submission: string
  readonly organisation: string
  readonly edition: string
  readonly period: string
  readonly attempt: number
  readonly values: readonly (PinnedVersion & { readonly version: number; readonly content: ValueContent })[]
  /** Codes of the criteria that are claimed not to apply. */
  readonly claims: readonly string[]
  /** SHA-256 of the files that support the values, in hexadecimal digits. */
  readonly evidence: readonly string[]
}

/** Method §13.3. The one text whose SHA-256 stands on the receipt. */
export function receiptText({ values, claims, evidence, ...of }: ReceiptContent): string {
  return canonicalJson({
    ...of,
    values: [...values].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)).map(line),
    claims: [...new Set(claims)].sort(),
    evidence: [...new Set(evidence)].sort(),
  })
}

function line({ subject, item, period, part, version, content }: ReceiptContent['values'][number]) {
  return { subject, item, period, part: part ?? null, version, content }
}
