import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earliestMailTime, isQuiet } from './quiet-hours.ts'

/** What the clock on the wall in Hanoi shows, by the platform's own time zones. */
const HANOI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'medium',
})
const inHanoi = (at: number): string => HANOI.format(at)
const at = (text: string): number => new Date(`${text}+07:00`).getTime()

describe('no mail goes from 21:00 to 07:00 in Vietnam', () => {
  test.each([
    ['2026-12-29T20:59:59', '2026-12-29 20:59:59'],
    ['2026-12-29T21:00:00', '2026-12-30 07:00:00'],
    ['2026-12-29T21:30:00', '2026-12-30 07:00:00'],
    ['2026-12-31T23:59:59', '2027-01-01 07:00:00'],
    ['2026-12-30T00:00:00', '2026-12-30 07:00:00'],
    ['2026-12-30T06:59:59', '2026-12-30 07:00:00'],
    ['2026-12-30T07:00:00', '2026-12-30 07:00:00'],
  ])('what is told at %s goes from %s on', (told, goes) => {
    expect(inHanoi(earliestMailTime(at(told)))).toBe(goes)
  })

  test('whenever it is told: never earlier, by less than ten hours and a second later, and by the clock of Hanoi by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('2000-01-01T00:00:00'), max: at('2100-01-01T00:00:00') }), (told) => {
        const goes = earliestMailTime(told)
        const hour = Number(inHanoi(goes).slice(11, 13))
        expect(goes).toBeGreaterThanOrEqual(told)
        expect(goes - told).toBeLessThanOrEqual(10 * 3_600_000)
        expect([hour >= 7 && hour < 21, isQuiet(goes)]).toEqual([true, false])
        const toldAt = Number(inHanoi(told).slice(11, 13))
        expect(goes === told).toBe(toldAt >= 7 && toldAt < 21)
      }),
    )
  })
})
