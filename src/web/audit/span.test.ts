import { expect, test } from 'vitest'
import { isSearchable, spanOf } from './span.ts'

// 23:30 of the 22nd in Vietnam.
const NOW = Date.parse('2026-11-22T16:30:00Z')

test('without days a search covers the last 366 up to today in Vietnam', () => {
  expect(spanOf({}, NOW)).toEqual({ from: '2025-11-22', to: '2026-11-22' })
  expect(spanOf({}, NOW + 30 * 60_000).to).toBe('2026-11-23')
  expect(isSearchable(spanOf({}, NOW))).toBe(true)
})

test('days that are none are as if they were not there; those that are stay', () => {
  expect(spanOf({ from: 'hôm qua', to: '2024-02-29' }, NOW)).toEqual({ from: '2023-03-01', to: '2024-02-29' })
  expect(spanOf({ from: '2026-01-01', to: '2026-01-31' }, NOW)).toEqual({ from: '2026-01-01', to: '2026-01-31' })
})

test('more than 366 days, or an end before the beginning, is not searched', () => {
  expect(isSearchable({ from: '2025-01-01', to: '2026-01-01' })).toBe(true)
  expect(isSearchable({ from: '2025-01-01', to: '2026-01-02' })).toBe(false)
  expect(isSearchable({ from: '2026-01-02', to: '2026-01-01' })).toBe(false)
})
