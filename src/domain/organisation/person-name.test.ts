import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byPersonName, nameOrder } from './person-name.ts'

const byName = byPersonName(new Intl.Collator('vi').compare)

test('people are listed by given name, then family name, then the names between', () => {
  const sorted = [
    'Trần Thị Ánh',
    'Nguyễn Văn An',
    'Lê An',
    'Nguyễn Thị An',
    'Hạ An Bình',
    'Hà Văn Bình',
    'Đỗ Thị Dung',
    'Dương Văn Đạt',
  ].sort(byName)
  expect(sorted).toEqual([
    'Lê An',
    'Nguyễn Thị An',
    'Nguyễn Văn An',
    'Trần Thị Ánh',
    'Hà Văn Bình',
    'Hạ An Bình',
    'Đỗ Thị Dung',
    'Dương Văn Đạt',
  ])
})

test('blanks and the way of composing letters do not matter', () => {
  expect(nameOrder('  Nguyễn   Văn An ')).toEqual(['An', 'Nguyễn', 'Văn'])
  expect(byName('Nguyễn Văn Ân', 'Nguyễn Văn Ân'.normalize('NFD'))).toBe(0)
  expect(nameOrder(' ')).toEqual([])
})

test('the order does not depend on the order in which people came', () => {
  const word = fc.constantFrom('An', 'Ân', 'Ẩn', 'Dũng', 'Đũng', 'Hà', 'Hạ', 'Nguyễn')
  const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.array(name), (names) => {
      expect([...names].sort(byName)).toEqual([...names].reverse().sort(byName))
    }),
  )
})
