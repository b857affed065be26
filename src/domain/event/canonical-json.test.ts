import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('keys are sorted at every depth, spaces and absent properties left out', () => {
  expect(canonicalJson({ b: [{ z: 1, a: 'ơ' }], a: null, c: undefined, '10': true, '9': false })).toBe(
    '{"10":true,"9":false,"a":null,"b":[{"a":"ơ","z":1}]}',
  )
})

test('what PostgreSQL cannot keep as text is replaced', () => {
  expect(canonicalJson({ 'a\0': 'x\0y\ud800z😀' })).toBe('{"a\uFFFD":"x\uFFFDy\uFFFDz😀"}')
})

test.each([
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [10n],
  [() => 1],
  [new Date(0)],
  [new Map()],
  [Symbol('s')],
  [[undefined]],
])('%s has no canonical text: it would be changed or dropped', (value) => {
  expect(() => canonicalJson({ value })).toThrow(TypeError)
})

test('reading the text and writing it again gives the text, whatever order the keys came in', () => {
  const plain = fc.jsonValue({ stringUnit: 'grapheme' })
  fc.assert(
    fc.property(plain, (value) => {
      const text = canonicalJson(value)
      expect(canonicalJson(turned(JSON.parse(text)))).toBe(text)
    }),
  )
})

/** The same value with every object's keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}
