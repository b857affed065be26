/**
 * The loops that the column program runs. In a column NaN means "the double path does not know": a letter without a
 * value, a divisor of 0, or a comparison too close to call. Exact arithmetic decides those rows (method §5.2).
 */
export type Numbers = Float64Array

/** Doubles carry a relative error far below this through any formula of 2,000 characters without subtraction. */
const DOUBT = 1e-11

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
  for (let i = 0; i < length; i += 1) out[i] = y[i] === 0 ? Number.NaN : x[i]! / y[i]!
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

/** MIN(cap, x*factor), the count rule. */
export function scaleCapped(x: Numbers, factor: number, cap: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! * factor
    out[i] = value > cap ? cap : value
  }
}

/** RATIO(part, whole)*factor; a part above its whole is cut and flagged. */
export function ratio(part: Numbers, whole: Numbers, factor: number, out: Numbers, cut: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const [p, w] = [part[i]!, whole[i]!]
    if (w > 0) {
      if (p > w) cut[i] = 1
      out[i] = p > w ? factor : (p / w) * factor
    } else out[i] = Number.NaN
  }
}

/** The same where a branch may not be taken: a cut is left to exact arithmetic, which knows the branch. */
export function ratioAsking(part: Numbers, whole: Numbers, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const [p, w] = [part[i]!, whole[i]!]
    out[i] = w > 0 && p <= w ? (p / w) * factor : Number.NaN
  }
}

/** SHARE(RATIO(part, whole), threshold)*factor. */
export function ratioShare(part: Numbers, whole: Numbers, threshold: number, factor: number, out: Numbers, cut: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const [p, w] = [part[i]!, whole[i]!]
    if (w > 0) {
      if (p > w) cut[i] = 1
      const share = (p > w ? 1 : p / w) / threshold
      out[i] = share > 1 ? factor : share * factor
    } else out[i] = Number.NaN
  }
}

/** SHARE(x, threshold)*factor. */
export function share(x: Numbers, threshold: number, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! / threshold
    out[i] = value > 1 ? factor : value * factor
  }
}

/** IF over 1, 0 or NaN. */
export function select(condition: Numbers, yes: Numbers, no: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const c = condition[i]!
    out[i] = c === 1 ? yes[i]! : c === 0 ? no[i]! : Number.NaN
  }
}

export function selectConstants(condition: Numbers, yes: number, no: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const c = condition[i]!
    out[i] = c === 1 ? yes : c === 0 ? no : Number.NaN
  }
}

/** LEVEL with constant points. */
export function level(choice: Numbers, points: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const place = choice[i]!
    out[i] = place === place ? points[place]! : Number.NaN
  }
}

/** 1 where the option at `place` was chosen. */
export function chosen(choice: Numbers, place: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const at = choice[i]!
    out[i] = at === place ? 1 : at === at ? 0 : Number.NaN
  }
}

/** 1 where x ≥ t, `exactly` for whole numbers; else a difference too small for doubles asks. */
export function atLeast(x: Numbers, t: Numbers, exactly: boolean, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const [a, b] = [x[i]!, t[i]!]
    const near = !exactly && Math.abs(a - b) <= DOUBT * (Math.abs(a) + Math.abs(b))
    out[i] = near || a !== a || b !== b ? Number.NaN : a >= b ? 1 : 0
  }
}

export function equal(x: Numbers, y: Numbers, exactly: boolean, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const [a, b] = [x[i]!, y[i]!]
    const near = !exactly && Math.abs(a - b) <= DOUBT * (Math.abs(a) + Math.abs(b))
    out[i] = near || a !== a || b !== b ? Number.NaN : a === b ? 1 : 0
  }
}

export function not(x: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = 1 - x[i]!
}

/** OR over 1, 0 and NaN; AND is `multiply`. NaN on either side stays. */
export function or(x: Numbers, y: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) out[i] = x[i]! + y[i]! - x[i]! * y[i]!
}

/** Floor; a value next to a whole number asks. */
export function whole(x: Numbers, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]!
    const near = Math.abs(value - Math.round(value)) <= DOUBT * (1 + Math.abs(value))
    out[i] = near ? Number.NaN : Math.floor(value)
  }
}
