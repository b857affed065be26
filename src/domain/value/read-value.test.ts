import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toFraction } from '#domain/exact.ts'
import { DataItem } from '#domain/item/data-item.ts'
import { fractionOf, isEqual, ours, over } from '#test/support/fractions.ts'
import { Language } from '#text/language.ts'
import { valueFaultText } from '#text/value-faults.ts'
import { readValue } from './read-value.ts'

const item = (kind: string): DataItem => DataItem.parse({ id: 'x', name: 'Số gì đó', kind, providers: ['unit'] })
const [count, amount, points, ratio, yesNo] = ['count', 'amount', 'points', 'ratio', 'yes-no'].map(item) as [
  DataItem,
  DataItem,
  DataItem,
  DataItem,
  DataItem,
]
const choice = DataItem.parse({
  id: 'k',
  name: 'Mức',
  kind: 'choice',
  options: [
    { slug: 'tot', name: 'Tốt' },
    { slug: 'kha', name: 'Khá' },
    { slug: 'khong-co', name: 'Không' },
  ],
})

function told(of: DataItem, cell: string): string {
  const read = readValue(of, cell)
  if (read.kind === 'number') return toFraction(read.value)
  return read.kind === 'fault' ? read.code : read.kind
}

describe('numbers', () => {
  test.each([
    ['12', '12'],
    ['-0.5', '-1/2'],
    ['+3', '3'],
    ['0,25', '1/4'],
    ['0.25', '1/4'],
    ['007', '7'],
    ['50%', '1/2'],
    ['12,5%', '1/8'],
    ['12.5 %', '1/8'],
    [' 12 ', '12'],
    ['\u00a012\u00a0', '12'],
    ['1.246', '623/500'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%j as a number given by hand is %s', (cell, expected) => expect(told(points, cell)).toBe(expected))

  test.each([
    ['1.234.567', 'many-marks'],
    ['1,234,567', 'many-marks'],
    ['1.234,5', 'many-marks'],
    ['1,234.5', 'many-marks'],
    ['1e5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['5%%', 'not-a-number'],
    ['%', 'not-a-number'],
    ['-', 'not-a-number'],
    ['mười', 'not-a-number'],
    ['12 cơ quan', 'not-a-number'],
    ['=1+1', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['½', 'not-a-number'],
    ['٣', 'not-a-number'],
    ['12\u0000', 'not-a-number'],
    ['1234567890123456789012345678901', 'too-many-digits'],
    ['0,1234567890123456789012345678901', 'too-many-digits'],
  ])('%j is none: %s', (cell, expected) => expect(told(points, cell)).toBe(expected))

  test('one point or comma is the decimal mark, and % divides by 100, for any digits', () => {
    const digits = fc.stringMatching(/^[1-9]\d{0,11}$/)
    fc.assert(
      fc.property(digits, digits, fc.constantFrom('.', ','), fc.boolean(), (whole, decimals, mark, percent) => {
        const read = readValue(ratio, `${whole}${mark}${decimals}${percent ? '%' : ''}`)
        if (read.kind !== 'number') throw new Error(read.kind)
        const expected = fractionOf(`${whole}.${decimals}`)
        expect(isEqual(ours(read.value), percent ? over(expected, [100n, 1n]) : expected)).toBe(true)
      }),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('counts and amounts', () => {
  test.each([
    ['1246', '1246'],
    ['0', '0'],
    ['12.0', '12'],
    ['12,00', '12'],
    ['200%', '2'],
    ['-1', 'negative'],
    ['1.246', 'not-whole'],
    ['1,246', 'not-whole'],
    ['12,5', 'not-whole'],
    ['1.000', 'thousands-mark'],
    ['12,000', 'thousands-mark'],
    ['5%', 'not-whole'],
  ])('the count %s: %s', (cell, expected) => expect(told(count, cell)).toBe(expected))

  test.each([
    ['12,5', '25/2'],
    ['-1', 'negative'],
    ['1.246', '623/500'],
  ])('the amount %s: %s', (cell, expected) => expect(told(amount, cell)).toBe(expected))

  test.each(['1.246', '1,246', '1.000'])('a count of %s is refused with both readings', (cell) => {
    const read = readValue(count, cell)
    if (read.kind !== 'fault') throw new Error('accepted')
    for (const language of Language.options) {
      const text = valueFaultText(
        'f.csv',
        { code: read.code, line: 2, value: cell, params: { ...read.params, item: count.name } },
        language,
      )
      expect(text).toContain(cell.replace(/[.,]/, ''))
      expect(text.replace(/«[^»]*»/, '')).toMatch(new RegExp(`(?<!\\d)${cell.replace(/[.,]/, '[.,]')}(?!\\d)`))
      expect(text).toContain('Số gì đó')
    }
  })
})

describe('answers', () => {
  test.each([
    ['1', '1'],
    ['0', '0'],
    ['có', '1'],
    ['CÓ', '1'],
    ['Không', '0'],
    ['không'.normalize('NFD'), '0'],
    ['true', '1'],
    ['FALSE', '0'],
    ['yes', 'not-yes-no'],
    ['co', 'not-yes-no'],
    ['2', 'not-yes-no'],
    ['x', 'not-yes-no'],
    ['1.0', 'not-yes-no'],
  ])('yes or no: %s is %s', (cell, expected) => expect(told(yesNo, cell)).toBe(expected))

  test.each([
    ['tot', '0'],
    ['kha', '1'],
    ['1', '0'],
    ['3', '2'],
    ['0', 'not-an-option'],
    ['4', 'not-an-option'],
    ['-1', 'not-an-option'],
    ['1.0', 'not-an-option'],
    ['Tốt', 'not-an-option'],
    ['constructor', 'not-an-option'],
  ])('a choice by slug or printed place: %s is %s', (cell, expected) => expect(told(choice, cell)).toBe(expected))

  test('a wrong option is answered with all there are', () => {
    expect(readValue(choice, 'gioi')).toMatchObject({ params: { options: '1 = tot, 2 = kha, 3 = khong-co' } })
  })
})

describe.each([count, amount, points, yesNo, choice])('for every kind', (of) => {
  test('an empty cell is missing and khong-ap-dung not applicable', () => {
    expect([told(of, ''), told(of, '  '), told(of, '\u00a0'), told(of, 'khong-ap-dung')]).toEqual([
      'missing',
      'missing',
      'missing',
      'not-applicable',
    ])
  })

  test('any text at all is read or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const read = readValue(of, cell)
        if (read.kind === 'fault')
          expect(valueFaultText('f', { code: read.code, line: 1, value: cell, params: read.params }, 'vi')).not.toMatch(
            /undefined|\[object/,
          )
      }),
      { seed: 9, numRuns: 300 },
    )
  })
})
