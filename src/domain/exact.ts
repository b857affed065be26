/**
 * Exact rational numbers: `numerator/denominator` in lowest terms, denominator > 0. Method §5.2: every printed figure
 * equals the exact rational result, so whatever is compared, cut or rounded for print goes through here.
 */
export type Exact = { readonly numerator: bigint; readonly denominator: bigint }

export const ZERO: Exact = { numerator: 0n, denominator: 1n }
export const ONE: Exact = { numerator: 1n, denominator: 1n }

/** Puts a fraction in lowest terms. The denominator must not be 0. */
export function fraction(numerator: bigint, denominator: bigint): Exact {
  if (denominator === 1n) return { numerator, denominator }
  const divisor = greatestCommonDivisor(size(numerator), size(denominator))
  const sign = denominator < 0n ? -1n : 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

/** Reads plain decimal text (`-12.50`). The caller has checked it with `isDecimal`. */
export function exactFromDecimal(text: string): Exact {
  const mark = text.indexOf('.')
  if (mark < 0) return { numerator: BigInt(text), denominator: 1n }
  return fraction(BigInt(text.slice(0, mark) + text.slice(mark + 1)), 10n ** BigInt(text.length - mark - 1))
}

/** Reads "2/3" or decimal text. */
export function exactFromText(text: string): Exact {
  const [above, below] = text.split('/')
  return below === undefined ? exactFromDecimal(above!) : fraction(BigInt(above!), BigInt(below))
}

/** The decimal that a double stands for, by its shortest text: 0.1 is one tenth, not the double's binary value. */
export function exactFromNumber(value: number): Exact {
  const text = String(value)
  const power = text.indexOf('e')
  if (power < 0) return exactFromDecimal(text)
  const shift = Number(text.slice(power + 1))
  const mantissa = exactFromDecimal(text.slice(0, power))
  return shift < 0
    ? fraction(mantissa.numerator, mantissa.denominator * 10n ** BigInt(-shift))
    : fraction(mantissa.numerator * 10n ** BigInt(shift), mantissa.denominator)
}

/** Cancels before it multiplies (Knuth 4.5.1), so that long chains of big numbers stay cheap. */
export function add(a: Exact, b: Exact): Exact {
  if (a.denominator === b.denominator) return fraction(a.numerator + b.numerator, a.denominator)
  const shared = greatestCommonDivisor(a.denominator, b.denominator)
  const [left, right] = [a.denominator / shared, b.denominator / shared]
  const sum = a.numerator * right + b.numerator * left
  const common = shared === 1n ? 1n : greatestCommonDivisor(size(sum), shared)
  return { numerator: sum / common, denominator: left * (b.denominator / common) }
}

export function negate(a: Exact): Exact {
  return { numerator: -a.numerator, denominator: a.denominator }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b))
}

export function multiply(a: Exact, b: Exact): Exact {
  if (a.denominator === 1n && b.denominator === 1n) return { numerator: a.numerator * b.numerator, denominator: 1n }
  const first = greatestCommonDivisor(size(a.numerator), b.denominator)
  const second = greatestCommonDivisor(size(b.numerator), a.denominator)
  return {
    numerator: (a.numerator / first) * (b.numerator / second),
    denominator: (a.denominator / second) * (b.denominator / first),
  }
}

/** The caller has made sure that `b` is not 0. */
export function divide(a: Exact, b: Exact): Exact {
  const sign = b.numerator < 0n ? -1n : 1n
  return multiply(a, { numerator: sign * b.denominator, denominator: sign * b.numerator })
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function isZero(a: Exact): boolean {
  return a.numerator === 0n
}

export function lesser(a: Exact, b: Exact): Exact {
  return compare(a, b) <= 0 ? a : b
}

export function greater(a: Exact, b: Exact): Exact {
  return compare(a, b) >= 0 ? a : b
}

/** Largest whole number not above `a`. */
export function floor(a: Exact): Exact {
  const quotient = a.numerator / a.denominator
  const below = a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient
  return { numerator: below, denominator: 1n }
}

/** Rounds to `places` decimals (negative: tens, hundreds), halves away from zero. */
export function roundHalfAway(a: Exact, places: number): Exact {
  const scale = 10n ** BigInt(Math.abs(places))
  const scaled =
    places >= 0 ? fraction(a.numerator * scale, a.denominator) : fraction(a.numerator, a.denominator * scale)
  const rounded = (2n * size(scaled.numerator) + scaled.denominator) / (2n * scaled.denominator)
  const signed = scaled.numerator < 0n ? -rounded : rounded
  return places >= 0 ? fraction(signed, scale) : { numerator: signed * scale, denominator: 1n }
}

/** Decimal text with exactly `places` decimals, halves away from zero, `.` as the mark; never "-0.00". */
export function toDecimal(a: Exact, places: number): string {
  const scale = 10n ** BigInt(places)
  const rounded = roundHalfAway(a, places)
  const units = (rounded.numerator * scale) / rounded.denominator
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return (units < 0n ? '-' : '') + (places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`)
}

/** "3", "-1/2": the fraction itself, for audit. */
export function toFraction(a: Exact): string {
  return a.denominator === 1n ? String(a.numerator) : `${a.numerator}/${a.denominator}`
}

/** The nearest double, for drawing and for double mode; never for a printed figure. */
export function toNumber(a: Exact): number {
  const direct = Number(a.numerator) / Number(a.denominator)
  const safe = a.denominator < 2n ** 53n && a.numerator < 2n ** 53n && a.numerator > -(2n ** 53n)
  return safe ? direct : Number(toSignificant(a))
}

/** About 25 significant decimals, which the number reader rounds to the nearest double. */
function toSignificant(a: Exact): string {
  const digits = String(a.numerator).length - String(a.denominator).length
  const shift = 25 - digits
  const scaled =
    shift >= 0
      ? (a.numerator * 10n ** BigInt(shift)) / a.denominator
      : a.numerator / (a.denominator * 10n ** BigInt(-shift))
  return `${scaled}e${-shift}`
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}
