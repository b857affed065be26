import { expect, test } from 'vitest'
import { exactFromDecimal, exactFromText, fraction, toDecimal, toFraction, ZERO } from '#domain/exact.ts'
import type { LiveLeafView } from '#contract/live-points.ts'
import { sumOf } from '#domain/scoring/score.ts'
import { hueOutline } from '#test/support/hue.ts'
import { totalsOf } from '../../src/web/entry/totals.ts'

/** A third of each leaf's maximum, which no decimal writes. */
const leaves = new Map(
  hueOutline.leaves.map((node): [string, LiveLeafView] => {
    const { max, unscored } = node.leaf!
    const points = fraction(max.numerator, 3n * max.denominator)
    const exact = { points: toFraction(points), max: toFraction(unscored || node.outside ? ZERO : max) }
    return [
      node.code,
      {
        code: node.code,
        status: 'scored',
        points: toDecimal(points, 2),
        max: toDecimal(max, 2),
        exact,
        loss: 'none',
        letters: [],
        missing: [],
        broken: [],
      },
    ]
  }),
)

test('a total is the exact sum rounded once, not the sum of rounded figures', () => {
  const { whole } = totalsOf(hueOutline, leaves)
  const exact = sumOf([...leaves.values()].map((leaf) => exactFromText(leaf.exact.points)))
  const rounded = sumOf([...leaves.values()].map((leaf) => exactFromDecimal(leaf.points)))
  expect(whole.points).toBe(toDecimal(exact, 2))
  expect(whole.points).not.toBe(toDecimal(rounded, 2))
})

test('a leaf that is not known yet counts nothing, neither points nor maximum', () => {
  const [first, ...rest] = [...leaves]
  const { whole } = totalsOf(hueOutline, new Map(rest))
  const max = sumOf(rest.map(([, leaf]) => exactFromText(leaf.exact.max)))
  expect(first).toBeDefined()
  expect(whole.max).toBe(toDecimal(max, 2))
})
