import { describe, expect, test } from 'vitest'
import type { FormulaFault } from './fault.ts'
import type { Notation } from './notation.ts'
import { parseFormula } from './parser.ts'
import type { Formula } from './tree.ts'

/** The tree as brackets around every part, so that an expectation shows how the text was grouped. */
function grouped(formula: Formula): string {
  switch (formula.kind) {
    case 'number':
      return formula.text
    case 'slug':
      return `"${formula.slug}"`
    case 'max':
      return 'max'
    case 'variable':
      return formula.name
    case 'percent':
      return `[${grouped(formula.operand)} %]`
    case 'sign':
      return `[${formula.operator} ${grouped(formula.operand)}]`
    case 'binary':
      return `[${grouped(formula.left)} ${formula.operator} ${grouped(formula.right)}]`
    case 'call':
      return `${formula.name}(${formula.operands.map(grouped).join(' ; ')})`
  }
}

function read(text: string, notation: Notation = 'canonical'): string {
  const { formula, fault } = parseFormula(text, notation)
  return formula ? grouped(formula) : `${fault.code} at ${fault.at.start}`
}

function faultOf(text: string, notation: Notation = 'canonical'): FormulaFault {
  const { fault } = parseFormula(text, notation)
  if (!fault) throw new Error(`${text} was accepted`)
  return fault
}

