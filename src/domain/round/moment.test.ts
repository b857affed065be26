import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { before, beginningOf, byTheEndOf, dayAfter, dayAt, weekdayOf } from './moment.ts'

const anyDay = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('moments of a day in Việt Nam (method §9.1)', () => {
  test('«trước ngày 28» ends at 23:59:59 of the 27th', () => {
    expect(new Date(before('2026-09-28')).toISOString()).toBe('2026-09-27T16:59:59.000Z')
    expect(before('2026-09-28')).toBe(Date.parse('2026-09-27T23:59:59+07:00'))
  })

  test('«chậm nhất ngày 30/12» ends at 23:59:59 of the 30th', () => {
    expect(byTheEndOf('2026-12-30')).toBe(Date.parse('2026-12-30T23:59:59+07:00'))
  })

  test('a day begins at midnight there, whatever the year and its leap days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(beginningOf(day)).toBe(Date.parse(`${day}T00:00:00+07:00`))
        expect(dayAt(beginningOf(day))).toBe(day)
        expect(dayAt(byTheEndOf(day))).toBe(day)
        expect(dayAt(before(day))).toBe(dayAfter(day, -1))
      }),
    )
  })

  test('days are counted and named as every calendar does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        const asDate = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
        expect(dayAfter(day, days)).toBe(asDate.toISOString().slice(0, 10))
        expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay())
      }),
    )
  })
})
