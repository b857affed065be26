import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFromText } from '../exact.ts'
import { DataItem, ItemKind } from '../item/data-item.ts'
import { exactOf, hardFaults, ValueContent } from './value-content.ts'

const OPTIONS = [
  { slug: 'tot', name: 'Tốt' },
  { slug: 'kha', name: 'Khá' },
]

function item(kind: string): DataItem {
  return DataItem.parse({ id: 'x', name: 'Số hồ sơ', kind, ...(kind === 'choice' && { options: OPTIONS }) })
}

const number = (text: string): ValueContent => ({ kind: 'number', number: text })

describe('what cannot be saved', () => {
  test.each<[string, ValueContent, string]>([
    ['count', number('1.5'), 'not-whole'],
    ['count', number('-1'), 'negative'],
    ['amount', number('-0.5'), 'negative'],
    ['amount', number('1'.repeat(31)), 'too-many-digits'],
    ['amount', number(`0.${'0'.repeat(29)}1`), 'too-many-digits'],
    ['count', { kind: 'yes-no', yes: true }, 'wrong-kind'],
    ['yes-no', number('1'), 'wrong-kind'],
    ['text', number('1'), 'wrong-kind'],
    ['choice', { kind: 'option', option: 'kem' }, 'unknown-option'],
    ['date', { kind: 'date', date: '0205-01-01' }, 'unlikely-year'],
  ])('for a %s, %j: %s', (kind, content, code) => {
    expect(hardFaults(item(kind), content).map((fault) => fault.code)).toEqual([code])
    expect(exactOf(item(kind), content)).toBeUndefined()
  })

  test('a count that is neither whole nor positive is told both', () => {
    expect(hardFaults(item('count'), number('-1.5')).map(({ code }) => code)).toEqual(['not-whole', 'negative'])
  })

  test('nothing else: 0, whole numbers with decimals of 0, negative points, any reason', () => {
    expect(hardFaults(item('count'), number('0'))).toEqual([])
    expect(hardFaults(item('count'), number('12.00'))).toEqual([])
    expect(hardFaults(item('points'), number('-3.5'))).toEqual([])
    expect(hardFaults(item('ratio'), number('1.2'))).toEqual([])
    for (const kind of ItemKind.options)
      expect(hardFaults(item(kind), { kind: 'cannot-provide', reason: 'Chưa thống kê' })).toEqual([])
  })
})

describe('the number that scoring reads', () => {
  test('is the typed decimal to the digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(0|[1-9]\d{0,14})(\.\d{1,14})?$/), (text) => {
        expect(exactOf(item('amount'), number(text))).toEqual(exactFromText(text))
      }),
      { seed: 410 },
    )
  })

  test('is 1 or 0 for yes or no, and the place of an option', () => {
    const read = (kind: string, content: ValueContent): bigint | undefined => exactOf(item(kind), content)?.numerator
    expect([read('yes-no', { kind: 'yes-no', yes: true }), read('yes-no', { kind: 'yes-no', yes: false })]).toEqual([
      1n,
      0n,
    ])
    expect([
      read('choice', { kind: 'option', option: 'tot' }),
      read('choice', { kind: 'option', option: 'kha' }),
    ]).toEqual([0n, 1n])
  })

  test('is none for text, a date and what cannot be provided', () => {
    expect(exactOf(item('text'), { kind: 'text', text: 'a' })).toBeUndefined()
    expect(exactOf(item('date'), { kind: 'date', date: '2025-07-01' })).toBeUndefined()
    expect(exactOf(item('count'), { kind: 'cannot-provide', reason: 'a' })).toBeUndefined()
    expect(exactOf(item('count'), { kind: 'withdrawn' })).toBeUndefined()
    expect(hardFaults(item('count'), { kind: 'withdrawn' })).toEqual([])
  })
})

describe('what is well-formed', () => {
  test('words are kept in one composition, without space around them', () => {
    const parsed = ValueContent.parse({ kind: 'cannot-provide', reason: '  Chưa thống kê '.normalize('NFD') })
    expect(parsed).toEqual({ kind: 'cannot-provide', reason: 'Chưa thống kê'.normalize('NFC') })
  })

  test.each([
    { kind: 'number', number: '1e5' },
    { kind: 'number', number: '1,5' },
    { kind: 'number', number: 12 },
    { kind: 'date', date: '2025-02-29' },
    { kind: 'date', date: '01/07/2025' },
    { kind: 'cannot-provide', reason: '   ' },
    { kind: 'text', text: 'a'.repeat(2001) },
    { kind: 'option', option: 'Tốt' },
    { kind: 'number', number: '1', yes: true },
    { kind: 'unknown' },
  ])('%j is not', (content) => {
    expect(ValueContent.safeParse(content).success).toBe(false)
  })
})
