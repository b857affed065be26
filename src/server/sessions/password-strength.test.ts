import { expect, test } from 'vitest'
import { weakness } from './password-strength.ts'

const OWNER = { userName: 'nguyen.van.dung', displayName: 'Nguyễn Văn Dũng' }

test.each([
  ['mười một ch', 'too-short'],
  ['matkhau', 'too-short'],
  ['a'.repeat(201), 'too-long'],
  ['password1234', 'easy-to-guess'],
  ['Password@2026', 'easy-to-guess'],
  ['123456789012', 'easy-to-guess'],
  ['qwertyuiop12', 'easy-to-guess'],
  ['iloveyou1234', 'easy-to-guess'],
  ['matkhau123456', 'easy-to-guess'],
  ['Mật khẩu 123456', 'easy-to-guess'],
  ['anhyeuem123456', 'easy-to-guess'],
  ['Anh Yêu Em 2026', 'easy-to-guess'],
  ['chuyendoiso2026', 'easy-to-guess'],
  ['Chuyển đổi số 2026', 'easy-to-guess'],
  ['thuathienhue2026', 'easy-to-guess'],
  ['Thừa Thiên Huế 1', 'easy-to-guess'],
  ['laban12345678', 'easy-to-guess'],
  ['LaBan@123456', 'easy-to-guess'],
  ['quantri@123456', 'easy-to-guess'],
  ['nguyen.van.dung1', 'easy-to-guess'],
  ['NguyenVanDung1990', 'easy-to-guess'],
  ['Nguyễn Văn Dũng', 'easy-to-guess'],
  ['x'.repeat(200), 'easy-to-guess'],
])('%s is refused', (password, reason) => {
  expect(weakness(password, OWNER)).toBe(reason)
})

test.each([
  'thuyền ngủ say trên bến vắng 7',
  'correct horse battery staple',
  'k3Jx0vC9bqkPZ1',
  'bốn mùa hoa nở trên đồi cao 9',
])('%s is taken', (password) => {
  expect(weakness(password, OWNER)).toBeUndefined()
})

test("a user name that is nobody's own is guessed without its signs, too", () => {
  expect(weakness('thuongtruc2026', { userName: 'thuong-truc', displayName: 'Hoàng Thị Xuân' })).toBe('easy-to-guess')
})
