import type { RuleName } from './rules.ts'

/** A criterion's loop over all units: points into `out`, 0 and counted in `lacking` where there are none. */
export type ColumnRule = (
  columns: readonly Float64Array[],
  max: number,
  out: Float64Array,
  lacking: Uint16Array,
) => void

/** What a good engineer writes by hand for each kind of rule: one tight loop, everything in it. */
export const COLUMN_RULES: Record<RuleName, ColumnRule> = {
  yesNo([v], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const answer = v![i]!
      out[i] = answer === 1 ? max : answer === 0 ? 0 : none(lacking, i)
    }
  },

  level([v], max, out, lacking) {
    const points = Float64Array.of(max, max / 2, max / 3, 0)
    for (let i = 0; i < out.length; i += 1) {
      const level = v![i]!
      if (level >= 0) out[i] = points[level]!
      else out[i] = none(lacking, i)
    }
  },

  ratio([a, b], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const share = a![i]!
      const whole = b![i]!
      if (whole > 0 && share >= 0) out[i] = share > whole ? max : (share / whole) * max
      else out[i] = none(lacking, i)
    }
  },

  threshold([a, b], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const share = a![i]!
      const whole = b![i]!
      if (whole > 0 && share >= 0) {
        const part = share / whole / 0.7
        out[i] = part > 1 ? max : part * max
      } else out[i] = none(lacking, i)
    }
  },

  joined([b, a, d, c], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const share = b![i]! + d![i]!
      const whole = a![i]! + c![i]!
      if (whole > 0 && share >= 0) {
        const part = share / whole / 0.7
        out[i] = part > 1 ? max : part * max
      } else out[i] = none(lacking, i)
    }
  },

  allOrNothing([a, b], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const share = a![i]!
      const whole = b![i]!
      if (whole > 0 && share >= 0) out[i] = share / whole >= 0.5 ? max : 0
      else out[i] = none(lacking, i)
    }
  },

  count([n], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const count = n![i]!
      if (count >= 0) out[i] = Math.min(max, 0.5 * count)
      else out[i] = none(lacking, i)
    }
  },

  twoTariffs([n1, n2], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const one = n1![i]!
      const other = n2![i]!
      if (one >= 0 && other >= 0) out[i] = Math.min(max, Math.min(2, one) + Math.min(1, other / 3))
      else out[i] = none(lacking, i)
    }
  },

  mix([c, b, a], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const full = c![i]!
      const half = b![i]!
      const whole = a![i]!
      if (whole > 0 && full >= 0 && half >= 0) {
        out[i] = Math.min(max, (Math.min(1, half / whole) * max) / 2 + Math.min(1, full / whole) * max)
      } else out[i] = none(lacking, i)
    }
  },

  override([c, b, a], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const full = c![i]!
      const half = b![i]!
      const whole = a![i]!
      if (!(whole > 0 && full >= 0)) out[i] = none(lacking, i)
      else if (full / whole >= 0.8) out[i] = max
      else if (half >= 0) out[i] = Math.min(max, (Math.min(1, half / whole) * max) / 2 + (full / whole) * max)
      else out[i] = none(lacking, i)
    }
  },

  layers([n4, n3, n2, n1, b], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const whole = b![i]!
      const parts =
        Math.min(1, n4![i]! / whole) +
        Math.min(1, n3![i]! / whole) * 0.5 +
        Math.min(1, n2![i]! / whole) * 0.3 +
        Math.min(1, n1![i]! / whole) * 0.1
      if (whole > 0 && parts >= 0) out[i] = Math.min(max, parts * max)
      else out[i] = none(lacking, i)
    }
  },

  steps([n], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const count = n![i]!
      if (count >= 4) out[i] = max
      else if (count >= 3) out[i] = (max * 3) / 4
      else if (count >= 2) out[i] = max / 2
      else if (count >= 1) out[i] = max / 4
      else out[i] = count >= 0 ? 0 : none(lacking, i)
    }
  },

  byHand([p], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const points = p![i]!
      if (Number.isNaN(points)) out[i] = none(lacking, i)
      else out[i] = Math.max(0, Math.min(max, points))
    }
  },

  perHead([a, b], max, out, lacking) {
    for (let i = 0; i < out.length; i += 1) {
      const sum = a![i]!
      const heads = b![i]!
      if (heads > 0 && sum >= 0) out[i] = Math.min(1, sum / heads / 3) * max
      else out[i] = none(lacking, i)
    }
  },
}

function none(lacking: Uint16Array, unit: number): number {
  lacking[unit]! += 1
  return 0
}
