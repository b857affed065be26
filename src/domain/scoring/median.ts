import { add, compare, exactFromDecimal, fraction, multiply, toDecimal, type Exact } from '../exact.ts'

/** The middle of printed figures, printed with as many decimals; undefined for none. */
export function median(figures: readonly string[], decimals: number): string | undefined {
  const middle = exactMedian(figures.map(exactFromDecimal))
  return middle && toDecimal(middle, decimals)
}

export function exactMedian(values: readonly Exact[]): Exact | undefined {
  if (values.length === 0) return undefined
  const ordered = [...values].sort(compare)
  const half = ordered.length >> 1
  if (ordered.length % 2 === 1) return ordered[half]
  return multiply(add(ordered[half - 1]!, ordered[half]!), fraction(1n, 2n))
}
