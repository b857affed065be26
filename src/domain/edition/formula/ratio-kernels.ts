import { DOUBT, LARGEST_WHOLE, type Numbers } from './kernels.ts'

/**
 * The loops of RATIO and of quotients. A part above its whole is marked in `cut`; where the two are nearly equal and as
 * large as `doubtFrom`, which is above the other is in doubt.
 */

/** RATIO(part, whole)*factor. */
export function ratio(part: Numbers, whole: Numbers, factor: number, doubtFrom: number, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    if (p <= w && w < doubtFrom && w > 0) out[i] = (p / w) * factor
    else out[i] = unusual(p, w, doubtFrom, cut, doubt, i) * factor
  }
}

/** base + RATIO(part, whole)*factor, the weighted mix. */
export function addRatio(base: Numbers, part: Numbers, whole: Numbers, factor: number, doubtFrom: number, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    if (p <= w && w < doubtFrom && w > 0) out[i] = base[i]! + (p / w) * factor
    else out[i] = base[i]! + unusual(p, w, doubtFrom, cut, doubt, i) * factor
  }
}

/** RATIO where a branch may not be taken: a cut is in doubt, since only exact arithmetic knows the branch. */
export function ratioAsking(part: Numbers, whole: Numbers, factor: number, doubtFrom: number, out: Numbers, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    if (p <= w && w < doubtFrom && w > 0) out[i] = (p / w) * factor
    else {
      const value = unusual(p, w, doubtFrom, doubt, doubt, i)
      out[i] = doubt[i] === 1 ? Number.NaN : value * factor
    }
  }
}

/** SHARE(RATIO(part, whole), threshold)*factor. */
export function ratioShare(part: Numbers, whole: Numbers, threshold: number, factor: number, doubtFrom: number, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    const value = p <= w && w < doubtFrom && w > 0 ? p / w : unusual(p, w, doubtFrom, cut, doubt, i)
    const share = value / threshold
    out[i] = share > 1 ? factor : share * factor
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
export function quotientShare(x: Numbers, y: Numbers, threshold: number, factor: number, out: Numbers, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const heads = y[i]!
    const value = x[i]! / heads / threshold
    out[i] = heads === 0 ? Number.NaN : value > 1 ? factor : value * factor
  }
}

/** 1 where RATIO(part, whole) ≥ above/below for whole numbers, multiplied out so that nothing is rounded. */
export function ratioAtLeast(part: Numbers, whole: Numbers, above: number, below: number, out: Numbers, cut: Uint8Array, doubt: Uint8Array, length: number): void {
  for (let i = 0; i < length; i += 1) {
    const p = part[i]!
    const w = whole[i]!
    const left = p * below
    const right = w * above
    if (p > w) cut[i] = 1
    if (left < LARGEST_WHOLE && right < LARGEST_WHOLE && w > 0) out[i] = left >= right ? 1 : 0
    else {
      if (left >= LARGEST_WHOLE || right >= LARGEST_WHOLE) doubt[i] = 1
      out[i] = Number.NaN
    }
  }
}

/** RATIO where it is not plainly below 1: cut to 1, in doubt, or without a number. */
function unusual(p: number, w: number, doubtFrom: number, cut: Uint8Array, doubt: Uint8Array, at: number): number {
  if (!(w > 0) || p !== p) return Number.NaN
  if (w >= doubtFrom && Math.abs(p - w) <= DOUBT * w) {
    doubt[at] = 1
    return Number.NaN
  }
  if (p <= w) return p / w
  cut[at] = 1
  return 1
}
