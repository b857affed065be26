import { expect, test } from 'vitest'
import { soughtIn, standsIn } from './sought.ts'

const holds = (query: string, ...texts: string[]): boolean => standsIn(texts, soughtIn(query))

test('words are whole words, whatever their marks; a part of a word is none', () => {
  expect(holds('truong loc', 'Xã Trường Lộc')).toBe(true)
  expect(holds('Trường Lộ', 'Xã Trường Lộc')).toBe(false)
  expect(holds('quyet dinh moi', 'Theo quyết định mới.')).toBe(true)
  expect(holds('cb.so-y-te', 'cb.so-y-te')).toBe(true)
  expect(holds('', 'Xã Trường Lộc')).toBe(true)
})

test('a unit is not found in the syllables of other names, though all of them are there', () => {
  expect(holds('Sở Y tế', 'Sở Y tế', 'Số hồ sơ')).toBe(true)
  expect(holds('Sở Y tế', 'Xã Trường Lộc', 'Số cán bộ ngành y', 'kinh tế')).toBe(false)
  expect(holds('Sở Y tế', 'Số liệu', 'Trạm y tế')).toBe(false)
})

test('words of several names are found together, numbers and long words alone', () => {
  const texts = ['Nguyễn Thị Bình', 'Sở Y tế', 'Số nhân sự chuyên trách', '2022', '17']
  expect(holds('so y te chuyen trach 17 2022', ...texts)).toBe(true)
  expect(holds('bình y tế', ...texts)).toBe(true)
  expect(holds('sở y tế 18', ...texts)).toBe(false)
  // One word has no neighbour that it could stand beside, and a number is none.
  expect(holds('sự 17', ...texts)).toBe(true)
})

test('in quotation marks all words stand together, in one text', () => {
  expect(holds('“An Bình”', 'Phường An Bình')).toBe(true)
  expect(holds('"phường bình"', 'Phường An Bình')).toBe(false)
  expect(holds('phường bình', 'Phường An Bình')).toBe(true)
  expect(holds('"an bình" 17', 'Phường An Bình', '17')).toBe(true)
  expect(holds('"an bình"', 'Nguyễn Văn An', 'Bình')).toBe(false)
})
