import { compare, exactFromDecimal } from '../exact.ts'

/** A class of results by the share of the applicable maximum that is reached, as the decision of the set names it. */
export type Band = {
  readonly name: string
  /** The smallest published index that has it, between 0 and 1. */
  readonly least: string
}

/** Method §5.3. The highest band whose least index is reached; undefined below the lowest, and where there is no index. */
export function bandOf(bands: readonly Band[] | undefined, index: string | undefined): string | undefined {
  if (index === undefined) return undefined
  return bands?.find(({ least }) => compare(exactFromDecimal(index), exactFromDecimal(least)) >= 0)?.name
}
