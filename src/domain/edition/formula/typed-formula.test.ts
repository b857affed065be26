import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberTrees } from '#test/support/formula-trees.ts'
import { keptFormula, readTyped, shownFormula } from './typed-formula.ts'
import { printFormula } from './printer.ts'

test('a rule is kept in the canonical form, whichever form it was typed in', () => {
  expect(keptFormula('RATIO(a; b)*max + 0,5')).toBe('RATIO(a, b)*max + 0.5')
  expect(keptFormula('RATIO(a, b)*max + 0.5')).toBe('RATIO(a, b)*max + 0.5')
  expect(shownFormula('RATIO(a, b)*max + 0.5')).toBe('RATIO(a; b)*max + 0,5')
})

test('a text that both forms could read is read in the Vietnamese one', () => {
  expect(keptFormula('MIN(1,5; a)')).toBe('MIN(1.5, a)')
})

test('what is no formula yet is kept as it was typed, and told in the Vietnamese form', () => {
  expect(keptFormula('RATIO(a; ')).toBe('RATIO(a; ')
  expect(shownFormula('RATIO(a; ')).toBe('RATIO(a; ')
  expect(readTyped('RATIO(a; ').fault?.code).toBe('unfinished')
})

test('every rule that is kept is shown so that it is kept the same', () => {
  fc.assert(
    fc.property(numberTrees(), (tree) => {
      const kept = printFormula(tree)
      expect(keptFormula(shownFormula(kept))).toBe(kept)
    }),
  )
})
