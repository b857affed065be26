import { expect, test } from 'vitest'
import type { PastTableCheck } from '#contract/past-tables.ts'
import { keptChoices } from './kept-choices.ts'
import type { Choices } from './send-table.ts'

const check = (heads: Record<string, string>, written: Record<number, string>, head = 1): PastTableCheck => ({
  ...{ sheets: ['Bảng'], sheet: 'Bảng', head, units: [], items: [], rows: [], left: 0, accepted: '' },
  counts: { new: 0, replaced: 0, kept: 0, unchanged: 0, faults: 0, units: 0 },
  columns: Object.entries(heads).map(([letter, text]) => ({ letter, head: text, role: 'NONE', scale: 0, samples: [] })),
  questions: Object.entries(written).map(([row, name]) => ({
    ...{ row: Number(row), cell: `B${row}`, written: name, rows: 1, why: 'not-found', candidates: [] },
  })),
})
const said: Choices = {
  head: 1,
  columns: new Map([
    ['B', 'UNIT'],
    ['C', 'so-may-tinh'],
  ]),
  units: new Map([
    ['4', 'x'],
    ['5', 'NONE'],
  ]),
  replace: new Set(['C4']),
}
const before = check({ B: 'Tên', C: 'Máy' }, { 4: 'Sở A', 5: 'Tổng' })

test('a mended table keeps what was said of its columns and names, not what was to be replaced', () => {
  const kept = keptChoices(before, said, check({ B: 'Tên', C: 'Máy', D: 'Lỗi cần sửa' }, { 4: 'Sở A', 5: 'Tổng' }))
  expect(kept).toEqual({ ...said, replace: new Set() })
})

test('another table keeps what it has alike, and one with other rows of heads nothing', () => {
  const other = keptChoices(before, said, check({ B: 'Tên', C: 'Xe' }, { 4: 'Sở B', 5: 'Tổng' }))
  expect([[...other.columns], [...other.units]]).toEqual([[['B', 'UNIT']], [['5', 'NONE']]])
  const lower = keptChoices(before, said, check({ B: 'Tên', C: 'Máy' }, { 4: 'Sở A' }, 3))
  expect(lower).toEqual({ columns: new Map(), units: new Map(), replace: new Set() })
})
