import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as own from '#test/support/fractions.ts'
import {
  add,
  compare,
  divide,
  exactFromNumber,
  exactFromText,
  floor,
  fraction,
  multiply,
  roundHalfAway,
  subtract,
  toDecimal,
  toFraction,
  toNumber,
  type Exact,
} from './exact.ts'
import { toShortDecimal } from './exact-text.ts'
import { isDecimal } from './decimal.ts'

const RUNS = { seed: 5, numRuns: 2000 }
const big = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
const exacts = fc
  .tuple(
    fc.oneof(big, fc.bigInt({ min: -2000n, max: 2000n })),
    fc.oneof(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.constantFrom(1n, 2n, 8n, 1000n, 3n)),
  )
  .map(([above, below]) => fraction(above, below))

function isSame(exact: Exact, expected: own.Fraction): boolean {
  return own.isEqual(own.ours(exact), expected)
}

test('sums, differences, products, quotients, order and floor are those of plain fractions, in lowest terms', () => {
  fc.assert(
    fc.property(exacts, exacts, (x, y) => {
      const [a, b] = [own.ours(x), own.ours(y)]
      expect(isSame(add(x, y), own.plus(a, b))).toBe(true)
      expect(isSame(subtract(x, y), own.minus(a, b))).toBe(true)
      expect(isSame(multiply(x, y), own.times(a, b))).toBe(true)
      expect(Math.sign(compare(x, y))).toBe(own.order(a, b))
      expect(isSame(floor(x), own.wholeBelow(a))).toBe(true)
      if (y.numerator !== 0n) expect(isSame(divide(x, y), own.over(a, b))).toBe(true)
      const sum = add(x, y)
      expect(sum.denominator).toBeGreaterThan(0n)
      expect(fraction(sum.numerator * 6n, sum.denominator * 6n)).toEqual(sum)
      expect(fraction(sum.numerator * -6n, sum.denominator * -6n)).toEqual(sum)
    }),
    RUNS,
  )
})

test('rounding takes halves away from 0, to decimals, tens and hundreds', () => {
  fc.assert(
    fc.property(exacts, fc.integer({ min: -5, max: 8 }), (x, places) => {
      expect(isSame(roundHalfAway(x, places), own.rounded(own.ours(x), places))).toBe(true)
      if (places > 0)
        expect(toDecimal(x, places)).toBe(own.decimalText(own.ours(x), places).replace(/^-(0\.0+)$/, '$1'))
    }),
    RUNS,
  )
})

test.each([
  ['1.005', 2, '1.01'],
  ['-1.005', 2, '-1.01'],
  ['2.675', 2, '2.68'],
  ['0.5', 0, '1'],
  ['-0.5', 0, '-1'],
  ['-0.004', 2, '0.00'],
  ['1/3', 4, '0.3333'],
  ['2/3', 4, '0.6667'],
  ['0.40965', 4, '0.4097'],
  ['99.995', 2, '100.00'],
])('%s with %i decimals is %s', (text, places, expected) =>
  expect(toDecimal(exactFromText(text), places)).toBe(expected),
)

describe('reading and writing', () => {
  test('a double stands for its shortest decimal, and the nearest double comes back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toNumber(exactFromNumber(value))).toBe(value + 0)
      }),
      RUNS,
    )
    expect(toFraction(exactFromNumber(0.1))).toBe('1/10')
    expect(toFraction(exactFromNumber(1e21))).toBe('1000000000000000000000')
    expect(toFraction(exactFromNumber(1e-7))).toBe('1/10000000')
  })

  test('a fraction is read and written, and a decimal is as short as it can be', () => {
    fc.assert(
      fc.property(exacts, (x) => {
        expect(exactFromText(toFraction(x))).toEqual(x)
        expect(exactFromText(toShortDecimal(x))).toEqual(x)
      }),
      RUNS,
    )
    expect(['1/8', '-1/4', '5', '2/3', '1/1000'].map((text) => toShortDecimal(exactFromText(text)))).toEqual([
      '0.125',
      '-0.25',
      '5',
      '2/3',
      '0.001',
    ])
  })

  test('the nearest double of any fraction is within half a unit of its last place', () => {
    fc.assert(
      fc.property(exacts, (x) => {
        const near = toNumber(x)
        const size = Math.abs(own.approximately(own.ours(x)))
        expect(Math.abs(near - own.approximately(own.ours(x)))).toBeLessThanOrEqual(size * 1e-15 + 1e-39)
      }),
      RUNS,
    )
  })

  test.each(['12', '-0.5', '0', '000', '123456789012345678901234567890', '0.00000000000000000000000000001'])(
    '%s is a decimal',
    (text) => expect(isDecimal(text)).toBe(true),
  )
  test.each([
    '',
    '.5',
    '5.',
    '1e5',
    '+1',
    '1,5',
    ' 1',
    '1 000',
    '0x10',
    '--1',
    'NaN',
    'Infinity',
    '٣',
    '1234567890123456789012345678901',
  ])('%j is none', (text) => expect(isDecimal(text)).toBe(false))
})
