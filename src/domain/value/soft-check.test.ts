import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFromText } from '../exact.ts'
import { DataItem } from '../item/data-item.ts'
import { periodFrom } from '../period/period.ts'
import { softFindings, type SoftContext } from './soft-check.ts'

function item(more: Record<string, unknown> = {}): DataItem {
  return DataItem.parse({ id: 'x', name: 'Số hồ sơ', kind: 'count', ...more })
}

/** Values of other periods by key; the whole and the parts as numbers. */
type Around = { period?: string; others?: Record<string, string>; whole?: string; parts?: string[] }

function context({ period = '2020', others = {}, whole, parts = [] }: Around): SoftContext {
  return {
    period: periodFrom(period)!,
    others: Object.entries(others).map(([key, value]) => ({ period: periodFrom(key)!, value: exactFromText(value) })),
    whole: whole === undefined ? undefined : { item: { id: 'w', name: 'Tổng số' }, value: exactFromText(whole) },
    parts: parts.map((value, at) => ({ item: { id: `p${at}`, name: `Phần ${at}` }, value: exactFromText(value) })),
  }
}

function codes(one: DataItem, value: string, around: Around = {}): string[] {
  return softFindings(one, { kind: 'number', number: value }, context(around)).map(({ code }) => code)
}

describe('the plausible range', () => {
  const ranged = item({ range: { least: '1', most: '100' } })
  test.each([
    ['0', ['below-range']],
    ['1', []],
    ['100', []],
    ['101', ['above-range']],
  ])('1 to 100: %s', (value, expected) => expect(codes(ranged, value)).toEqual(expected))

  test.each([
    ['0', []],
    ['1', []],
    ['1.0001', ['ratio-outside']],
    ['-0.1', ['ratio-outside']],
  ])('a ratio without a range of its own lies in 0 to 1: %s', (value, expected) =>
    expect(codes(item({ kind: 'ratio' }), value)).toEqual(expected),
  )

  test('a ratio with a range of its own is held to that one', () => {
    expect(codes(item({ kind: 'ratio', range: { most: '3' } }), '2.5')).toEqual([])
    expect(codes(item({ kind: 'ratio', range: { most: '3' } }), '3.5')).toEqual(['above-range'])
  })
})

describe('a part above its whole', () => {
  const part = item({ partOf: 'w' })
  test('is told when the part is saved, with both numbers', () => {
    expect(softFindings(part, { kind: 'number', number: '5' }, context({ whole: '4' }))).toEqual([
      { code: 'above-whole', params: { value: '5', item: 'w', name: 'Tổng số', other: '4' } },
    ])
    expect(codes(part, '4', { whole: '4' })).toEqual([])
  })

  test('is told when the whole is saved below parts that are there', () => {
    expect(codes(item(), '5', { parts: ['4', '5', '6', '7'] })).toEqual(['below-part', 'below-part'])
  })
})

