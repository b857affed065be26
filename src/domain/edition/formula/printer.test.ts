import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conditionTrees, letterType, numberTrees } from '#test/support/formula-trees.ts'
import { checkFormula } from './checker.ts'
import { Notation } from './notation.ts'
import { parseFormula } from './parser.ts'
import { printFormula } from './printer.ts'
import type { Formula } from './tree.ts'

const RUNS = { seed: 222, numRuns: 1500 }

/** The tree without its places in the text. */
function bare(part: Formula): unknown {
  if (part.kind === 'percent') return { kind: part.kind, operand: bare(part.operand) }
  if (part.kind === 'sign') return { kind: part.kind, operator: part.operator, operand: bare(part.operand) }
  if (part.kind === 'binary')
    return { kind: part.kind, operator: part.operator, left: bare(part.left), right: bare(part.right) }
  if (part.kind === 'call') return { kind: part.kind, name: part.name, operands: part.operands.map(bare) }
  return { ...part, at: undefined }
}

describe.each(Notation.options)('in the %s form', (notation) => {
  test('reading what was printed gives the same tree', () => {
    fc.assert(
      fc.property(fc.oneof(numberTrees({ depth: 5 }), conditionTrees({ depth: 4 })), (tree) => {
        const text = printFormula(tree, notation)
        fc.pre(text.length <= 2000)
        expect(bare(parseFormula(text, notation).formula!)).toEqual(bare(tree))
      }),
      RUNS,
    )
  })

  test('what was printed and read prints the same text again', () => {
    fc.assert(
      fc.property(numberTrees({ depth: 5 }), (tree) => {
        const text = printFormula(tree, notation)
        fc.pre(text.length <= 2000)
        expect(printFormula(parseFormula(text, notation).formula!, notation)).toBe(text)
      }),
      RUNS,
    )
  })
})

test('the random trees are formulas of a criterion: the checker finds nothing but a divisor that is always 0', () => {
  fc.assert(
    fc.property(numberTrees(), (tree) => {
      const faults = checkFormula(tree, letterType).filter((fault) => fault.code !== 'zero-divisor')
      expect(faults).toEqual([])
    }),
    RUNS,
  )
})

test.each([
  ['(a+b)*c', '(a + b)*c'],
  ['a-(b-c)', 'a - (b - c)'],
  ['(a-b)-c', 'a - b - c'],
  ['a/(b*c)', 'a/(b*c)'],
  ['(-a)%', '(-a)%'],
  ['-(a%)', '-a%'],
  ['((a))', 'a'],
  ['(a<b)=c', '(a < b) = c'],
])('%s prints as %s, with no bracket too many', (text, expected) => {
  expect(printFormula(parseFormula(text).formula!)).toBe(expected)
})

test('the Vietnamese form turns marks and separators', () => {
  expect(printFormula(parseFormula('MIN(max, 0.5*n1 + 1.25, 80%)').formula!, 'vietnamese')).toBe(
    'MIN(max; 0,5*n1 + 1,25; 80%)',
  )
})

test('texts that are near to formulas never stop the reader, and what it takes it prints and reads again', () => {
  const pieces = [
    'a',
    'n1',
    'max',
    '(',
    ')',
    ',',
    ';',
    '+',
    '-',
    '*',
    '/',
    '%',
    '=',
    '<',
    '>',
    '"x"',
    '1',
    '0.5',
    'IF',
    'MIN',
    ' ',
    'đ',
    '\u0000',
    '😀',
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const { formula, fault } = parseFormula(text)
      if (fault) expect(fault.at.start).toBeLessThanOrEqual(text.length)
      else expect(bare(parseFormula(printFormula(formula)).formula!)).toEqual(bare(formula))
    }),
    RUNS,
  )
})
