import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, weekdayOf } from './moment.ts'
import { isWorkingDay, workingDayFrom, workingDaysBetween, type HolidayKind } from './working-days.ts'

// 2/9/2026 is a Wednesday; offices close on Tuesday the 1st too and work on Saturday 22/8 instead of Monday 31/8.
const NATIONAL_DAY = new Map<string, HolidayKind>([
  ['2026-08-22', 'worked'],
  ['2026-08-31', 'off'],
  ['2026-09-01', 'off'],
  ['2026-09-02', 'off'],
])

const day = fc.integer({ min: 0, max: 730 }).map((days) => dayAfter('2026-01-01', days))
const holidays = fc
  .array(fc.tuple(day, fc.constantFrom<HolidayKind>('off', 'worked')), { maxLength: 60 })
  .map((entries) => new Map(entries))

describe('working days (method §11.2)', () => {
  test('the list takes days off and gives Saturdays back', () => {
    expect(
      ['2026-08-22', '2026-08-23', '2026-08-31', '2026-09-03'].map((one) => isWorkingDay(one, NATIONAL_DAY)),
    ).toEqual([true, false, false, true])
  })

  test('they are counted around weekends and holidays, both ways', () => {
    expect(workingDayFrom('2026-08-28', 1, NATIONAL_DAY)).toBe('2026-09-03')
    expect(workingDayFrom('2026-09-03', -1, NATIONAL_DAY)).toBe('2026-08-28')
    expect(workingDayFrom('2026-08-24', -1, NATIONAL_DAY)).toBe('2026-08-22')
    // Sunday 27/9, the end of a quarter's entry: seven working days before it is Thursday 17/9.
    expect([-7, -3, -1, 0, 1].map((n) => workingDayFrom('2026-09-27', n, NATIONAL_DAY))).toEqual([
      '2026-09-17',
      '2026-09-23',
      '2026-09-25',
      '2026-09-27',
      '2026-09-28',
    ])
  })

  test('without a list a week has its five days', () => {
    fc.assert(
      fc.property(day, (from) => {
        const week = Array.from({ length: 7 }, (_, days) => dayAfter(from, days))
        expect(week.filter((one) => isWorkingDay(one, new Map()))).toEqual(
          week.filter((one) => weekdayOf(one) >= 1 && weekdayOf(one) <= 5),
        )
      }),
    )
  })

  test('the nth working day is one, and n of them lie between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, -1), holidays, (from, n, way, list) => {
        const to = workingDayFrom(from, n * way, list)
        expect(isWorkingDay(to, list)).toBe(true)
        expect(way > 0 ? to > from : to < from).toBe(true)
        let found = 0
        for (let at = from; at !== to;) {
          at = dayAfter(at, way)
          if (isWorkingDay(at, list)) found += 1
        }
        expect(found).toBe(n)
      }),
    )
  })

  test('from a working day there and back is where it began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), holidays, (from, n, list) => {
        fc.pre(isWorkingDay(from, list))
        expect(workingDayFrom(workingDayFrom(from, n, list), -n, list)).toBe(from)
      }),
    )
  })

  test('counting between two days is what stepping makes of it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), holidays, (from, n, list) => {
        expect(workingDaysBetween(from, workingDayFrom(from, n, list), list)).toBe(n)
      }),
    )
  })
})
