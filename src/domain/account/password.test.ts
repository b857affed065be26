import { expect, test } from 'vitest'
import { lengthFault, normalPassword } from './password.ts'

test('both ways of composing marks make one password', () => {
  expect(normalPassword('Mật khẩu'.normalize('NFD'))).toBe(normalPassword('Mật khẩu'.normalize('NFC')))
})

test.each([
  [11, 'too-short'],
  [12, undefined],
  [200, undefined],
  [201, 'too-long'],
])('%i characters: %s', (length, fault) => {
  expect(lengthFault('a'.repeat(length))).toBe(fault)
  expect(lengthFault('🧭'.repeat(length))).toBe(fault)
})
