import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { periodFrom } from '../period/period.ts'
import { calendarFaults, CalendarMoment, calendarOf, earlierMoments, type Calendar } from './calendar.ts'
import { dayAfter, dayAt } from './moment.ts'
import { isWorkingDay, type HolidayKind } from './working-days.ts'

const at = (text: string): number => Date.parse(`${text}+07:00`)
const IN_ORDER: Calendar = {
  entryFrom: at('2026-09-01T00:00:00'),
  entryUntil: at('2026-09-27T23:59:59'),
  fixedAt: at('2026-09-29T23:59:59'),
  appraisalUntil: at('2026-10-02T23:59:59'),
  explanationUntil: at('2026-10-07T23:59:59'),
  councilUntil: at('2026-10-12T23:59:59'),
  releaseOn: at('2026-10-14T23:59:59'),
}

describe('the moments of a round (method §11.1)', () => {
  test('in order they have no fault, also where one follows the other at once', () => {
    expect(calendarFaults(IN_ORDER)).toEqual([])
    const { entryUntil } = IN_ORDER
    const short = { appraisalUntil: entryUntil, explanationUntil: entryUntil, councilUntil: entryUntil }
    expect(calendarFaults({ ...IN_ORDER, ...short, fixedAt: entryUntil, releaseOn: entryUntil })).toEqual([])
  })

  test.each([
    ['entry-ends-before-it-begins', { entryFrom: at('2026-09-27T23:59:59') }],
    ['fixed-before-entry', { fixedAt: at('2026-08-31T23:59:59') }],
    ['fixed-after-release', { fixedAt: at('2026-10-15T00:00:00') }],
    ['appraisal-before-entry', { appraisalUntil: at('2026-09-27T23:59:58') }],
    ['explanation-before-appraisal', { explanationUntil: at('2026-10-01T00:00:00') }],
    ['council-before-explanation', { councilUntil: at('2026-10-06T00:00:00') }],
    ['release-before-council', { releaseOn: at('2026-10-11T00:00:00') }],
  ])('%s is told by its code', (code, wrong) => {
    expect(calendarFaults({ ...IN_ORDER, ...wrong })).toContain(code)
  })

  test('any seven moments are faulty exactly where some pair is out of order', () => {
    const moments = fc.tuple(...CalendarMoment.options.map(() => fc.integer({ min: 0, max: 6 })))
    fc.assert(
      fc.property(moments, (given) => {
        const [from, until, fixed, appraisal, explanation, council, release] = given
        const calendar = Object.fromEntries(CalendarMoment.options.map((name, place) => [name, given[place]!]))
        const inOrder =
          from! < until! &&
          until! <= appraisal! &&
          appraisal! <= explanation! &&
          explanation! <= council! &&
          council! <= release! &&
          from! <= fixed! &&
          fixed! <= release!
        expect(calendarFaults(calendar as Calendar).length === 0).toBe(inOrder)
      }),
    )
  })

  test('only what comes sooner than before is named', () => {
    const sooner = { ...IN_ORDER, entryUntil: at('2026-09-26T23:59:59'), releaseOn: at('2026-10-20T23:59:59') }
    expect(earlierMoments(sooner, IN_ORDER)).toEqual(['entryUntil'])
  })
})

describe('templates', () => {
  test('a quarter ends entry before the 28th of its last month, on the next working days the rest', () => {
    const calendar = calendarOf('quarterly', periodFrom('2026-Q3')!, new Map())!
    // 27/9/2026 is a Sunday; working days follow from Monday on.
    expect(calendar).toEqual({
      entryFrom: at('2026-09-01T00:00:00'),
      entryUntil: at('2026-09-27T23:59:59'),
      fixedAt: at('2026-09-29T23:59:59'),
      appraisalUntil: at('2026-10-02T23:59:59'),
      explanationUntil: at('2026-10-07T23:59:59'),
      councilUntil: at('2026-10-12T23:59:59'),
      releaseOn: at('2026-10-14T23:59:59'),
    })
  })

  test.each([
    ['2026-Q1', '2026-03-27'],
    ['2026-Q2', '2026-06-27'],
    ['2026-Q4', '2026-12-27'],
  ])('%s until %s', (period, day) => {
    const { entryUntil } = calendarOf('quarterly', periodFrom(period)!, new Map())!
    expect(entryUntil).toBe(at(`${day}T23:59:59`))
  })

  test('a year ends entry at the end of 30/12', () => {
    const { entryFrom, entryUntil } = calendarOf('yearly', periodFrom('2026')!, new Map())!
    expect([entryFrom, entryUntil]).toEqual([at('2026-12-01T00:00:00'), at('2026-12-30T23:59:59')])
  })

  test('after its period a round takes its days from whoever plans it', () => {
    const entry = { from: '2026-11-20', until: '2026-11-30' }
    const { entryFrom, entryUntil } = calendarOf('yearly', periodFrom('2020')!, new Map(), entry)!
    expect([entryFrom, entryUntil]).toEqual([at('2026-11-20T00:00:00'), at('2026-11-30T23:59:59')])
  })

  test('fits no period of another kind', () => {
    expect(calendarOf('quarterly', periodFrom('2026')!, new Map())).toBeUndefined()
    expect(calendarOf('yearly', periodFrom('2026-Q4')!, new Map())).toBeUndefined()
    expect(calendarOf('yearly', periodFrom('2026-H1')!, new Map())).toBeUndefined()
  })

  test('is in order and ends on working days, whatever the holidays', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => dayAfter('2026-01-01', days))
    const list = fc.array(fc.tuple(day, fc.constantFrom<HolidayKind>('off', 'worked')), { maxLength: 80 })
    const period = fc.constantFrom('2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4')
    fc.assert(
      fc.property(period, list, (key, entries) => {
        const holidays = new Map(entries)
        const calendar = calendarOf('quarterly', periodFrom(key)!, holidays)!
        expect(calendarFaults(calendar)).toEqual([])
        for (const name of ['fixedAt', 'appraisalUntil', 'explanationUntil', 'councilUntil', 'releaseOn'] as const)
          expect(isWorkingDay(dayAt(calendar[name]), holidays)).toBe(true)
      }),
    )
  })
})
