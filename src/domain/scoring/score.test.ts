import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  LETTERS,
  LETTER_NAMES,
  numberTrees,
  OPTIONS,
  letterType,
  type LetterName,
  type TreeChoice,
} from '#test/support/formula-trees.ts'
import { approximately, ours } from '#test/support/fractions.ts'
import { editionOf, itemsOf, nodeAt, scored, type Scored, type ValueSketch } from '#test/support/small-edition.ts'
import { variablesOf, type Formula } from '../edition/formula/tree.ts'
import { checkFormula } from '../edition/formula/checker.ts'
import { parseFormula } from '../edition/formula/parser.ts'
import { printFormula } from '../edition/formula/printer.ts'

const ITEMS = itemsOf({
  ...LETTERS,
  k: { kind: 'choice', options: OPTIONS.map((slug) => ({ slug, name: slug })) },
})

/** Values that are hard for doubles: on a threshold, a hair beside it, too long for a double, huge, nothing, none. */
const HARD = [
  '0',
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '7',
  '8',
  '10',
  '100',
  '80',
  '79',
  '81',
  '70',
  '9007199254740991',
  '9007199254740990',
]
const LONG = [
  '9007199254740993',
  '123456789012345678901234567890',
  '999999999999999999999999999999',
  '80000000000000000000000000001',
]
const DECIMAL = [
  '0.5',
  '0.8',
  '0.7999999999999999',
  '0.79999999999999999999',
  '0.1',
  '0.2',
  '0.3',
  '0.30000000000000004',
  '1.005',
  '0.005',
  '2.675',
  '0.000000000000000000000000000001',
]

const rowValues = {
  count: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...HARD) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG) },
    { weight: 3, arbitrary: fc.nat(1000).map(String) },
  ),
  amount: fc.oneof(
    fc.constantFrom(...HARD),
    fc.constantFrom(...DECIMAL),
    fc.constantFrom(...LONG),
    fc.nat(1_000_000).map((cents) => `${cents}.${cents % 100}`),
  ),
  points: fc.oneof(fc.constantFrom(...HARD), fc.constantFrom(...DECIMAL, '-0.5', '-3', '-1.005')),
  'yes-no': fc.constantFrom('0', '1'),
  choice: fc.constantFrom('0', '1', '2'),
}

const row: fc.Arbitrary<Map<LetterName, string>> = fc
  .tuple(...LETTER_NAMES.map((name) => fc.option(rowValues[LETTERS[name]], { nil: undefined, freq: 9 })))
  .map((all) => new Map(all.flatMap((value, at) => (value === undefined ? [] : [[LETTER_NAMES[at]!, value] as const]))))

const rows = fc.array(row, { minLength: 12, maxLength: 30 })

function scoredBy(formula: Formula, max: string, table: readonly Map<LetterName, string>[], outside?: string): Scored {
  const names = variablesOf(formula) as LetterName[]
  const edition = editionOf([
    {
      code: '1',
      max,
      formula: printFormula(formula),
      variables: Object.fromEntries(names.map((name) => [name, { item: name }])),
      ...(outside && { outside }),
    },
  ])
  const values = table.flatMap((one, at) =>
    names.flatMap((name): ValueSketch[] => (one.has(name) ? [[`r${at}`, name, one.get(name)!]] : [])),
  )
  return scored({ edition, items: ITEMS, organisations: table.map((_, at) => ({ id: `r${at}` })), values })
}

/** Every row of the fast engine beside the exact one. */
function compareEngines({ outline, scores, exactly, inputs, status }: Scored, seen: Map<string, number>): void {
  const node = nodeAt(outline, '1')
  for (const [at, member] of inputs.members.entries()) {
    const outcome = exactly.outcome(node, at)
    const here = status(member.id, '1')
    seen.set(here, (seen.get(here) ?? 0) + 1)
    expect(here, `row ${at}`).toBe(outcome.status)
    const [fast, exact] = [scores.points[node.index]![at]!, approximately(ours(outcome.points))]
    expect(Math.abs(fast - exact), `row ${at}: ${fast} for ${exact}`).toBeLessThanOrEqual(
      1e-9 * Math.max(1e-9, Math.abs(exact)),
    )
  }
}

