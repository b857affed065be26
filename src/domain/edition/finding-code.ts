import { z } from 'zod'

/** What can be wrong with an edition, each found by computing. */
export const FindingCode = z.enum([
  'children-sum',
  'count-differs',
  'out-of-range',
  'divisor-zero',
  'variable-without-item',
  'variable-unused',
  'item-unknown',
  'item-without-provider',
  'item-kind-unfit',
  'group-without-combine',
  'example-fails',
  'no-example',
  'duplicate-code',
  'misplaced-code',
  'shared-score',
  'level-mismatch',
  'formula-fault',
  'rounding-inside',
  'leaf-incomplete',
  'near-equal-items',
  'printed-differs',
  'shared-item-readings',
  'lens-unknown-node',
  'title-untranslated',
])
export type FindingCode = z.infer<typeof FindingCode>
