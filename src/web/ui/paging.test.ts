import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_ROWS, MOST_WHOLE, pageOf } from './paging.ts'

const list = (length: number): number[] => Array.from({ length }, (_, at) => at + 1)

test('3,321 rows are 34 pages, the last of 21', () => {
  expect(pageOf(list(3321), '34')).toEqual({
    rows: list(3321).slice(3300),
    ...{ page: 34, pages: 34, first: 3301, last: 3321, all: 3321 },
  })
})

test('what is no page of the list leads to the nearest', () => {
  expect(pageOf(list(250), '9').page).toBe(3)
  expect(pageOf(list(250), '0').page).toBe(1)
  for (const asked of [undefined, '', '-1', '1e3', 'hai']) expect(pageOf(list(250), asked).page).toBe(1)
  expect(pageOf([], '3')).toMatchObject({ rows: [], page: 1, pages: 1, all: 0 })
})

test('a list that may stay whole has one page', () => {
  expect(pageOf(list(MOST_WHOLE), '2')).toMatchObject({ page: 1, pages: 1, rows: list(MOST_WHOLE) })
  expect(pageOf(list(MOST_WHOLE + 1), '2')).toMatchObject({ page: 2, pages: 3, first: 101, last: 200 })
})

test('the pages one after another are the list, of a long list none longer than the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (length) => {
      const { pages } = pageOf(list(length), undefined)
      const all = list(pages).map((page) => pageOf(list(length), String(page)).rows)
      expect(all.flat()).toEqual(list(length))
      expect(pages === 1 || all.every((rows) => rows.length <= MOST_ROWS)).toBe(true)
    }),
  )
})
