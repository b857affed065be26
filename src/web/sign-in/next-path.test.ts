import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPath } from './next-path.ts'

test.each(['/', '/tai-khoan-cua-toi', '/don-vi/so-y-te/tieu-chi/5.9.1?thu=a.12', '/nhap-so-lieu?ky=2026-Q4#o-3'])(
  '%s is ours',
  (path) => {
    expect(nextPath(path)).toBe(path)
  },
)

test.each([
  undefined,
  '',
  'don-vi',
  'https://elsewhere.example/',
  '//elsewhere.example/x',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/..//elsewhere.example',
  '/.//elsewhere.example',
  'javascript:alert(1)',
])('%j leads home', (given) => {
  expect(nextPath(given)).toBe('/viec-cua-toi')
})

test('whatever is given, it stays with us', () => {
  const pieces = fc.array(fc.constantFrom('/', '\\', '.', '..', '\t', '\n', 'a', ':', '@', '?', '#', 'http', '%2f'))
  fc.assert(
    fc.property(pieces, (parts) => {
      const at = new URL(nextPath(parts.join('')), 'https://laban.example/dang-nhap')
      expect(at.host).toBe('laban.example')
    }),
  )
})
