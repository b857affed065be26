import { expect, test } from 'vitest'
import type { TreeRow } from '#contract/organisation-views.ts'
import { registerRows, shownRows, type RegisterFilter } from './register-rows.ts'

const row = (organisation: string, name: string, parent?: string, more: Partial<TreeRow> = {}): TreeRow => ({
  ...{ organisation, name, kind: 'commune', level: 'commune', isRanked: true },
  ...(parent !== undefined && { parent }),
  ...more,
})

const TREE = registerRows([
  row('t', 'Tỉnh Minh Hoạ', undefined, { kind: 'province', identifier: 'H99' }),
  row('s', 'Sở Y tế', 't', { kind: 'department', abbreviation: 'SYT' }),
  row('h', 'Huyện Tân Khê', 't', { kind: 'district' }),
  row('x', 'Xã Đồng Lúa', 'h'),
  row('y', 'Xã Đông Hải', 'h'),
  row('d', 'Hội Nông dân', undefined, { kind: 'association' }),
])

const shown = (filter: RegisterFilter) => shownRows(TREE, filter).map(({ organisation }) => organisation)

test('each row knows its depth, whom it stands under and how many stand below it', () => {
  expect(TREE.map(({ organisation, depth, childCount }) => [organisation, depth, childCount])).toEqual([
    ['t', 0, 2],
    ['s', 1, 0],
    ['h', 1, 2],
    ['x', 2, 0],
    ['y', 2, 0],
    ['d', 0, 0],
  ])
  expect(TREE[3]!.above).toEqual(['Tỉnh Minh Hoạ', 'Huyện Tân Khê'])
})

test('names are found without marks, by abbreviation and by identifier', () => {
  expect(shown({ query: 'dong' })).toEqual(['x', 'y'])
  expect(shown({ query: 'syt' })).toEqual(['s'])
  expect(shown({ query: 'h99' })).toEqual(['t'])
})

test('a kind, or one organisation with those below it, is shown alone', () => {
  expect(shown({ kind: 'district' })).toEqual(['h'])
  expect(shown({ unit: 'h' })).toEqual(['h', 'x', 'y'])
  expect(shown({ unit: 'd' })).toEqual(['d'])
  expect(shown({ unit: 'gone' })).toHaveLength(6)
})
