/** Fractions of this suite's own, so that the program's arithmetic is never its own judge. Not in lowest terms. */
export type Fraction = readonly [above: bigint, below: bigint]

/** Reads "12", "-0.5" or "2/3". */
export function fractionOf(text: string): Fraction {
  const [above, below] = text.split('/')
  if (below !== undefined) return [BigInt(above!), BigInt(below)]
  const [whole, decimals = ''] = text.split('.')
  return [BigInt(whole! + decimals), 10n ** BigInt(decimals.length)]
}

export function plus([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * d + c * b, b * d]
}

export function minus(x: Fraction, [c, d]: Fraction): Fraction {
  return plus(x, [-c, d])
}

export function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * c, b * d]
}

/** The divisor is not 0. */
export function over([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return c < 0n ? [-a * d, -b * c] : [a * d, b * c]
}

/** Negative, 0 or positive as x is below, equal to or above y. */
export function order([a, b]: Fraction, [c, d]: Fraction): number {
  const difference = a * d - c * b
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function isEqual(x: Fraction, y: Fraction): boolean {
  return order(x, y) === 0
}

/** Largest whole number not above x, counted down from the quotient that cuts towards 0. */
export function wholeBelow(x: Fraction): Fraction {
  const cut = x[0] / x[1]
  return order([cut, 1n], x) > 0 ? [cut - 1n, 1n] : [cut, 1n]
}

/** Rounded to so many decimals, halves away from 0; negative places round to tens, hundreds … */
export function rounded([above, below]: Fraction, places: number): Fraction {
  const [up, down] = places >= 0 ? [10n ** BigInt(places), 1n] : [1n, 10n ** BigInt(-places)]
  const [size, unit] = [(above < 0n ? -above : above) * up, below * down]
  const whole = size / unit
  const nearest = 2n * (size - whole * unit) >= unit ? whole + 1n : whole
  return [(above < 0n ? -nearest : nearest) * down, up]
}

/** "1.01": the fraction with so many decimals, halves away from 0. */
export function decimalText(x: Fraction, places: number): string {
  const [above, below] = rounded(x, places)
  const units = (above * 10n ** BigInt(places)) / below
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`
}

/** For comparisons within a tolerance only. */
export function approximately([above, below]: Fraction): number {
  const scale = 10n ** 40n
  return Number((above * scale) / below) / 1e40
}

/** The program's own exact number as one of ours. */
export function ours(exact: { readonly numerator: bigint; readonly denominator: bigint }): Fraction {
  return [exact.numerator, exact.denominator]
}

export const NOUGHT: Fraction = [0n, 1n]
export const UNIT: Fraction = [1n, 1n]
