import { compare, exactFromDecimal, fraction, ZERO } from '../exact.ts'

const HEX_DIGITS = 16

/**
 * Method §15.6. True where a second appraiser looks at a criterion without seeing the first: by the hash of round,
 * submission and criterion alone, so that everybody can reckon it anew and nobody chooses. `hash` gives hexadecimal
 * digits; the first sixteen, as a part of all that there are, lie below the share.
 */
export function inSample(
  { round, submission, node }: { readonly round: string; readonly submission: string; readonly node: string },
  share: string,
  hash: (text: string) => string,
): boolean {
  const part = exactFromDecimal(share)
  if (compare(part, ZERO) <= 0) return false
  const digits = hash([round, submission, node].join(' ')).slice(0, HEX_DIGITS)
  return compare(fraction(BigInt(`0x${digits}`), 16n ** BigInt(HEX_DIGITS)), part) < 0
}
