/**
 * The loops that the column program runs. In a column NaN means "no number here": a letter without a value, a divisor
 * of 0, or a comparison too close for doubles, which is marked in `doubt` besides. Exact arithmetic decides the rows in
 * doubt (method §5.2).
 *
 * Values follow no pattern that a processor could foresee, so that a branch on them costs more than the arithmetic. The
 * loops therefore compute with the outcome of a comparison, 1 or 0, and let NaN spread: x - x and 0*x are 0 or NaN.
 */
export type Numbers = Float64Array

/** Rows worked on at a time, so that the columns in use stay in the processor's caches. */
export const BLOCK = 2048

/** Doubles carry a relative error far below this through any formula of 2,000 characters without subtraction. */
export const DOUBT = 1e-11

/** From where doubles no longer hold every whole number. Comparisons of whole numbers are in doubt only from here. */
export const LARGEST_WHOLE = 2 ** 53

export function fill(out: Numbers, value: number, length: number): void {
  out.fill(value, 0, length)
}

export function add(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! + y[i]!
}

export function addConstant(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! + c
}

export function multiply(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! * y[i]!
}

export function scale(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! * c
}

export function divide(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const quotient = x[i]! / y[i]!
    out[i] = quotient + 0 * quotient
  }
}

export function divideByConstant(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! / c
}

export function smaller(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isAbove = Number(x[i]! > y[i]!)
    out[i] = isAbove * y[i]! + (1 - isAbove) * x[i]!
  }
}

export function smallerConstant(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isAbove = Number(x[i]! > c)
    out[i] = isAbove * c + (1 - isAbove) * x[i]!
  }
}

export function larger(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isBelow = Number(x[i]! < y[i]!)
    out[i] = isBelow * y[i]! + (1 - isBelow) * x[i]!
  }
}

/** MIN(cap, x*factor), the count rule. */
export function scaleCapped(x: Numbers, factor: number, cap: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! * factor
    const isAbove = Number(value > cap)
    out[i] = isAbove * cap + (1 - isAbove) * value
  }
}

/** IF over 1, 0 or NaN. */
export function select(condition: Numbers, yes: Numbers, no: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const c = condition[i]!
    out[i] = c === 1 ? yes[i]! : c === 0 ? no[i]! : Number.NaN
  }
}

/** IF(condition, yes, x), the rule with an override. */
export function selectConstantOr(condition: Numbers, yes: number, x: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const c = condition[i]!
    out[i] = c === 1 ? yes : c === 0 ? x[i]! : Number.NaN
  }
}

/** IF(condition, yes, no), the rule of yes-no. */
export function selectConstants(condition: Numbers, yes: number, no: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const c = condition[i]!
    out[i] = c * yes + (1 - c) * no
  }
}

/** LEVEL with constant points. */
export function level(choice: Numbers, points: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const place = choice[i]!
    out[i] = points[place | 0]! + (place - place)
  }
}

/** 1 where the option at `place` was chosen. */
export function chosen(choice: Numbers, place: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const at = choice[i]!
    out[i] = Number(at === place) + (at - at)
  }
}

/** STEPS with constants, over numbers that doubles hold to the digit; the last of `points` is the otherwise. */
export function steps(x: Numbers, thresholds: Numbers, points: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]!
    let at = 0
    for (let step = 0; step < thresholds.length; step += 1) at += Number(value < thresholds[step]!)
    out[i] = points[at]! + (value - value)
  }
}

/** 1 where x ≥ t, for numbers that doubles hold to the digit. */
export function atLeastHeld(x: Numbers, t: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = Number(x[i]! >= t[i]!) + 0 * (x[i]! + t[i]!)
}

/** 1 where x ≥ t. Numbers nearly equal and as large as `doubtFrom` are in doubt. */
export function atLeast(x: Numbers, t: Numbers, doubtFrom: number, out: Numbers, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const a = x[i]!
    const b = t[i]!
    out[i] = a !== a || b !== b || inDoubt(a, b, doubtFrom, doubt, i) ? Number.NaN : a >= b ? 1 : 0
  }
}

export function equal(x: Numbers, y: Numbers, doubtFrom: number, out: Numbers, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const a = x[i]!
    const b = y[i]!
    out[i] = a !== a || b !== b || inDoubt(a, b, doubtFrom, doubt, i) ? Number.NaN : a === b ? 1 : 0
  }
}

function inDoubt(a: number, b: number, doubtFrom: number, doubt: Uint8Array, at: number): boolean {
  const size = Math.abs(a) + Math.abs(b)
  if (size < doubtFrom || Math.abs(a - b) > DOUBT * size) return false
  doubt[at] = 1
  return true
}

export function not(x: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = 1 - x[i]!
}

/** OR over 1, 0 and NaN; AND is `multiply`. NaN on either side stays. */
export function or(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! + y[i]! - x[i]! * y[i]!
}

/** Floor; a value next to a whole number is in doubt. */
export function whole(x: Numbers, out: Numbers, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]!
    const near = Math.abs(value - Math.round(value)) <= DOUBT * (1 + Math.abs(value))
    if (near) doubt[i] = 1
    out[i] = near ? Number.NaN : Math.floor(value)
  }
}
