import { expect, test } from 'vitest'
import { stepOfCode } from './one-time-code.ts'

// RFC 6238, appendix B: the ASCII secret «12345678901234567890» and the last six of each eight digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const

test.each(VECTORS)('at %i seconds the code is %s', (at, code) => {
  expect(stepOfCode(SECRET, code, at, null)).toBe(Math.floor(at / 30))
})

test.each(VECTORS)('the code of %i seconds holds one step before and after, not two', (at, code) => {
  const start = Math.floor(at / 30) * 30
  const fits = (seconds: number) => stepOfCode(SECRET, code, seconds, null) !== undefined
  expect([fits(start - 30), fits(start + 59)]).toEqual([true, true])
  expect([start >= 60 && fits(start - 31), fits(start + 60)]).toEqual([false, false])
})

test.each(VECTORS)('the code of %i seconds is not taken again, nor after a later one', (at, code) => {
  const step = Math.floor(at / 30)
  expect(stepOfCode(SECRET, code, at, step - 1)).toBe(step)
  expect(stepOfCode(SECRET, code, at, step)).toBeUndefined()
  expect(stepOfCode(SECRET, code, at, step + 5)).toBeUndefined()
})