describe('a jump against the period before, by the factors of the method', () => {
  test.each<[string, Record<string, unknown>, string, string, boolean]>([
    ['a stock that doubles', {}, '100', '200', false],
    ['a stock that more than doubles', {}, '100', '201', true],
    ['a stock that falls to half', {}, '100', '50', false],
    ['a stock that falls below half', {}, '100', '49', true],
    ['a flow three times as large', { overTime: 'flow' }, '100', '300', false],
    ['a flow more than three times as large', { overTime: 'flow' }, '100', '301', true],
    ['small counts', {}, '1', '10', false],
    ['ten more from next to nothing', {}, '1', '11', true],
    ['nothing left of many', {}, '10', '0', true],
    ['nothing left of few', {}, '9', '0', false],
    ['an amount, however small', { kind: 'amount' }, '0.1', '0.21', true],
    ['a ratio by 30 points', { kind: 'ratio' }, '0.5', '0.8', false],
    ['a ratio by more than 30 points', { kind: 'ratio' }, '0.81', '0.5', true],
    ['points', { kind: 'points' }, '1', '50', false],
  ])('%s', (_, more, before, value, jumps) => {
    expect(codes(item(more), value, { others: { '2019': before } })).toEqual(jumps ? ['jump'] : [])
  })

  test('a year is never held against a quarter, nor a flow against a part of the period before', () => {
    expect(codes(item({ overTime: 'flow' }), '400', { others: { '2019-Q4': '10' } })).toEqual([])
    const whole = { '2019-Q1': '10', '2019-Q2': '10', '2019-Q3': '10', '2019-Q4': '10' }
    expect(codes(item({ overTime: 'flow' }), '400', { others: whole })).toEqual(['jump'])
  })

  test('a stock is held against what stood when the period began', () => {
    expect(codes(item(), '400', { period: '2020-Q1', others: { '2019': '10' } })).toEqual(['jump'])
  })

  test('a cumulative is held against the same month of the year before, and cannot fall within the year', () => {
    const running = item({ overTime: 'cumulative' })
    expect(codes(running, '90', { period: '2020-06', others: { '2020-03': '20' } })).toEqual([])
    expect(codes(running, '90', { period: '2020-06', others: { '2019-06': '20' } })).toEqual(['jump'])
    expect(codes(running, '19', { period: '2020-06', others: { '2020-03': '20' } })).toEqual(['cumulative-falls'])
    expect(codes(running, '21', { period: '2020-06', others: { '2020-09': '20' } })).toEqual(['cumulative-falls'])
    expect(codes(running, '19', { period: '2020-03', others: { '2019-12': '20' } })).toEqual([])
  })
})

describe('other periods that contradict it', () => {
  const flow = item({ overTime: 'flow' })
  const quarters = { '2020-Q1': '1', '2020-Q2': '2', '2020-Q3': '3', '2020-Q4': '4' }

  test('a year that is not the sum of its quarters', () => {
    expect(softFindings(flow, { kind: 'number', number: '11' }, context({ others: quarters }))).toEqual([
      { code: 'differs-from-parts', params: { value: '11', other: '10', period: '2020' } },
    ])
    expect(codes(flow, '10', { others: quarters })).toEqual([])
  })

  test('a quarter that makes the year untrue, or that completes it wrongly', () => {
    const around = { period: '2020-Q4', others: { ...quarters, '2020': '10' } }
    expect(codes(flow, '4', around)).toEqual([])
    expect(codes(flow, '5', around)).toEqual(['differs-from-period'])
    expect(codes(flow, '5', { period: '2020-Q4', others: { '2020-Q3': '3', '2020': '10' } })).toEqual([])
  })

  test('a month that plays no part in what contradicts the year is not blamed', () => {
    const around = { period: '2020-01', others: { ...quarters, '2020': '99' } }
    expect(codes(flow, '1', around)).toEqual([])
  })

  test.each(['stock', 'cumulative'])('a %s and another of it that ends with the same month', (overTime) => {
    expect(codes(item({ overTime }), '11', { others: { '2020-Q4': '10' } })).toEqual(['differs-from-period'])
    expect(codes(item({ overTime }), '10', { others: { '2020-Q4': '10', '2020-Q3': '9' } })).toEqual([])
  })

  test('months that are drawn at random: the finding is there exactly where the sum differs', () => {
    const drawn = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 9 }), ([a, b, c], value) => {
        const others = { '2020-01': String(a), '2020-02': String(b), '2020-03': String(c) }
        const found = codes(flow, String(value), { period: '2020-Q1', others })
        expect(found.includes('differs-from-parts')).toBe(a! + b! + c! !== value)
      }),
      { seed: 411 },
    )
  })
})

test('a value that is none is not checked', () => {
  expect(softFindings(item({ kind: 'yes-no' }), { kind: 'yes-no', yes: true }, context({}))).toEqual([])
  expect(softFindings(item(), { kind: 'cannot-provide', reason: 'a' }, context({ parts: ['9'] }))).toEqual([])
})
