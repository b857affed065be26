import type { AnnexPlace } from './annex-table.ts'

/** What a person has to look at, because a file does not say it plainly. */
export const ANNEX_DOUBTS = [
  'no-index-table',
  'tracked-changes',
  'table-left-out',
  'nested-table',
  'column-unknown',
  'no-code-column',
  'no-max-column',
  'no-rule-column',
  'code-missing',
  'code-automatic',
  'code-unreadable',
  'code-twice',
  'code-out-of-order',
  'parent-missing',
  'max-missing',
  'max-unreadable',
  'sum-differs',
  'total-differs',
  'row-joined',
  'score-shared',
  'rule-missing',
] as const
export type AnnexDoubtCode = (typeof ANNEX_DOUBTS)[number]

export type AnnexDoubt = {
  readonly code: AnnexDoubtCode
  readonly place: AnnexPlace | undefined
  /** The printed code of the row. */
  readonly node: string | undefined
  readonly params: Readonly<Record<string, string | number>>
}
