import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFromText, toFraction } from '#domain/exact.ts'
import { LETTERS, LETTER_NAMES, numberTrees, OPTIONS } from '#test/support/formula-trees.ts'
import { fractionOf, isEqual, ours } from '#test/support/fractions.ts'
import { interpret, type Plain } from '#test/support/plain-interpreter.ts'
import { evaluate, type Evaluation } from './evaluate.ts'
import type { Given } from './given.ts'
import { parseFormula } from './parser.ts'
import { printFormula } from './printer.ts'
import type { Formula } from './tree.ts'

const RUNS = { seed: 20_201_021, numRuns: 6000 }

const texts = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.constant('0') },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('0.8', '0.5', '2.5', '1.005', '0.7999999999999999', '100', '1000000', '-1', '-0.5'),
  },
  { weight: 1, arbitrary: fc.constantFrom('123456789012345678901234567890', '0.000000000000000000000000000001') },
)

/** One value a letter, as this suite and as the program holds it; absent = missing. */
type Values = ReadonlyMap<string, { plain: Plain; given: Given }>

const values: fc.Arbitrary<Values> = fc.tuple(...LETTER_NAMES.map(valueOf)).map((all) => {
  const named = all.map((value, at) => [LETTER_NAMES[at]!, value] as const)
  return new Map(named.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])))
})

function valueOf(name: keyof typeof LETTERS): fc.Arbitrary<{ plain: Plain; given: Given } | undefined> {
  const kind = LETTERS[name]
  if (kind === 'yes-no') {
    return fc
      .option(fc.boolean(), { nil: undefined, freq: 5 })
      .map((answer) => (answer === undefined ? undefined : { plain: answer, given: answer }))
  }
  if (kind === 'choice') {
    return fc.option(fc.nat(2), { nil: undefined, freq: 5 }).map((place) => {
      if (place === undefined) return undefined
      const slug = OPTIONS[place]!
      return { plain: { slug, place }, given: { slug, position: place } }
    })
  }
  return texts.map((text) => (text === undefined ? undefined : { plain: fractionOf(text), given: exactFromText(text) }))
}

function told(evaluation: Evaluation): string {
  const { outcome } = evaluation
  if (outcome.kind === 'failed') {
    const zero = new Set(outcome.zeroDivisors)
    return `missing ${[...outcome.missing].sort().join(',')} zero ${[...zero]
      .map((part) => printFormula(part))
      .sort()
      .join(' ; ')}`
  }
  return outcome.kind === 'number' ? toFraction(outcome.value) : outcome.kind
}

test('a formula has the value, the failures and the cuts that plain arithmetic gives it', () => {
  const seen = { number: 0, missing: 0, zero: 0, cut: 0 }
  fc.assert(
    fc.property(numberTrees({ depth: 5 }), values, (tree, letters) => {
      const cut = new Set<Formula>()
      const expected = interpret(
        tree,
        { max: fractionOf('6'), letters: new Map([...letters].map(([name, { plain }]) => [name, plain])) },
        cut,
      )
      const evaluation = evaluate(tree, { max: exactFromText('6'), given: (name) => letters.get(name)?.given })
      if (expected.kind === 'failed') {
        const zero = [...expected.zero].map((part) => printFormula(part)).sort()
        expect(told(evaluation)).toBe(`missing ${[...expected.missing].sort().join(',')} zero ${zero.join(' ; ')}`)
        seen[expected.missing.size > 0 ? 'missing' : 'zero'] += 1
      } else {
        if (evaluation.outcome.kind !== 'number' || expected.kind !== 'number')
          throw new Error(`a number was expected: ${told(evaluation)}`)
        expect(isEqual(ours(evaluation.outcome.value), expected.value)).toBe(true)
        seen.number += 1
      }
      expect(new Set(evaluation.cut)).toEqual(cut)
      seen.cut += cut.size > 0 ? 1 : 0
    }),
    RUNS,
  )
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(150)
})

/** Values as `a=1 v=yes k=kha`; letters not named are missing. */
function result(text: string, given: string, max = '10'): string {
  const letters = new Map(
    given
      .split(' ')
      .filter(Boolean)
      .map((one) => [one.split('=')[0]!, readGiven(one.split('=')[1]!)]),
  )
  const evaluation = evaluate(parseFormula(text).formula!, {
    max: exactFromText(max),
    given: (name) => letters.get(name),
  })
  return `${told(evaluation)}${evaluation.cut.length > 0 ? ' cut' : ''}`
}

function readGiven(text: string): Given {
  if (text === 'yes' || text === 'no') return text === 'yes'
  const position = (OPTIONS as readonly string[]).indexOf(text)
  return position < 0 ? exactFromText(text) : { slug: text, position }
}

