import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactFromText, type Exact } from '#domain/exact.ts'
import { numberTrees } from '#test/support/formula-trees.ts'
import { fractionOf, isEqual } from '#test/support/fractions.ts'
import { interpret, type Plain } from '#test/support/plain-interpreter.ts'
import { parseFormula } from './parser.ts'
import { substituted } from './substituted.ts'
import { Notation } from './notation.ts'

const NUMBERS = ['0', '1', '7', '2.5', '0.25', '100', '-1', '-0.5']

test.each(Notation.options)('a rule with its numbers put in, read again, has the same value (%s)', (notation) => {
  const numbers = fc.array(fc.constantFrom(...NUMBERS), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(
      numberTrees({
        answers: false,
        functions: ['IF', 'MIN', 'MAX', 'SUM', 'ABS', 'INT', 'ROUND', 'RATIO', 'SHARE', 'STEPS'],
      }),
      numbers,
      (tree, chosen) => {
        const given = new Map(['a', 'b', 'n1', 'd', 'e', 'p'].map((name, at) => [name, chosen[at]!]))
        const text = substituted(tree, {
          max: exactFromText('10'),
          given: (name): Exact => exactFromText(given.get(name)!),
          notation,
        })
        const again = parseFormula(text, notation)
        if (!again.formula) throw new Error(`${text}: ${again.fault.code}`)
        const letters = new Map<string, Plain>([...given].map(([name, value]) => [name, fractionOf(value)]))
        const before = interpret(tree, { max: fractionOf('10'), letters }, new Set())
        const after = interpret(again.formula, { max: fractionOf('10'), letters: new Map() }, new Set())
        expect(after.kind, text).toBe(before.kind)
        if (before.kind === 'number' && after.kind === 'number')
          expect(isEqual(before.value, after.value), text).toBe(true)
      },
    ),
    { seed: 17, numRuns: 1500 },
  )
})

test('a letter without a value stays a letter', () => {
  const { formula } = parseFormula('RATIO(b, a)*max')
  expect(
    substituted(formula!, {
      max: exactFromText('2'),
      given: (name) => (name === 'a' ? exactFromText('0.5') : undefined),
      notation: 'vietnamese',
    }),
  ).toBe('RATIO(b; 0,5)*2')
})
