import { describe, expect, test } from 'vitest'
import type { Organisation } from '#domain/organisation/organisation.ts'
import { periodFrom } from '#domain/period/period.ts'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { criteriaReadingKeys, type Reading } from './reading.ts'

const ITEMS = itemsOf({
  p: { kind: 'count', overTime: 'flow' },
  d: { kind: 'count', overTime: 'stock' },
})
const OUTLINE = soundOutline(
  editionOf([
    { code: '1', max: 10, formula: 'MIN(max, a)', variables: { a: { item: 'p' } } },
    { code: '2', max: 10, formula: 'MIN(max, a)', variables: { a: { item: 'd' } } },
    { code: '3', max: 10, formula: 'MIN(max, a)', variables: { a: { item: 'p', of: 'parent' } } },
    { code: '4', max: 10, formula: 'MIN(max, a)', variables: { a: { item: 'p', of: 'parent', combine: 'sum' } } },
    { code: '5', max: 10, formula: 'MIN(max, a)', variables: { a: { item: 'p', period: 'previous' } } },
  ]),
  ITEMS,
)

const NEW_CITY: Organisation = { id: 'thanh-pho-moi', name: 'Thành phố mới', group: '', ranked: true }
const WARD: Organisation = { id: 'phuong', name: 'Phường', group: '', ranked: true, parent: NEW_CITY.id }
const OTHER: Organisation = { id: 'huyen-khac', name: 'Huyện khác', group: '', ranked: true }
const ALL = [NEW_CITY, WARD, OTHER]

/** In 2022 the new city came of the old town. */
function readingOf(member: Organisation): Reading {
  return {
    outline: OUTLINE,
    items: ITEMS,
    period: periodFrom('2022')!,
    member,
    register: { organisations: ALL, byId: new Map(ALL.map((one) => [one.id, one])), above: () => [] },
    predecessors: (subjects, periods) =>
      subjects.includes(NEW_CITY.id) && periods.includes('2022') ? ['thi-xa-cu'] : [],
  }
}

const readersOf = (member: Organisation, item: string, period = '2022'): string[] => [
  ...criteriaReadingKeys(readingOf(member), [{ subject: 'thi-xa-cu', item, period }]),
]

describe('a number of an organisation that another one succeeded within the year (method §9.4, §10.5)', () => {
  test('is read by every criterion that reads the successor’s flow: its own, and those of whoever reads it', () => {
    expect(readersOf(NEW_CITY, 'p')).toEqual(['1'])
    expect(readersOf(WARD, 'p')).toEqual(['3'])
  })

  test('is read as months too, where the year is made of them', () => {
    expect(readersOf(NEW_CITY, 'p', '2022-03')).toEqual(['1'])
  })

  test('is not read as a stock, nor by who succeeded nobody', () => {
    expect(readersOf(NEW_CITY, 'd')).toEqual([])
    expect(readersOf(OTHER, 'p')).toEqual([])
  })
})
