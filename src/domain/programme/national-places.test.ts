import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placesByYear, type SaidPlace } from './national-places.ts'

const stated = fc.array(
  fc.record(
    {
      year: fc.integer({ min: 2018, max: 2024 }),
      place: fc.integer({ min: 1, max: 4 }),
      of: fc.constantFrom(34, 63),
      on: fc.constantFrom('2021', '2021-Q3', '2021-09-30', '2021-12', '2022-07-12'),
      source: fc.uuid(),
    },
    { requiredKeys: ['year', 'place', 'source'] },
  ),
  { maxLength: 30 },
)

describe('places by year', () => {
  test('come once a year, in the order of years', () => {
    fc.assert(
      fc.property(stated, (all) => {
        const years = placesByYear(all).map(({ year }) => year)
        expect(years).toEqual([...new Set(all.map(({ year }) => year))].sort((a, b) => a - b))
      }),
    )
  })

  test('lose no source: each stands once, with the place that it states', () => {
    fc.assert(
      fc.property(stated, (all) => {
        const back = placesByYear(all).flatMap(({ year, others, ...counting }) =>
          [counting, ...others].flatMap(({ place, sources }) => sources.map((source) => `${year} ${place} ${source}`)),
        )
        expect(back.sort()).toEqual(all.map(({ year, place, source }) => `${year} ${place} ${source}`).sort())
      }),
    )
  })

  test('name every place of a year once, and none that was published later counts as another', () => {
    fc.assert(
      fc.property(stated, (all) => {
        for (const { year, place, others } of placesByYear(all)) {
          const places = [place, ...others.map((other) => other.place)]
          expect(new Set(places).size).toBe(places.length)
          const ofYear = all.filter((one) => one.year === year)
          const dated = ofYear.filter(({ on }) => on === '2022-07-12')
          if (dated.length > 0) expect(dated.map((one) => one.place)).toContain(place)
          const undated = ofYear.filter(({ on }) => on === undefined)
          if (undated.length < ofYear.length && undated.some((one) => one.place === place))
            expect(ofYear.some((one) => one.place === place && one.on !== undefined)).toBe(true)
        }
      }),
    )
  })
})

const A: SaidPlace<string> = { year: 2022, place: 18, source: 'A' }

describe.each<[string, SaidPlace<string>[], object]>([
  ['one source', [A], { place: 18, sources: ['A'], others: [] }],
  [
    'the same place twice: once, the first source first, with the index that one of them prints',
    [A, { ...A, source: 'B', of: 63, index: '0.5512' }],
    { place: 18, of: 63, index: '0.5512', sources: ['A', 'B'], others: [] },
  ],
  [
    'a restatement: the later one counts, the other stays',
    [
      { ...A, on: '2023-07-12' },
      { year: 2022, place: 17, on: '2023-10-02', source: 'B' },
    ],
    { place: 17, sources: ['B'], others: [{ place: 18, sources: ['A'] }] },
  ],
  [
    'a day is later than no day, whatever the order',
    [
      { ...A, on: '2023-07-12' },
      { ...A, place: 17, source: 'B' },
    ],
    { place: 18, sources: ['A'], others: [{ place: 17, sources: ['B'] }] },
  ],
  [
    'without days the first given counts',
    [A, { ...A, place: 17, source: 'B' }],
    { place: 18, sources: ['A'], others: [{ place: 17, sources: ['B'] }] },
  ],
  [
    'what the province states with a day counts before a publication without one, which stays',
    [A, { ...A, place: 17, of: 63, index: '0.70', on: '2023-07-12', source: 'stated' }],
    { place: 17, of: 63, index: '0.70', sources: ['stated'], others: [{ place: 18, sources: ['A'] }] },
  ],
  [
    'the third quarter is before December and after August',
    [
      { ...A, on: '2023-Q3' },
      { ...A, place: 17, on: '2023-08-31', source: 'B' },
    ],
    { place: 18, sources: ['A'], others: [{ place: 17, sources: ['B'] }] },
  ],
])('%s', (_, all, expected) => {
  test('as the method says', () => expect(placesByYear(all)).toEqual([{ year: 2022, ...expected }]))
})
