import { describe, expect, test } from 'vitest'
import { letterType } from '#test/support/formula-trees.ts'
import { checkFormula, constant, isConstant } from './checker.ts'
import { parseFormula } from './parser.ts'

/** Faults as "code: the part of the text that is at fault". */
function faultsOf(text: string, expected: 'number' | 'condition' = 'number'): string[] {
  const { formula, fault } = parseFormula(text)
  if (!formula) throw new Error(`not a formula: ${fault.code}`)
  return checkFormula(formula, letterType, expected).map(({ code, at }) => `${code}: ${text.slice(at.start, at.end)}`)
}

describe('what the rules of the plan use is accepted', () => {
  test.each([
    'MIN(max, MIN(3, a) + MIN(1, b/3))',
    'RATIO(a, b)*max',
    'IF(RATIO(n1, a) >= 80%, max, RATIO(b, a)*max/2 + RATIO(n1, a)*max)',
    'SHARE(RATIO(b + d, a + n1), 70%)*max',
    'STEPS(a, 4, 20, 3, 15, 2, 10, 1, 5, 0)',
    'STEPS(a/b, 80%, max, 50%, max/2, 0)',
    'LEVEL(k, max, max/3, 0)',
    'IF(v, max, 0)',
    'IF(AND(v, NOT(w), OR(k = "tot", a > 1)), 1, 2)',
    'ROUND(a/b, 2) + INT(a) + ABS(-a) + SUM(a, b, 1)',
    'ROUND(a, -2)',
    'SHARE(a, 1/3)',
  ])('%s', (text) => expect(faultsOf(text)).toEqual([]))

  test.each(['b + n1 <= a', 'v', 'NOT(w)', 'k = "kha"', 'AND(a > 0, b > 0)'])('the condition %s', (text) => {
    expect(faultsOf(text, 'condition')).toEqual([])
  })
})

describe('letters', () => {
  test('each letter that no variable declares is a fault', () => {
    expect(faultsOf('x + a*y')).toEqual(['unknown-variable: x', 'unknown-variable: y'])
    expect(faultsOf('LEVEL(z, 1, 2)')).toEqual(['unknown-variable: z'])
  })
})

describe('a yes-no stands only in a condition', () => {
  test.each([
    ['v', 'not-a-number: v'],
    ['v + 1', 'not-a-number: v'],
    ['v*max', 'not-a-number: v'],
    ['-v', 'not-a-number: v'],
    ['v%', 'not-a-number: v'],
    ['SUM(a, v)', 'not-a-number: v'],
    ['MIN(a, a > b)', 'not-a-number: a > b'],
    ['(a > b)*max', 'not-a-number: a > b'],
    ['IF(v = 1, 1, 0)', 'not-a-number: v'],
    ['IF(v = w, 1, 0)', 'not-a-number: v'],
    ['NOT(v)', 'not-a-number: NOT(v)'],
    ['IF(v, w, 0)', 'not-a-number: w'],
  ])('%s', (text, fault) => expect(faultsOf(text)).toContain(fault))
})

describe('a condition is asked for', () => {
  test.each([
    ['IF(a, 1, 0)', 'not-a-condition: a'],
    ['IF(1, 1, 0)', 'not-a-condition: 1'],
    ['IF(k, 1, 0)', 'not-a-condition: k'],
    ['IF(AND(v, a), 1, 0)', 'not-a-condition: a'],
    ['IF(NOT(a + 1), 1, 0)', 'not-a-condition: a + 1'],
    ['IF("tot", 1, 0)', 'not-a-condition: "tot"'],
  ])('%s', (text, fault) => expect(faultsOf(text)).toContain(fault))

  test('a number is no soft condition', () => {
    expect(faultsOf('a + b', 'condition')).toEqual(['not-a-condition: a + b'])
  })
})

