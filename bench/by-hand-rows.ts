import type { RuleName } from './rules.ts'

/** A criterion's points for the unit whose values begin at `at`; NaN where there are none. */
export type RowRule = (values: Float64Array, at: number) => number

/** The same rules as closures over where the letters stand in a unit's row. */
export const ROW_RULES: Record<RuleName, (places: readonly number[], max: number) => RowRule> = {
  yesNo([v], max) {
    return (values, at) => {
      const answer = values[at + v!]!
      return answer === 1 ? max : answer === 0 ? 0 : Number.NaN
    }
  },

  level([v], max) {
    const points = Float64Array.of(max, max / 2, max / 3, 0)
    return (values, at) => {
      const level = values[at + v!]!
      return level >= 0 ? points[level]! : Number.NaN
    }
  },

  ratio([a, b], max) {
    return (values, at) => share(values[at + a!]!, values[at + b!]!) * max
  },

  threshold([a, b], max) {
    return (values, at) => Math.min(1, share(values[at + a!]!, values[at + b!]!) / 0.7) * max
  },

  joined([b, a, d, c], max) {
    return (values, at) =>
      Math.min(1, share(values[at + b!]! + values[at + d!]!, values[at + a!]! + values[at + c!]!) / 0.7) * max
  },

  allOrNothing([a, b], max) {
    return (values, at) => {
      const part = share(values[at + a!]!, values[at + b!]!)
      return part >= 0.5 ? max : part >= 0 ? 0 : Number.NaN
    }
  },

  count([n], max) {
    return (values, at) => Math.min(max, 0.5 * values[at + n!]!)
  },

  twoTariffs([n1, n2], max) {
    return (values, at) => Math.min(max, Math.min(2, values[at + n1!]!) + Math.min(1, values[at + n2!]! / 3))
  },

  mix([c, b, a], max) {
    return (values, at) => {
      const whole = values[at + a!]!
      return (share(values[at + b!]!, whole) * max) / 2 + share(values[at + c!]!, whole) * max
    }
  },

  override([c, b, a], max) {
    return (values, at) => {
      const whole = values[at + a!]!
      const full = share(values[at + c!]!, whole)
      return full >= 0.8 ? max : (share(values[at + b!]!, whole) * max) / 2 + full * max
    }
  },

  layers([n4, n3, n2, n1, b], max) {
    return (values, at) => {
      const whole = values[at + b!]!
      const lower =
        share(values[at + n3!]!, whole) * 0.5 +
        share(values[at + n2!]!, whole) * 0.3 +
        share(values[at + n1!]!, whole) * 0.1
      return (share(values[at + n4!]!, whole) + lower) * max
    }
  },

  steps([n], max) {
    return (values, at) => {
      const count = values[at + n!]!
      if (count >= 4) return max
      if (count >= 3) return (max * 3) / 4
      if (count >= 2) return max / 2
      if (count >= 1) return max / 4
      return count >= 0 ? 0 : Number.NaN
    }
  },

  byHand([p]) {
    return (values, at) => values[at + p!]!
  },

  perHead([a, b], max) {
    return (values, at) => {
      const heads = values[at + b!]!
      return heads > 0 ? Math.min(1, values[at + a!]! / heads / 3) * max : Number.NaN
    }
  },
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : Number.NaN
}
