import { expect, test } from 'vitest'
import type { SearchEntry } from '#contract/documents.ts'
import { pieces } from './highlight.ts'
import { searchEngineOf } from './search-engine.ts'

const entry = (title: string, further = ''): SearchEntry => ['tasks', title, 'nơi', '/van-ban', further]

function titles(entries: readonly SearchEntry[], asked: string): string[] {
  return searchEngineOf(entries)
    .search(asked)
    .flatMap(({ found }) => found.map(({ title }) => title))
}

test('an abbreviation finds the office however it is written, and the office spelled out finds the abbreviation', () => {
  const offices = ['Sở TT&TT', 'Sở Thông tin và Truyền thông', 'Sở TTTT'].map((title) => entry(title))
  for (const asked of ['so tttt', 'Sở TT&TT', 'sở thông tin và truyền thông']) {
    expect(titles(offices, asked).sort(), asked).toEqual(['Sở TT&TT', 'Sở TTTT', 'Sở Thông tin và Truyền thông'])
  }
})

test('marks may be left out, and đ is d', () => {
  expect(titles([entry('Đào tạo cán bộ'), entry('Đo đạc')], 'dao tao')).toEqual(['Đào tạo cán bộ'])
})

test('marks that are typed come first, then what only looks alike, then further words', () => {
  const entries = [entry('Bàn giao'), entry('Khác', 'bản đồ'), entry('Bản đồ số')]
  expect(titles(entries, 'bản')).toEqual(['Bản đồ số', 'Bàn giao', 'Khác'])
})

test('words are found at their beginnings, all of them', () => {
  const entries = [entry('Chuyển đổi số'), entry('Đổi mới')]
  expect(titles(entries, 'chuy doi')).toEqual(['Chuyển đổi số'])
  expect(titles(entries, 'oi')).toEqual([])
  expect(titles(entries, ' ')).toEqual([])
})

test('letters in pieces (NFD) are the same letters', () => {
  expect(titles([entry('Đào tạo'.normalize('NFD'))], 'đào tạo')).toHaveLength(1)
})

test('what was looked for is marked in the text, letter for letter', () => {
  const marked = (text: string, asked: string) =>
    pieces(text, asked)
      .map((piece) => (piece.isFound ? `[${piece.text}]` : piece.text))
      .join('')
  expect(marked('Sở Thông tin và Truyền thông tỉnh', 'so tttt')).toBe('[Sở] [Thông tin và Truyền thông] tỉnh')
  expect(marked('Đào tạo', 'da ta')).toBe('[Đà]o [tạ]o')
  expect(marked('không có', 'xyz')).toBe('không có')
})
