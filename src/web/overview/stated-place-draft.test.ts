import { expect, test } from 'vitest'
import { draftOf, FIELDS, placeOf, type StatedPlaceDraft } from './stated-place-draft.ts'

const TODAY = '2026-11-22'
const TYPED: StatedPlaceDraft = {
  ...{ year: ' 2024', place: '15', of: '63', index: '0,6970', publishedOn: '30/6/2025' },
  ...{ publishedBy: 'Bộ  Khoa học và Công nghệ ', source: 'Công văn 123/BKHCN-CĐSQG\n' },
}
const SENT = {
  ...{ year: 2024, place: 15, of: 63, index: '0.6970', publishedOn: '2025-06-30' },
  ...{ publishedBy: 'Bộ Khoa học và Công nghệ', source: 'Công văn 123/BKHCN-CĐSQG' },
}

test('what is typed is sent without spaces that nobody meant, the index with the digits that are printed', () => {
  expect(placeOf(TYPED, TODAY)).toEqual({ place: SENT, faults: [] })
  expect(placeOf({ ...TYPED, index: '0.6970' }, TODAY).place).toEqual(SENT)
  const { index: _, publishedOn: __, ...printed } = SENT
  expect(placeOf({ ...TYPED, index: ' ', publishedOn: '' }, TODAY).place).toEqual(printed)
})

test('what stands is typed as it would be sent again', () => {
  const done = { version: 3, changedBy: { id: 'a', name: 'A' }, changedAt: '2026-01-01T00:00:00Z' }
  expect(placeOf(draftOf({ ...SENT, ...done }), TODAY).place).toEqual(SENT)
})

test('an empty form tells of each field that is needed, in its order', () => {
  const { year, place, of, publishedBy, source } = FIELDS
  expect(placeOf(draftOf(undefined), TODAY).faults.map(({ field }) => field)).toEqual([
    ...[year, place, of, publishedBy, source],
  ])
})

test.each<[Partial<StatedPlaceDraft>, keyof StatedPlaceDraft, RegExp]>([
  [{ year: '2027' }, 'year', /từ 2000 đến 2026/],
  [{ year: '1999' }, 'year', /từ 2000 đến 2026/],
  [{ year: 'năm ngoái' }, 'year', /từ 2000 đến 2026/],
  [{ place: '0' }, 'place', /từ 1 đến 100/],
  [{ place: '64' }, 'place', /không lớn hơn/],
  [{ of: '101' }, 'of', /từ 1 đến 100/],
  [{ index: '1,01' }, 'index', /từ 0 đến 1/],
  [{ index: '69,70' }, 'index', /từ 0 đến 1/],
  [{ publishedOn: '31/06/2025' }, 'publishedOn', /ngày\/tháng\/năm/],
  [{ publishedOn: '23/11/2026' }, 'publishedOn', /không sau hôm nay/],
  [{ publishedOn: '31/12/2023' }, 'publishedOn', /không trước năm/],
  [{ publishedBy: ' ' }, 'publishedBy', /cơ quan công bố/],
  [{ source: 'a'.repeat(501) }, 'source', /không quá 500/],
])('%o is told of its field', (change, field, words) => {
  const { place, faults } = placeOf({ ...TYPED, ...change }, TODAY)
  expect(place).toBeUndefined()
  expect(faults).toEqual([{ field: FIELDS[field], words: expect.stringMatching(words) }])
})
