import { expect, test } from 'vitest'
import { sealed, unsealed } from './sealed-secret.ts'

const KEY = Buffer.alloc(32, 1)

test('what was sealed opens for its account, and looks different each time', () => {
  const [one, other] = [sealed('SECRET', KEY, 'a'), sealed('SECRET', KEY, 'a')]
  expect([unsealed(one, KEY, 'a'), unsealed(other, KEY, 'a')]).toEqual(['SECRET', 'SECRET'])
  expect(one.equals(other)).toBe(false)
})

test('another key, another account, a changed byte or a cut does not open it', () => {
  const bytes = sealed('SECRET', KEY, 'a')
  expect(() => unsealed(bytes, Buffer.alloc(32, 2), 'a')).toThrow('sealed with another secret')
  expect(() => unsealed(bytes, KEY, 'b')).toThrow('sealed with another secret')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(() => unsealed(changed, KEY, 'a'), `byte ${at}`).toThrow('sealed with another secret')
    expect(() => unsealed(bytes.subarray(0, at), KEY, 'a'), `cut at ${at}`).toThrow('sealed with another secret')
  }
})
