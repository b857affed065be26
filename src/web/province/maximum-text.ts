import { toDecimal, type Exact } from '#domain/exact.ts'
import { toShortDecimal } from '#domain/exact-text.ts'

/** A maximum as the document writes it: "284", "2.5"; two decimals where it has no end. */
export function maximumText(max: Exact): string {
  const short = toShortDecimal(max)
  return short.includes('/') ? toDecimal(max, 2) : short
}
