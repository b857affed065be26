import { describe, expect, test } from 'vitest'
import {
  calendarInput,
  filledCalendar,
  newPlan,
  periodKey,
  reminderDays,
  shareText,
  typedCalendar,
} from './plan-draft.ts'

const NOBODY_OFF = new Map()

test('a new round is of the quarter in which it is planned, by the quarterly calendar', () => {
  const plan = newPlan('2026-09-10', NOBODY_OFF)
  expect(periodKey(plan.period)).toBe('2026-Q3')
  // Method §11.1: entry from the 1st, before the 28th of the quarter's last month; then 2, and 5, 3, 3, 2 working days.
  expect(plan.calendar).toEqual({
    entryFrom: '01/09/2026',
    entryUntil: '27/09/2026',
    fixedAt: '29/09/2026',
    appraisalUntil: '02/10/2026',
    explanationUntil: '07/10/2026',
    councilUntil: '12/10/2026',
    releaseOn: '14/10/2026',
  })
})

test('a period without a template keeps the days that stand there', () => {
  const { calendar } = newPlan('2026-09-10', NOBODY_OFF)
  expect(filledCalendar({ kind: 'month', year: '2026', place: 9 }, NOBODY_OFF, calendar)).toBe(calendar)
  expect(filledCalendar({ kind: 'year', year: '20', place: 1 }, NOBODY_OFF, calendar)).toBe(calendar)
})

describe('typed days', () => {
  const { calendar } = newPlan('2026-09-10', NOBODY_OFF)

  test('count from their beginning where entry begins, else to their end, in Vietnam', () => {
    const { calendar: moments, wrong } = calendarInput(calendar)
    expect(wrong).toEqual([])
    expect([moments!.entryFrom, moments!.entryUntil]).toEqual([
      '2026-09-01T00:00:00+07:00',
      '2026-09-27T23:59:59+07:00',
    ])
  })

  test('that are none are named', () => {
    expect(calendarInput({ ...calendar, releaseOn: '31/09/2026', fixedAt: '' }).wrong).toEqual(['fixedAt', 'releaseOn'])
  })

  test('that stand as they were keep their moment to the second', () => {
    const at = '2026-09-27T03:04:05.000Z'
    const known = Object.fromEntries(Object.keys(calendar).map((name) => [name, at])) as Parameters<
      typeof typedCalendar
    >[0]
    const typed = { ...typedCalendar(known), releaseOn: '30/09/2026' }
    const { calendar: moments } = calendarInput(typed, known)
    expect(Date.parse(moments!.entryUntil)).toBe(Date.parse(at))
    expect(moments!.releaseOn).toBe('2026-09-30T23:59:59+07:00')
  })
})

test.each([
  ['−7; -3; −1; 0; 1', [-7, -3, -1, 0, 1]],
  ['-2,1', [-2, 1]],
  ['', []],
  ['1; hai', undefined],
  ['61', undefined],
  ['1.5', undefined],
] as const)('days of reminders: %s', (typed, days) => expect(reminderDays(typed)).toEqual(days))

test.each([
  ['0', '0'],
  ['10', '0.1'],
  ['12,5 %', '0.125'],
  ['100', '1'],
  ['0,01', '0.0001'],
  ['101', undefined],
  ['-1', undefined],
  ['nhiều', undefined],
] as const)('a share of a hundred: %s', (typed, share) => expect(shareText(typed)).toBe(share))
