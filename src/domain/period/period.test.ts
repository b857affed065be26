import { expect, test } from 'vitest'
import { periodFrom, previousPeriod, yearStart } from './period.ts'

test.each([
  ['2026', 12, 'year'],
  ['2026-H1', 6, 'half'],
  ['2026-H2', 6, 'half'],
  ['2026-Q1', 3, 'quarter'],
  ['2026-Q4', 3, 'quarter'],
  ['2026-01', 1, 'month'],
  ['2026-12', 1, 'month'],
])('%s is a period of %i months', (text, months, kind) => {
  const period = periodFrom(text)!
  expect(period.to - period.from).toBe(months)
  expect(period).toMatchObject({ key: text, kind })
})

test.each([
  '',
  '26',
  '20260',
  '2026-13',
  '2026-00',
  '2026-1',
  '2026-Q5',
  '2026-Q0',
  '2026-H3',
  '2026-q1',
  '2026 ',
  '2026-09-01',
  'Q1-2026',
])('%j is none', (text) => {
  expect(periodFrom(text)).toBeUndefined()
})

test.each([
  ['2026', '2025'],
  ['2026-H1', '2025-H2'],
  ['2026-Q1', '2025-Q4'],
  ['2026-Q3', '2026-Q2'],
  ['2026-01', '2025-12'],
  ['2000-01', '1999-12'],
])('before %s comes %s', (text, before) => expect(previousPeriod(periodFrom(text)!).key).toBe(before))

test.each([
  ['2026', '2026-01'],
  ['2026-H2', '2026-01'],
  ['2026-Q4', '2026-01'],
  ['2026-12', '2026-01'],
])('the year of %s begins with %s', (text, january) =>
  expect(yearStart(periodFrom(text)!)).toBe(periodFrom(january)!.from),
)

test('quarters, halves and months fill their year without gap', () => {
  const all = (keys: string[]) => keys.map((key) => periodFrom(key)!)
  const months = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
  for (const parts of [all(['2026-H1', '2026-H2']), all(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']), all(months)]) {
    expect(parts[0]!.from).toBe(periodFrom('2026')!.from)
    expect(parts.at(-1)!.to).toBe(periodFrom('2026')!.to)
    expect(parts.every((part, at) => at === 0 || part.from === parts[at - 1]!.to)).toBe(true)
  }
})