describe('a choice stands only in LEVEL and before = "slug"', () => {
  test.each([
    ['k', 'choice-misused: k'],
    ['k + 1', 'choice-misused: k'],
    ['IF(k <> "tot", 1, 0)', 'choice-misused: k <> "tot"'],
    ['IF(k = 1, 1, 0)', 'choice-misused: k = 1'],
    ['IF(k = k, 1, 0)', 'choice-misused: k = k'],
    ['IF(k >= "tot", 1, 0)', 'choice-misused: k >= "tot"'],
    ['IF(k = "xuat-sac", 1, 0)', 'unknown-option: "xuat-sac"'],
    ['LEVEL(a, 1, 2, 3)', 'not-a-choice: a'],
    ['LEVEL(v, 1, 2, 3)', 'not-a-choice: v'],
    ['LEVEL("tot", 1, 2, 3)', 'not-a-choice: "tot"'],
    ['LEVEL(k, 1, 2)', 'level-count: LEVEL(k, 1, 2)'],
    ['LEVEL(k, 1, 2, 3, 4)', 'level-count: LEVEL(k, 1, 2, 3, 4)'],
    ['LEVEL(k, 1, v, 3)', 'not-a-number: v'],
    ['"tot"', 'text-misused: "tot"'],
    ['IF("tot" = k, 1, 0)', 'text-misused: "tot"'],
    ['IF(a = "tot", 1, 0)', 'text-misused: "tot"'],
    ['IF(v = "tot", 1, 0)', 'text-misused: "tot"'],
    ['MIN("tot", 1)', 'text-misused: "tot"'],
  ])('%s', (text, fault) => expect(faultsOf(text)).toContain(fault))
})

describe('how many arguments', () => {
  test.each([
    'IF(v, 1)',
    'IF(v, 1, 2, 3)',
    'NOT(v, w)',
    'MIN()',
    'MAX()',
    'SUM()',
    'ABS(a, b)',
    'ABS()',
    'INT(a, 1)',
    'ROUND(a)',
    'ROUND(a, 1, 2)',
    'RATIO(a)',
    'RATIO(a, b, n1)',
    'SHARE(a)',
    'SHARE(a, 1, 2)',
    'LEVEL(k)',
    'STEPS(a, 1, 2)',
    'STEPS(a, 3, 1, 2, 1, 5, 6)',
  ])('%s has the wrong number', (text) => {
    expect(faultsOf(text).map((fault) => fault.split(':')[0])).toContain('operand-count')
  })

  test.each(['IF(AND(), 1, 0)', 'IF(OR(), 1, 0)'])('%s too', (text) => {
    expect(faultsOf(text).map((fault) => fault.split(':')[0])).toContain('operand-count')
  })
})

describe('constants', () => {
  test.each([
    ['SHARE(a, b)', 'not-constant: b'],
    ['SHARE(a, max)', 'not-constant: max'],
    ['SHARE(a, 0)', 'not-positive: 0'],
    ['SHARE(a, -1)', 'not-positive: -1'],
    ['SHARE(a, 1 - 1)', 'not-positive: 1 - 1'],
    ['SHARE(a, 1/0)', 'not-constant: 1/0'],
    ['ROUND(a, b)', 'not-constant: b'],
    ['ROUND(a, 0.5)', 'not-whole: 0.5'],
    ['ROUND(a, 21)', 'not-whole: 21'],
    ['STEPS(a, b, 1, 0)', 'not-constant: b'],
    ['STEPS(a, 1, 5, 2, 4, 0)', 'not-falling: 2'],
    ['STEPS(a, 1, 5, 1, 4, 0)', 'not-falling: 1'],
    ['STEPS(a, 50%, 5, 0.5, 4, 0)', 'not-falling: 0.5'],
    ['a/0', 'zero-divisor: 0'],
    ['a/(2 - 2)', 'zero-divisor: 2 - 2'],
    ['RATIO(a, 0)', 'zero-divisor: 0'],
  ])('%s', (text, fault) => expect(faultsOf(text)).toContain(fault))

  test('a constant is built of numbers, signs, percent and arithmetic alone', () => {
    const parsed = (text: string) => parseFormula(text).formula!
    expect(['1', '-1', '50%', '1 + 2*3', '(1/3)%'].map((text) => isConstant(parsed(text)))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['max', 'a', 'MIN(1, 2)', '1 < 2', '1/0'].map((text) => isConstant(parsed(text)))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ])
    expect(constant(parsed('2/6 + 50%'))).toEqual({ numerator: 5n, denominator: 6n })
  })
})

test('all faults are told at once, each at its place', () => {
  expect(faultsOf('x + IF(a, v, "tot") + SHARE(b, 0)')).toEqual([
    'unknown-variable: x',
    'not-a-condition: a',
    'not-a-number: v',
    'text-misused: "tot"',
    'not-positive: 0',
  ])
})
