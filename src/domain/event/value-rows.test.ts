import { expect, test } from 'vitest'
import { valueRows } from './value-rows.ts'

const THREE = { kind: 'number', number: '3' }

test('one saved value is one row, a file of many has a row each, with part and note', () => {
  const saved = { item: 'ho-so', period: '2022', part: null, version: 2, before: null, after: THREE, note: null }
  expect(valueRows(saved)).toEqual([{ item: 'ho-so', before: null, after: THREE, isTold: true }])
  const values = [
    { item: 'ho-so', part: 'u', before: THREE, after: { kind: 'withdrawn' }, note: 'nhầm' },
    { item: 'b' },
  ]
  expect(valueRows({ values })).toEqual([
    { item: 'ho-so', part: 'u', before: THREE, after: { kind: 'withdrawn' }, isTold: true, note: 'nhầm' },
    { item: 'b', before: undefined, after: undefined, isTold: false },
  ])
})

test('what is no value, or withheld, makes no row', () => {
  expect(valueRows({ item: 'ho-so', period: '2022' })).toEqual([])
  expect(valueRows({ before: 'draft', after: 'submitted' })).toEqual([])
  expect(valueRows({ values: 12, before: null, after: { nodes: 3 } })).toEqual([])
  expect(valueRows({ values: [null, 3, { version: 1 }] })).toEqual([])
})
