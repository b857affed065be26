import { expect, test } from 'vitest'
import { RollUpLeft } from '#domain/value/rolled-up.ts'
import { rollUpLeftText } from './roll-ups.ts'

test('every reason has its sentence in both languages, and each another one', () => {
  const all = RollUpLeft.options.flatMap((code) => [rollUpLeftText(code, 'vi'), rollUpLeftText(code, 'en')])
  expect(new Set(all).size).toBe(2 * RollUpLeft.options.length)
  for (const text of all) expect(text).toMatch(/^[\p{Lu}].+\.$/u)
})
