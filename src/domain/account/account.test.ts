import { expect, test } from 'vitest'
import { foldedUserName, UserName } from './account.ts'

test.each(['quan-tri', 'nguyen.van.a', 'so_tttt', 'a1b'])(
  '«%s» is a user name, and folding leaves it alone',
  (name) => {
    expect(UserName.parse(name)).toBe(name)
    expect(foldedUserName(name)).toBe(name)
  },
)

test('a user name is kept in lower case', () => {
  expect(UserName.parse(' Nguyen.Van.A ')).toBe('nguyen.van.a')
})

test.each([
  ['NGUYỄN.VĂN.ĐŨNG', 'nguyen.van.dung'],
  [' Đặng.Thuỳ.Trâm ', 'dang.thuy.tram'],
  ['Nguyễn.A'.normalize('NFD'), 'nguyen.a'],
])('«%s» is looked up as %s', (typed, folded) => {
  expect(foldedUserName(typed)).toBe(folded)
})
