import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockSeconds, countAfterFailure, LIMITS } from './throttle.ts'

test('after five failures nothing is tried for 30 seconds, doubling to 15 minutes', () => {
  const waits = Array.from({ length: 12 }, (_, at) => blockSeconds(at + 1, LIMITS.account))
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900])
})

test('an address may fail fifty times', () => {
  expect([blockSeconds(49, LIMITS.address), blockSeconds(50, LIMITS.address)]).toEqual([0, 30])
})

test('an account forgets a failure in an hour, an address in ten seconds', () => {
  expect(countAfterFailure(4, 3599, LIMITS.account)).toBe(5)
  expect(countAfterFailure(4, 3600, LIMITS.account)).toBe(4)
  expect(countAfterFailure(40, 100, LIMITS.address)).toBe(31)
})

test('a failure counts at least one and never more than one more, even when the clock was set back', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: -1_000_000, max: 1_000_000 }), (before, seconds) => {
      const after = countAfterFailure(before, seconds, LIMITS.account)
      expect(after).toBeGreaterThanOrEqual(1)
      expect(after).toBeLessThanOrEqual(before + 1)
    }),
  )
})
