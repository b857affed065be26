import { expect, test } from 'vitest'
import { periodFrom } from '../period/period.ts'
import { Day, daysOf, isInForce, overlap } from './day.ts'

test.each(['2025-07-01', '2024-02-29', '2000-02-29', '2026-12-31'])('%s is a day', (text) => {
  expect(Day.safeParse(text).success).toBe(true)
})

test.each(['2025-02-29', '1900-02-29', '2025-04-31', '2025-13-01', '2025-00-10', '2025-1-1', '01/07/2025', ''])(
  '%j is no day',
  (text) => {
    expect(Day.safeParse(text).error?.issues[0]?.message).toBe('not-a-day')
  },
)

test('what ends on a day is no longer in force on that day, and what starts then is', () => {
  expect(isInForce({ from: '2020-01-01', to: '2025-07-01' }, '2025-06-30')).toBe(true)
  expect(isInForce({ from: '2020-01-01', to: '2025-07-01' }, '2025-07-01')).toBe(false)
  expect(isInForce({ from: '2025-07-01' }, '2025-07-01')).toBe(true)
  expect(isInForce({ from: '2025-07-01' }, '2025-06-30')).toBe(false)
})

test('stretches that only touch do not overlap', () => {
  expect(overlap({ from: '2020-01-01', to: '2025-07-01' }, { from: '2025-07-01' })).toBe(false)
  expect(overlap({ from: '2020-01-01', to: '2025-07-02' }, { from: '2025-07-01' })).toBe(true)
  expect(overlap({ from: '2020-01-01' }, { from: '2025-07-01', to: '2025-07-01' })).toBe(false)
})

test.each([
  ['2025', '2025-01-01', '2026-01-01'],
  ['2025-H2', '2025-07-01', '2026-01-01'],
  ['2025-Q3', '2025-07-01', '2025-10-01'],
  ['2025-12', '2025-12-01', '2026-01-01'],
])('%s runs from %s to before %s', (key, from, to) => {
  expect(daysOf(periodFrom(key)!)).toEqual({ from, to })
})
