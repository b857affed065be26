import { expect, test } from 'vitest'
import { exactFromText } from '../../exact.ts'
import { grainOf } from './grain.ts'
import { parseFormula } from './parser.ts'

const isWhole = (letter: string): boolean => letter !== 'd'

function grain(text: string, max = '5'): string | undefined {
  const found = grainOf(parseFormula(text).formula!, isWhole, exactFromText(max))
  return found && [found.constant, ...found.divisors].join(' ')
}

test.each([
  ['a', '1'],
  ['max', '2', '2.5'],
  ['a*b + 3', '1'],
  ['a*30%', '100'],
  ['RATIO(b, a)*max/2 + RATIO(c, a)*max', '2 a'],
  ['RATIO(b, a) + RATIO(b, c)*20% + b/a/a', '100 a c a'],
  ['RATIO(b, a)*RATIO(b, a)', '1 a a'],
  ['SHARE(RATIO(b, a), 70%)*max', '7 a'],
  ['STEPS(a, 4, max, 2, max/3, 0)', '3'],
  ['IF(d > 0.001, 0.25, 1/3)', '12'],
  ['INT(d)', '1'],
])('%s has values that are multiples of one part in %s', (text, expected, max?: string) => {
  expect(grain(text, max)).toBe(expected)
})

test.each(['d', 'a/d', 'RATIO(a, b + c)', 'ROUND(a/b, 2)'])('%s is as fine as can be', (text) => {
  expect(grain(text)).toBeUndefined()
})
