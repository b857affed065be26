import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactFromText, toFraction } from '../exact.ts'
import { DataItem } from '../item/data-item.ts'
import { periodFrom, type Period } from '../period/period.ts'
import { ValueStore } from './value-store.ts'

const item = (overTime: string): DataItem =>
  DataItem.parse({ id: 'x', name: 'x', kind: 'amount', overTime, providers: ['unit'] })

const MONTHS = Array.from({ length: 12 }, (_, at) => `2020-${String(at + 1).padStart(2, '0')}`)
const KEYS = [...MONTHS, '2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4', '2020-H1', '2020-H2', '2020']
const JANUARY = periodFrom('2020')!.from

const months = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 })

function storeOf(values: readonly (readonly [key: string, value: number])[]): ValueStore {
  const store = new ValueStore()
  const row = store.row('A')
  for (const [key, value] of values) store.setFact('x', key, row, exactFromText(String(value)))
  return store
}

function fact(store: ValueStore, overTime: string, key: string): string | undefined {
  const value = store.fact(item(overTime), periodFrom(key)!, 0)
  return value && toFraction(value)
}

function sumOf(values: readonly number[], { from, to }: Period): number {
  return values.slice(from - JANUARY, to - JANUARY).reduce((sum, value) => sum + value, 0)
}

/** Whether some of the stored periods cover the wanted one without gap or overlap, by trying them all. */
function canBeCovered(stored: readonly Period[], from: number, to: number): boolean {
  if (from === to) return true
  return stored.some((one) => one.from === from && one.to <= to && canBeCovered(stored, one.to, to))
}

describe('what flows', () => {
  test('adds up to the period exactly where stored periods cover it', () => {
    let covered = 0
    fc.assert(
      fc.property(months, fc.subarray(KEYS), fc.constantFrom(...KEYS), (values, keys, wanted) => {
        const store = storeOf(keys.map((key) => [key, sumOf(values, periodFrom(key)!)] as const))
        const period = periodFrom(wanted)!
        const isCovered = canBeCovered(
          keys.map((key) => periodFrom(key)!),
          period.from,
          period.to,
        )
        covered += isCovered ? 1 : 0
        expect(fact(store, 'flow', wanted)).toBe(isCovered ? String(sumOf(values, period)) : undefined)
        const toDate = store.factToDate(item('flow'), period, 0)
        const hasDate = canBeCovered(
          keys.map((key) => periodFrom(key)!),
          JANUARY,
          period.to,
        )
        expect(toDate && toFraction(toDate)).toBe(
          hasDate ? String(sumOf(values, { ...period, from: JANUARY })) : undefined,
        )
      }),
      { seed: 74, numRuns: 2000 },
    )
    expect(covered).toBeGreaterThan(300)
  })

  test('a value stored for the period wins over its parts', () => {
    const store = storeOf([
      ['2020-Q1', 9],
      ['2020-01', 1],
      ['2020-02', 1],
      ['2020-03', 1],
    ])
    expect([fact(store, 'flow', '2020-Q1'), fact(store, 'flow', '2020-02')]).toEqual(['9', '1'])
  })
})

describe('what stands', () => {
  test.each([
    ['2020-Q3', '3'],
    ['2020-09', '3'],
    ['2020-H2', '12'],
    ['2020', '12'],
    ['2020-Q2', undefined],
    ['2021', undefined],
  ])('at the end of %s is the value that ends with it', (key, expected) => {
    expect(
      fact(
        storeOf([
          ['2020-09', 3],
          ['2020-Q4', 12],
          ['2020-08', 7],
        ]),
        'stock',
        key,
      ),
    ).toBe(expected)
  })
})

describe('what has run since January', () => {
  test('is the figure at the end, or the difference of two', () => {
    const ends = fc.subarray([2, 5, 8, 11])
    const asked = fc.constantFrom('2020-Q1', '2020-Q2', '2020-Q3', '2020-Q4', '2020-H1', '2020-H2', '2020')
    fc.assert(
      fc.property(months, ends, asked, (values, stored, wanted) => {
        const running = (end: number): number => values.slice(0, end + 1).reduce((sum, value) => sum + value, 0)
        const store = storeOf(stored.map((end) => [MONTHS[end]!, running(end)] as const))
        const { from, to } = periodFrom(wanted)!
        const has = (month: number): boolean => stored.includes(month)
        const isKnown = has(to - JANUARY - 1) && (from === JANUARY || has(from - JANUARY - 1))
        expect(fact(store, 'cumulative', wanted)).toBe(isKnown ? String(sumOf(values, periodFrom(wanted)!)) : undefined)
      }),
      { seed: 75, numRuns: 1000 },
    )
  })
})

test('a subject that is not known has a row of its own, and no value', () => {
  const store = storeOf([['2020', 1]])
  expect([store.row('A'), store.row('B'), store.row('A')]).toEqual([0, 1, 0])
  expect(store.fact(item('flow'), periodFrom('2020')!, 1)).toBeUndefined()
})

test('numbers come back to the digit, however long', () => {
  const texts = fc
    .tuple(fc.stringMatching(/^[1-9]\d{0,20}$/), fc.stringMatching(/^\d{0,8}$/))
    .map(([whole, rest]) => (rest === '' ? whole : `${whole}.${rest}`))
  fc.assert(
    fc.property(texts, (text) => {
      const store = new ValueStore()
      store.setFact('x', '2020', store.row('A'), exactFromText(text))
      expect(store.fact(item('stock'), periodFrom('2020')!, 0)).toEqual(exactFromText(text))
    }),
    { seed: 76, numRuns: 1000 },
  )
})
