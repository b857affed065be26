/**
 * The loops that the column program runs. In a column NaN means "no number here": a letter without a value, a divisor
 * of 0, or a comparison too close for doubles, which is marked in `doubt` besides. Exact arithmetic decides the rows in
 * doubt (method §5.2).
 *
 * Values follow no pattern that a processor could foresee, so that a branch on them costs more than arithmetic. The loops
 * of the documents' own rules therefore have none: with d = x - limit, (d + |d|)/2 is what x has above the limit, else 0;
 * a whole number above 0 less what it has above 1 is 1; and x - x is NaN for NaN and ∞, else 0.
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
    out[i] = quotient + (quotient - quotient)
  }
}

export function divideByConstant(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! / c
}

export function smaller(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = Math.min(x[i]!, y[i]!)
}

export function smallerConstant(x: Numbers, c: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! > c ? c : x[i]!
}

export function larger(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = Math.max(x[i]!, y[i]!)
}

/** MIN(cap, x*above/below), the count rule. */
export function scaleCapped(x: Numbers, above: number, below: number, cap: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = (x[i]! * above) / below
    out[i] = value > cap ? cap : value
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
    const apart = Math.abs(choice[i]! - place)
    const more = apart - 1
    out[i] = 1 - apart + (more + Math.abs(more)) * 0.5
  }
}

/** STEPS with constants, over whole numbers; the last of `points` is the otherwise. */
export function steps(x: Numbers, thresholds: Numbers, points: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]!
    let below = value - value
    for (let at = 0; at < thresholds.length; at += 1) {
      const apart = thresholds[at]! - value
      const lack = (apart + Math.abs(apart)) * 0.5
      const more = lack - 1
      below += lack - (more + Math.abs(more)) * 0.5
    }
    out[i] = points[below | 0]! + (below - below)
  }
}

/** 1 where x ≥ t. Numbers nearly equal and as large as `doubtFrom` are in doubt. */
export function atLeast(
  x: Numbers,
  t: Numbers,
  doubtFrom: number,
  out: Numbers,
  doubt: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const a = x[i]!
    const b = t[i]!
    out[i] = a !== a || b !== b || inDoubt(a, b, doubtFrom, doubt, i) ? Number.NaN : a >= b ? 1 : 0
  }
}

export function equal(
  x: Numbers,
  y: Numbers,
  doubtFrom: number,
  out: Numbers,
  doubt: Uint8Array,
  length: number,
): void {
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
