import { DOUBT, LARGEST_WHOLE, type Numbers } from './kernels.ts'

/**
 * The loops of RATIO and of quotients. A part above its whole is marked in `cut`. Division by 0 gives no number: a
 * quotient of ∞ spreads as NaN. Letters are compared as they are; `ratioOfSums` is for operands that were computed.
 */

/** RATIO(part, whole)*factor. */
export function ratio(part: Numbers, whole: Numbers, factor: number, out: Numbers, cut: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isCut = Number(part[i]! > whole[i]!)
    cut[i] = cut[i]! | isCut
    out[i] = (isCut + (1 - isCut) * (part[i]! / whole[i]!)) * factor
  }
}

/** base + RATIO(part, whole)*factor, the weighted mix. */
export function addRatio(base: Numbers, part: Numbers, whole: Numbers, factor: number, out: Numbers, cut: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isCut = Number(part[i]! > whole[i]!)
    cut[i] = cut[i]! | isCut
    out[i] = base[i]! + (isCut + (1 - isCut) * (part[i]! / whole[i]!)) * factor
  }
}

/** RATIO(part, whole)*factor in a branch that may not be taken: a cut is in doubt, since only `evaluate` knows the branch. */
export function ratioAsking(part: Numbers, whole: Numbers, factor: number, out: Numbers, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isCut = Number(part[i]! > whole[i]!) & Number(whole[i]! > 0)
    doubt[i] = doubt[i]! | isCut
    const quotient = part[i]! / whole[i]! + NONE_WHERE[isCut]!
    out[i] = (quotient + 0 * quotient) * factor
  }
}

const NONE_WHERE = Float64Array.of(0, Number.NaN)

/** RATIO of computed operands. Nearly equal ones as large as `doubtFrom` are in doubt, and so is every cut when `lazy`. */
export function ratioOfSums(part: Numbers, whole: Numbers, factor: number, doubtFrom: number, lazy: boolean, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    const near = w >= doubtFrom && Math.abs(p - w) <= DOUBT * w
    if (near || (lazy && p > w)) doubt[i] = 1
    else if (p > w) cut[i] = 1
    out[i] = near || (lazy && p > w) || !(w > 0) ? Number.NaN : p > w ? factor : (p / w) * factor
  }
}

/** SHARE(RATIO(part, whole), threshold)*factor. */
export function ratioShare(part: Numbers, whole: Numbers, threshold: number, factor: number, out: Numbers, cut: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const isCut = Number(part[i]! > whole[i]!)
    cut[i] = cut[i]! | isCut
    const value = (isCut + (1 - isCut) * (part[i]! / whole[i]!)) / threshold
    const isFull = Number(value > 1)
    out[i] = (isFull + (1 - isFull) * value) * factor
  }
}

/** SHARE(x, threshold)*factor. */
export function share(x: Numbers, threshold: number, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! / threshold
    const isFull = Number(value > 1)
    out[i] = (isFull + (1 - isFull) * value) * factor
  }
}

/** SHARE(x/y, threshold)*factor, so much per head. */
export function quotientShare(x: Numbers, y: Numbers, threshold: number, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const value = x[i]! / y[i]! / threshold
    const isFull = Number(value > 1)
    out[i] = (isFull + (1 - isFull) * value) * factor
  }
}

/** 1 where RATIO(part, whole) ≥ above/below for whole numbers, multiplied out so that nothing is rounded. */
export function ratioAtLeast(part: Numbers, whole: Numbers, above: number, below: number, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const left = part[i]! * below
    const right = whole[i]! * above
    cut[i] = cut[i]! | Number(part[i]! > whole[i]!)
    out[i] = Number(left >= right) + 0 * (part[i]! / whole[i]!)
    if (left + right >= LARGEST_WHOLE) {
      doubt[i] = 1
      out[i] = Number.NaN
    }
  }
}