describe('the column engine gives every row the status and the points of exact arithmetic', () => {
  const plain: Partial<TreeChoice> = {
    letters: ['a', 'b', 'n1'],
    functions: ['IF', 'MIN', 'MAX', 'SUM', 'INT', 'RATIO', 'SHARE', 'STEPS'],
    signs: false,
    answers: false,
  }
  test.each<[string, Partial<TreeChoice>]>([
    ['counts without differences', plain],
    ['amounts with decimals, without differences', { ...plain, letters: ['a', 'd', 'e'] }],
    [
      'answers and levels',
      { letters: ['a', 'b', 'd'], functions: ['IF', 'LEVEL', 'MIN', 'RATIO', 'SHARE', 'STEPS'], signs: false },
    ],
    ['everything', {}],
  ])('%s', (_, choice) => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(
        numberTrees({ ...choice, depth: 4 }),
        fc.constantFrom('1', '2', '10', '0.5'),
        rows,
        (tree, max, table) => {
          fc.pre(checkFormula(tree, letterType).length === 0)
          compareEngines(scoredBy(tree, max, table), seen)
        },
      ),
      { seed: 284, numRuns: 500 },
    )
    for (const status of ['scored', 'capped', 'missing', 'undefined'])
      expect(seen.get(status), status).toBeGreaterThan(100)
  })

  test('for penalties too', () => {
    fc.assert(
      fc.property(numberTrees({ depth: 3 }), rows, (tree, table) => {
        fc.pre(checkFormula(tree, letterType).length === 0)
        compareEngines(scoredBy(tree, '2', table, 'penalty'), new Map())
      }),
      { seed: 110, numRuns: 150 },
    )
  })

  test.each([
    // 0.1 + 0.2 is 0.3: nothing is cut, although doubles say 0.30000000000000004.
    ['RATIO(d + e, a)*max', { d: '0.1', e: '0.2', a: '0.3' }],
    ['RATIO(d + e, b)*max', { d: '0.1', e: '0.7', b: '0.8' }],
    // One more than its whole, beyond what doubles can tell apart.
    ['RATIO(a + b, n1)*max', { a: '9007199254740991', b: '2', n1: '9007199254740992' }],
    ['RATIO(a*b, n1)*max', { a: '94906267', b: '94906267', n1: '9007199515875288' }],
    ['IF(a/b >= 80%, max, 0)', { a: '7999999999999999', b: '9999999999999999' }],
    ['IF(d >= 80%, max, 0)', { d: '0.7999999999999999' }],
    ['IF(d >= 80%, max, 0)', { d: '0.79999999999999999999999999' }],
    ['IF(d + e = 0.3, max, 0)', { d: '0.1', e: '0.2' }],
    ['STEPS(d/a, 80%, max, 50%, max/2, 0)', { d: '0.8', a: '1' }],
    ['INT(d*100)/100', { d: '0.29' }],
    ['MIN(max, a/3 + a/3 + a/3)', { a: '10' }],
    ['a/3 + a/3 + a/3', { a: '10' }],
    ['a*b*n1', { a: '999999999999999999999999999999', b: '999999999999999999999999999999', n1: '0' }],
  ])('%s at the very edge', (text, letters) => {
    const scale = new Map(Object.entries(letters)) as Map<LetterName, string>
    const kinds = Object.fromEntries([...scale.keys()].map((name) => [name, 'amount']))
    const edition = editionOf([
      {
        code: '1',
        max: 10,
        formula: text,
        variables: Object.fromEntries([...scale.keys()].map((name) => [name, { item: name }])),
      },
    ])
    const values = [...scale].map(([name, value]): ValueSketch => ['r0', name, value])
    compareEngines(scored({ edition, items: itemsOf(kinds), values }), new Map())
    expect(parseFormula(text).fault).toBeUndefined()
  })

  test('a ratio over 0, or above 1, in a branch that is not taken cuts nothing', () => {
    for (const text of [
      'IF(v, RATIO(max, a), max/2)',
      'IF(v, RATIO(max, a) + 0, max)',
      'IF(v, RATIO(a, b)*max, max/4)',
      'LEVEL(k, RATIO(b, a)*max, 1, 2)',
    ]) {
      const rows = [
        new Map<LetterName, string>([
          ['v', '0'],
          ['k', '1'],
          ['a', '0'],
          ['b', '3'],
        ]),
        new Map<LetterName, string>([
          ['v', '0'],
          ['k', '2'],
          ['a', '3'],
          ['b', '0'],
        ]),
        new Map<LetterName, string>([
          ['v', '0'],
          ['k', '1'],
          ['a', '3'],
          ['b', '5'],
        ]),
      ]
      compareEngines(scoredBy(parseFormula(text).formula!, '10', rows), new Map())
    }
  })

  test('points that are whole are whole to the digit', () => {
    const rows = Array.from({ length: 12 }, (_, at) => new Map<LetterName, string>([['a', String(at)]]))
    for (const text of ['MIN(max, a)', 'MIN(max, 2*a)', 'MIN(max, MIN(3, a) + 1)', 'a', 'IF(a >= 3, max, a)']) {
      const { points } = scoredBy(parseFormula(text).formula!, '5', rows)
      for (const at of rows.keys())
        expect(Number.isInteger(points(`r${at}`, '1')), `${text} with a = ${at}: ${points(`r${at}`, '1')}`).toBe(true)
    }
  })

  test('for thousands of rows as for one', () => {
    const table = Array.from(
      { length: 2500 },
      (_, at) =>
        new Map<LetterName, string>([
          ['a', String(at % 7)],
          ['b', String(at % 5)],
        ]),
    )
    compareEngines(
      scoredBy(parseFormula('IF(RATIO(a, b) >= 80%, max, RATIO(a, b)*max/2)').formula!, '10', table),
      new Map(),
    )
  })
})