describe('failures', () => {
  test.each([
    ['a + b', '', 'missing a,b zero '],
    ['MIN(3, a)', '', 'missing a zero '],
    ['MAX(3, a)', '', 'missing a zero '],
    ['0*a', '', 'missing a zero '],
    ['IF(OR(v, w), 1, 0)', 'v=yes', 'missing w zero '],
    ['IF(AND(v, w), 1, 0)', 'v=no', 'missing w zero '],
    ['IF(NOT(v), 1, 0)', '', 'missing v zero '],
    ['MIN(1, a/b)', 'a=1 b=0', 'missing  zero b'],
    ['a/b + n1', 'a=1 b=0', 'missing n1 zero b'],
    ['RATIO(a, b) + RATIO(n1, b - 1)', 'a=1 b=0', 'missing n1 zero b'],
    ['a/(b - b) + 1/(a - a)', 'a=1 b=2', 'missing  zero a - a ; b - b'],
    ['0/a', 'a=0', 'missing  zero a'],
    ['RATIO(0, a)', 'a=0', 'missing  zero a'],
    ['RATIO(a, b)', 'b=0', 'missing a zero '],
    ['(a/b)/(n1/d)', 'a=1 b=0 n1=1 d=0', 'missing  zero b ; d'],
  ])('%s with %s', (text, given, expected) => expect(result(text, given)).toBe(expected))
})

describe('only IF, LEVEL and STEPS are lazy', () => {
  test.each([
    ['IF(v, max, a)', 'v=yes', '10'],
    ['IF(v, a, 1/b)', 'v=no b=4', '1/4'],
    ['IF(v, a, 1)', 'v=yes', 'missing a zero '],
    ['IF(a/b > 1, n1, 5)', 'a=1 b=0', 'missing  zero b'],
    ['LEVEL(k, a, 2, b)', 'k=kha', '2'],
    ['LEVEL(k, a, 2, b)', 'k=tot', 'missing a zero '],
    ['LEVEL(k, 1, 2, 3)', '', 'missing k zero '],
    ['STEPS(a, 2, b, 1, 7, n1)', 'a=1.5', '7'],
    ['STEPS(a, 2, b, 1, 7, n1)', 'a=2', 'missing b zero '],
    ['STEPS(a, 2, b, 1, 7, n1)', 'a=0', 'missing n1 zero '],
    ['SUM(1, IF(v, 2, 1/0.5))', 'v=yes', '3'],
  ])('%s with %s', (text, given, expected) => expect(result(text, given)).toBe(expected))
})

describe('functions', () => {
  test.each([
    ['RATIO(a, b)', 'a=5 b=4', '1 cut'],
    ['RATIO(a, b)', 'a=4 b=4', '1'],
    ['RATIO(a, b)', 'a=3 b=4', '3/4'],
    ['SHARE(a, 3)', 'a=5', '1'],
    ['SHARE(a, 3)', 'a=2', '2/3'],
    ['SHARE(RATIO(a, b), 80%)', 'a=4 b=5', '1'],
    ['SHARE(RATIO(a, b), 80%)', 'a=6 b=5', '1 cut'],
    ['IF(v, RATIO(a, b), 1)', 'v=no a=6 b=5', '1'],
    ['STEPS(a/b, 80%, 3, 50%, 2, 0)', 'a=4 b=5', '3'],
    ['STEPS(a/b, 80%, 3, 50%, 2, 0)', 'a=0.7999999999999999 b=1', '2'],
    ['INT(a)', 'a=-1.5', '-2'],
    ['INT(a)', 'a=-2', '-2'],
    ['ABS(a - b)', 'a=1 b=3', '2'],
    ['ROUND(a, 2)', 'a=1.005', '101/100'],
    ['ROUND(a, 2)', 'a=-1.005', '-101/100'],
    ['ROUND(a, -2)', 'a=150', '200'],
    ['ROUND(a, 0)', 'a=2.5', '3'],
    ['80%', '', '4/5'],
    ['0.1 + 0.2', '', '3/10'],
    ['a/3*3', 'a=1', '1'],
    ['IF(0.1 + 0.2 = 0.3, 1, 0)', '', '1'],
    ['IF(k = "kha", 1, 0)', 'k=kha', '1'],
    ['IF(k = "kha", 1, 0)', 'k=tot', '0'],
  ])('%s with %s', (text, given, expected) => expect(result(text, given)).toBe(expected))
})

test('the rules of the plan give what a hand reckons', () => {
  // 1.2.2 with max 3: min(3, 2) + min(1, 1/3) = 7/3
  expect(result('MIN(max, MIN(3, a) + MIN(1, b/3))', 'a=2 b=1', '3')).toBe('7/3')
  // 5.8.1 at 79 of 100 services of level 4, 10 of level 3: 0.1 × 5 + 0.79 × 10 = 8.4; at 80 the maximum
  expect(result('IF(RATIO(n1, a) >= 80%, max, RATIO(b, a)*max/2 + RATIO(n1, a)*max)', 'a=100 b=10 n1=79')).toBe('42/5')
  expect(result('IF(RATIO(n1, a) >= 80%, max, RATIO(b, a)*max/2 + RATIO(n1, a)*max)', 'a=100 b=10 n1=80')).toBe('10')
  // 5.9.1: (30 + 20) / (60 + 40) = 1/2; 1/2 ÷ 7/10 = 5/7; × 10
  expect(result('SHARE(RATIO(b + d, a + n1), 70%)*max', 'a=60 b=30 n1=40 d=20')).toBe('50/7')
})
