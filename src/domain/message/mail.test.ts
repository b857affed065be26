import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterTry, MOST_TRIES } from './mail.ts'
import { isQuiet } from './quiet-hours.ts'

const MINUTE = 60_000
const NOON = new Date('2026-12-29T12:00:00+07:00').getTime()

describe('a mail', () => {
  test('that was accepted is sent, one refused for good has failed, and one whose end nobody knows is not tried again', () => {
    expect(afterTry('accepted', 1, NOON)).toEqual({ state: 'sent' })
    expect(afterTry('refused', 1, NOON)).toEqual({ state: 'failed' })
    expect(afterTry('unclear', 1, NOON)).toEqual({ state: 'unknown' })
  })

  test('put off is tried again after 1, 2, 4 … minutes, and never after more than four hours by day', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (tries) => (afterTry('deferred', tries, NOON).notBefore! - NOON) / MINUTE,
    )
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128])
    expect((afterTry('deferred', 9, NOON).notBefore! - NOON) / MINUTE).toBe(240)
    expect((afterTry('deferred', 31, NOON).notBefore! - NOON) / MINUTE).toBe(240)
  })

  test('that cannot be sent is tried for four days at least before it has failed', () => {
    let [at, tries] = [NOON, 1]
    for (;;) {
      const { state, notBefore } = afterTry('deferred', tries, at)
      if (state === 'failed') break
      at = notBefore!
      tries += 1
    }
    expect(tries).toBe(MOST_TRIES)
    expect(at - NOON).toBeGreaterThanOrEqual(4 * 24 * 60 * MINUTE)
  })

  test('is tried again later and by day, whenever it was put off', () => {
    const days = fc.integer({ min: NOON, max: NOON + 3 * 24 * 60 * MINUTE })
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: MOST_TRIES - 1 }), (at, tries) => {
        const { state, notBefore } = afterTry('deferred', tries, at)
        expect([state, notBefore! > at, isQuiet(notBefore!)]).toEqual(['waiting', true, false])
      }),
    )
  })
})
