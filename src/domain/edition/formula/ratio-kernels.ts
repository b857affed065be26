import { DOUBT, LARGEST_WHOLE, type Numbers } from './kernels.ts'

/**
 * The loops of RATIO and of quotients. A part above its whole is marked in `cut`. Division by 0 gives NaN. Those without
 * branches (see `kernels.ts`) are for whole numbers, whose difference doubles hold; `ratioOfAny` is for all others.
 */

/** RATIO(part, whole)*factor. */
export function ratio(
  part: Numbers,
  whole: Numbers,
  factor: number,
  out: Numbers,
  cut: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const apart = part[i]! - whole[i]!
    const above = (apart + Math.abs(apart)) * 0.5
    const more = above - 1
    cut[i] = cut[i]! | (above - (more + Math.abs(more)) * 0.5)
    out[i] = ((part[i]! - above) / whole[i]!) * factor
  }
}

/** base + RATIO(part, whole)*factor, the weighted mix. */
export function addRatio(
  base: Numbers,
  part: Numbers,
  whole: Numbers,
  factor: number,
  out: Numbers,
  cut: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const apart = part[i]! - whole[i]!
    const above = (apart + Math.abs(apart)) * 0.5
    const more = above - 1
    cut[i] = cut[i]! | (above - (more + Math.abs(more)) * 0.5)
    out[i] = base[i]! + ((part[i]! - above) / whole[i]!) * factor
  }
}

/** RATIO(part, whole)*factor in a branch that may not be taken: a cut is in doubt, since only `evaluate` knows the branch. */
export function ratioAsking(
  part: Numbers,
  whole: Numbers,
  factor: number,
  out: Numbers,
  doubt: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    if (p > w && w > 0) doubt[i] = 1
    const quotient = p > w ? Number.NaN : p / w
    out[i] = quotient * factor
  }
}

/** RATIO of any operands. Nearly equal ones as large as `doubtFrom` are in doubt, and so is every cut when `lazy`. */
export function ratioOfAny(
  part: Numbers,
  whole: Numbers,
  factor: number,
  doubtFrom: number,
  lazy: boolean,
  out: Numbers,
  cut: Uint8Array,
  doubt: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    const isNear = w >= doubtFrom && Math.abs(p - w) <= DOUBT * w
    const asks = w > 0 && (isNear || (lazy && p > w))
    if (asks) doubt[i] = 1
    else if (w > 0 && p > w) cut[i] = 1
    out[i] = asks || !(w > 0) ? Number.NaN : p > w ? factor : (p / w) * factor
  }
}

/** SHARE(RATIO(part, whole), threshold)*factor for a threshold that is not next to 0. */
export function ratioShare(
  part: Numbers,
  whole: Numbers,
  threshold: number,
  factor: number,
  out: Numbers,
  cut: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const apart = part[i]! - whole[i]!
    const above = (apart + Math.abs(apart)) * 0.5
    const more = above - 1
    cut[i] = cut[i]! | (above - (more + Math.abs(more)) * 0.5)
    const value = (part[i]! - above) / whole[i]! / threshold
    const over = value - 1
    out[i] = (value - (over + Math.abs(over)) * 0.5) * factor
  }
}

/** SHARE(x, threshold)*factor. */
export function share(x: Numbers, threshold: number, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! / threshold
    out[i] = value > 1 ? factor : value * factor
  }
}

/** SHARE(x/y, threshold)*factor, so much per head. */
export function quotientShare(
  x: Numbers,
  y: Numbers,
  threshold: number,
  factor: number,
  out: Numbers,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! / y[i]! / threshold
    const above = value - 1
    out[i] = (value / (1 + (above + Math.abs(above)) * 0.5)) * factor
  }
}

/** 1 where RATIO(part, whole) ≥ over/below, multiplied out so that nothing is rounded. */
export function ratioAtLeast(
  part: Numbers,
  whole: Numbers,
  over: number,
  below: number,
  out: Numbers,
  cut: Uint8Array,
  doubt: Uint8Array,
  length: number,
): void {
  for (let i = 0; i < length; i += 1) {
    const apart = part[i]! - whole[i]!
    const above = (apart + Math.abs(apart)) * 0.5
    const more = above - 1
    cut[i] = cut[i]! | (above - (more + Math.abs(more)) * 0.5)
    const left = part[i]! * below
    const right = whole[i]! * over
    const lack = (right - left + Math.abs(right - left)) * 0.5
    const quotient = part[i]! / whole[i]!
    out[i] = 1 - lack + (lack - 1 + Math.abs(lack - 1)) * 0.5 + (quotient - quotient)
    if (left + right >= LARGEST_WHOLE) {
      doubt[i] = 1
      out[i] = Number.NaN
    }
  }
}