describe('binding', () => {
  test.each([
    ['a + b*c', '[a + [b * c]]'],
    ['(a + b)*c', '[[a + b] * c]'],
    ['a - b - c', '[[a - b] - c]'],
    ['a/b/c', '[[a / b] / c]'],
    ['a/b*c', '[[a / b] * c]'],
    ['a*b%', '[a * [b %]]'],
    ['-a%', '[- [a %]]'],
    ['-a*b', '[[- a] * b]'],
    ['a - -b', '[a - [- b]]'],
    ['+-a', '[+ [- a]]'],
    ['5%%', '[[5 %] %]'],
    ['(a + b)%', '[[a + b] %]'],
    ['a + b >= c*d', '[[a + b] >= [c * d]]'],
    ['a <> b', '[a <> b]'],
    ['v = "mot-hai"', '[v = "mot-hai"]'],
    ['(a < b) = c', '[[a < b] = c]'],
    ['MIN(a, MAX(b, 1))', 'MIN(a ; MAX(b ; 1))'],
    ['IF(a >= 80%, max, 0)', 'IF([a >= [80 %]] ; max ; 0)'],
    ['STEPS(n, 4, 20, 3, 15, 0)', 'STEPS(n ; 4 ; 20 ; 3 ; 15 ; 0)'],
    ['\n  RATIO ( n1 ,\tn2 ) * max ', '[RATIO(n1 ; n2) * max]'],
    ['MIN()', 'MIN()'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('the Vietnamese form', () => {
  test('has a comma as the decimal mark and semicolons between arguments', () => {
    expect(read('MIN(max; 0,5*n1 + MIN(2; 0,25*n2))', 'vietnamese')).toBe(
      'MIN(max ; [[0.5 * n1] + MIN(2 ; [0.25 * n2])])',
    )
  })

  test('refuses commas between arguments and points in numbers', () => {
    expect(read('MIN(a, b)', 'vietnamese')).toBe('decimal-mark at 5')
    expect(read('0.5*a', 'vietnamese')).toBe('decimal-mark at 0')
  })

  test('the canonical form refuses semicolons and a comma in a number', () => {
    expect(read('MIN(a; b)')).toBe('decimal-mark at 5')
    expect(faultOf('0,5*a').at.start).toBe(1)
    expect(read('1.234.567')).toBe('decimal-mark at 0')
  })
})

describe('names', () => {
  test.each(['a', 'z', 'n1', 'x0', 'b9'])('%s is a variable', (text) => expect(read(text)).toBe(text))

  test.each(['A', 'ab', 'n12', 'đ', 'MAX', 'Max', '_', 'n_1', 'số'])('%s is none', (text) => {
    expect(faultOf(text)).toMatchObject({ code: 'unknown-word', at: { start: 0, end: text.length } })
  })

  test('functions are in upper case, and the fault says which one was meant', () => {
    expect(faultOf('max(a, b)')).toMatchObject({ code: 'function-case', params: { found: 'max', right: 'MAX' } })
    expect(faultOf('1 + Ratio(a, b)')).toMatchObject({
      code: 'function-case',
      at: { start: 4, end: 9 },
      params: { right: 'RATIO' },
    })
  })

  test.each(['SQRT', 'VLOOKUP', 'ROUNDUP', 'IFERROR', 'NEU', 'a', 'constructor', '__proto__'])(
    'there is no function %s',
    (name) => {
      expect(faultOf(`2*${name}(1)`)).toMatchObject({
        code: 'unknown-function',
        at: { start: 2, end: 2 + name.length },
      })
    },
  )
})

describe('what is not in the language', () => {
  test.each([
    ['', 'empty at 0'],
    ['  \n ', 'empty at 0'],
    ['=a/b', 'leading-equals at 0'],
    ['  = a', 'leading-equals at 2'],
    ['1e5', 'exponent at 0'],
    ['a + 2E-3', 'exponent at 4'],
    ['a == b', 'unexpected at 3'],
    ['a => b', 'unexpected at 3'],
    ['a != b', 'unknown-character at 2'],
    ['a ^ 2', 'unknown-character at 2'],
    ['a & b', 'unknown-character at 2'],
    ['a × b', 'unknown-character at 2'],
    ['a ≥ b', 'unknown-character at 2'],
    ['{a}', 'unknown-character at 0'],
    ['a < b < c', 'chained-comparison at 6'],
    ['a = b = c', 'chained-comparison at 6'],
    ['a b', 'unexpected at 2'],
    ['2a', 'unexpected at 1'],
    ['a +', 'unfinished at 3'],
    ['*a', 'unexpected at 0'],
    ['(a', 'bracket-unclosed at 0'],
    ['MIN(a, (b', 'bracket-unclosed at 7'],
    ['a)', 'unexpected at 1'],
    ['()', 'unexpected at 1'],
    ['MIN(a,)', 'unexpected at 6'],
    ['MIN(,a)', 'unexpected at 4'],
    ['MIN(a b)', 'unexpected at 6'],
    ['v = "mot', 'unclosed-text at 4'],
    ['v = "Mot"', 'not-a-slug at 4'],
    ['v = ""', 'not-a-slug at 4'],
    ['%', 'unexpected at 0'],
    ['.5', 'decimal-mark at 0'],
    ['5.', 'decimal-mark at 1'],
  ])('%j: %s', (text, expected) => expect(read(text)).toBe(expected))
})

describe('limits', () => {
  test('a number has at most 30 digits, before and after the mark together', () => {
    const thirty = '123456789012345678901234567890'
    expect(read(thirty)).toBe(thirty)
    expect(read(`${thirty.slice(0, 15)}.${thirty.slice(15)}`)).toBe(`${thirty.slice(0, 15)}.${thirty.slice(15)}`)
    expect(read(`${thirty}1`)).toBe('number-too-long at 0')
    expect(read(`1 + 0.${thirty}`)).toBe('number-too-long at 4')
  })

  test('a formula has at most 2,000 characters', () => {
    const text = `a${' + a'.repeat(499)}`
    expect(parseFormula(text.padEnd(2000)).fault).toBeUndefined()
    expect(faultOf(text.padEnd(2001))).toMatchObject({ code: 'too-long', params: { most: 2000 } })
  })

  test.each([
    ['functions', (levels: number) => `${'ABS('.repeat(levels)}a${')'.repeat(levels)}`],
    ['brackets', (levels: number) => `${'('.repeat(levels)}a${')'.repeat(levels)}`],
    ['signs', (levels: number) => `${'-'.repeat(levels)}a`],
    ['right-hand sides', (levels: number) => `${'a-('.repeat(levels)}a${')'.repeat(levels)}`],
  ])('32 levels of %s around a letter are refused, with the place', (_, nested) => {
    expect(faultOf(nested(32))).toMatchObject({ code: 'too-deep', params: { most: 32 } })
    expect(faultOf(nested(390)).code).toBe('too-deep')
  })

  test('31 functions around a letter, 32 levels in all, are read', () => {
    expect(parseFormula(`${'ABS('.repeat(31)}a${')'.repeat(31)}`).fault).toBeUndefined()
    expect(parseFormula(`${'-'.repeat(31)}a`).fault).toBeUndefined()
  })

  test('a long sum is not deep', () => {
    expect(parseFormula(`a${'+a'.repeat(999)}`).fault).toBeUndefined()
  })
})

test('every part says where it stands in the text', () => {
  const text = ' MIN(max, 50% * n1)'
  const { formula } = parseFormula(text)
  if (formula?.kind !== 'call') throw new Error('not a call')
  const slice = (part: Formula): string => text.slice(part.at.start, part.at.end)
  expect(slice(formula)).toBe('MIN(max, 50% * n1)')
  expect(formula.operands.map(slice)).toEqual(['max', '50% * n1'])
})
