import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statedPlaceFaults } from './stated-place.ts'

const TODAY = '2026-11-22'

test.each([
  ['the running year', { year: 2026 }, []],
  ['the next year', { year: 2027 }, [{ field: 'year', code: 'year-ahead' }]],
  ['the last of all', { place: 63, of: 63 }, []],
  ['behind the last', { place: 64, of: 63 }, [{ field: 'place', code: 'place-beyond-ranked' }]],
  ['published today', { publishedOn: TODAY }, []],
  ['published tomorrow', { publishedOn: '2026-11-23' }, [{ field: 'publishedOn', code: 'published-ahead' }]],
  ['published on the first day of its year', { year: 2024, publishedOn: '2024-01-01' }, []],
  [
    'published before its year began',
    { year: 2024, publishedOn: '2023-12-31' },
    [{ field: 'publishedOn', code: 'published-before-year' }],
  ],
])('%s', (_, judged, faults) => {
  expect(statedPlaceFaults(judged, TODAY)).toEqual(faults)
})

describe('what is wrong', () => {
  test('is told once of a field, and never of what is not given', () => {
    const day = fc.constantFrom('1999-12-31', '2024-06-30', TODAY, '2030-01-01')
    const any = { year: fc.integer({ min: 2000, max: 2040 }), place: fc.nat(120), of: fc.nat(120), publishedOn: day }
    fc.assert(
      fc.property(fc.record(any, { requiredKeys: [] }), (judged) => {
        const fields = statedPlaceFaults(judged, TODAY).map(({ field }) => field)
        expect(new Set(fields).size).toBe(fields.length)
        for (const field of fields) expect(judged).toHaveProperty(field)
      }),
    )
  })
})
