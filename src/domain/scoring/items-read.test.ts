import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { periodFrom } from '../period/period.ts'
import { itemsRead, leavesReading } from './items-read.ts'

const ITEMS = itemsOf({
  s: 'count',
  f: { kind: 'count', overTime: 'flow' },
  c: { kind: 'count', overTime: 'cumulative' },
})

function outlineOf(...variables: Record<string, string>[]) {
  const leaves = variables.map((variable, at) => ({
    code: `1.${at + 1}`,
    max: 10,
    formula: 'a',
    variables: { a: variable },
  }))
  return soundOutline(editionOf([{ code: '1', children: leaves }]), ITEMS)
}

function keys(variable: Record<string, string>, period: string): string[] {
  const [read] = itemsRead(outlineOf(variable), periodFrom(period)!)
  return read!.periods.map(({ key }) => key).sort()
}

describe('the stored periods that a letter may be read from (method §7.4)', () => {
  test.each<[Record<string, string>, string, string[]]>([
    [{ item: 's' }, '2020', ['2020', '2020-12', '2020-H2', '2020-Q4']],
    [{ item: 's' }, '2020-Q1', ['2020-03', '2020-Q1']],
    [{ item: 's' }, '2020-12', ['2020', '2020-12', '2020-H2', '2020-Q4']],
    [{ item: 's', period: 'previous' }, '2020-05', ['2020-04']],
    [{ item: 'f' }, '2020-Q2', ['2020-04', '2020-05', '2020-06', '2020-Q2']],
    [{ item: 'f' }, '2020-07', ['2020-07']],
    [{ item: 'f', period: 'year-to-date' }, '2020-03', ['2020-01', '2020-02', '2020-03', '2020-Q1']],
    [{ item: 'f', period: 'previous' }, '2020-Q1', ['2019-10', '2019-11', '2019-12', '2019-Q4']],
    [{ item: 'c' }, '2020-Q2', ['2020-03', '2020-06', '2020-H1', '2020-Q1', '2020-Q2']],
    [{ item: 'c' }, '2020-Q1', ['2020-03', '2020-Q1']],
    [{ item: 'c', period: 'year-to-date' }, '2020-Q2', ['2020-06', '2020-H1', '2020-Q2']],
  ])('%j in %s', (variable, period, expected) => expect(keys(variable, period)).toEqual(expected))

  test('a year of a flow may come from any of its 19 periods', () => {
    expect(keys({ item: 'f' }, '2020')).toHaveLength(19)
  })
})

test('one item that is read in several ways is listed once for each subject, its periods together', () => {
  const outline = outlineOf(
    { item: 's' },
    { item: 's', period: 'previous' },
    { item: 's', of: 'province' },
    { item: 'f', of: 'own', combine: 'sum' },
  )
  expect(
    itemsRead(outline, periodFrom('2020-01')!).map(({ item, of, combine, periods }) => [
      item,
      of,
      combine,
      ...periods.map(({ key }) => key).sort(),
    ]),
  ).toEqual([
    ['s', 'own', 'none', '2019', '2019-12', '2019-H2', '2019-Q4', '2020-01'],
    ['s', 'province', 'none', '2020-01'],
    ['f', 'own', 'sum', '2020-01'],
  ])
})

test('leaves are asked for by code, by the items they read, or all', () => {
  const outline = outlineOf({ item: 's' }, { item: 'f' }, { item: 's', of: 'province' })
  const codes = (asked: Parameters<typeof leavesReading>[1]): string[] =>
    leavesReading(outline, asked).map(({ code }) => code)
  expect(codes({ items: new Set(['s']) })).toEqual(['1.1', '1.3'])
  expect(codes({ code: '1.2' })).toEqual(['1.2'])
  expect(codes({ code: '9' })).toEqual([])
  expect(codes({})).toEqual(['1.1', '1.2', '1.3'])
})
