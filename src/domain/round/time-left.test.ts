import { expect, test } from 'vitest'
import { byTheEndOf, SECOND } from './moment.ts'
import { timeLeft } from './time-left.ts'
import type { HolidayKind } from './working-days.ts'

// Friday 18/12/2026 to Sunday 27/12; offices close on Thursday the 24th.
const HOLIDAYS = new Map<string, HolidayKind>([['2026-12-24', 'off']])
const [FRIDAY, SUNDAY, MONDAY] = ['2026-12-18', '2026-12-27', '2026-12-28'].map(byTheEndOf) as [number, number, number]

test('working days are counted from the day after today to the day of the deadline (method §11.2)', () => {
  // 21, 22, 23, 25
  expect(timeLeft(SUNDAY, FRIDAY, HOLIDAYS)).toEqual({ until: SUNDAY, workingDays: 4, isOver: false })
  expect(timeLeft(SUNDAY, SUNDAY - 3600 * SECOND, HOLIDAYS)).toMatchObject({ workingDays: 0, isOver: false })
})

test('the last second still counts, the day after is over (method §11.3)', () => {
  expect(timeLeft(SUNDAY, SUNDAY + SECOND - 1, HOLIDAYS).isOver).toBe(false)
  expect(timeLeft(SUNDAY, SUNDAY + SECOND, HOLIDAYS).isOver).toBe(true)
  expect(timeLeft(SUNDAY, MONDAY, HOLIDAYS)).toMatchObject({ workingDays: -1, isOver: true })
})
