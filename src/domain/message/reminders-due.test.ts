import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { HolidayKind } from '../round/working-days.ts'
import type { NewNotice } from './notice.ts'
import { localTime, remindersDue, type RemindedMember, type RemindedRound } from './reminders-due.ts'

const at = (local: string): number => new Date(`${local}+07:00`).getTime()
const HOUR = 3_600_000

const ROUND: RemindedRound = {
  id: 'dot',
  title: 'Đánh giá năm 2026',
  openedAt: at('2026-12-01T08:00:00'),
  reminderDays: [-7, -3, -1, 0, 1],
}
// A Wednesday; 1/1/2027, a Friday, is a holiday.
const UNTIL = at('2026-12-30T23:59:59')
const HOLIDAYS = new Map<string, HolidayKind>([['2027-01-01', 'off']])

function member(organisation: string, wish: Partial<RemindedMember> = {}): RemindedMember {
  return {
    organisation,
    name: `Sở ${organisation}`,
    hasSubmitted: false,
    until: UNTIL,
    path: `/${organisation}`,
    recipients: [
      { account: `cán bộ ${organisation}`, tier: 'officer' },
      { account: `thủ trưởng ${organisation}`, tier: 'head' },
      { account: 'phó chủ tịch', tier: 'leader' },
    ],
    ...wish,
  }
}

const toldAt = (local: string, members: readonly RemindedMember[], round = ROUND): string[] =>
  remindersDue(round, members, at(local), HOLIDAYS).map(({ account, kind }) => `${account}: ${kind}`)

describe('those who have not submitted by 30/12/2026', () => {
  // Working days before 30/12: 29, 28, 25, 24, 23, 22, 21; after it: 31.
  test.each([
    ['2026-12-21T06:59:59', []],
    ['2026-12-21T07:00:00', ['cán bộ a: reminder']],
    ['2026-12-25T07:00:00', ['cán bộ a: reminder']],
    ['2026-12-29T07:00:00', ['cán bộ a: reminder', 'thủ trưởng a: reminder']],
    ['2026-12-30T07:00:00', ['cán bộ a: reminder', 'thủ trưởng a: reminder', 'phó chủ tịch: not-submitted']],
    ['2026-12-31T07:00:00', ['cán bộ a: deadline-over', 'thủ trưởng a: deadline-over', 'phó chủ tịch: not-submitted']],
  ])('are told at %s as the calendar of working days has it', (local, told) => {
    expect(toldAt(local, [member('a')])).toEqual(told)
  })

  test('are told up to the end of the next working day, where nobody could tell them before', () => {
    expect(toldAt('2026-12-22T23:59:59', [member('a')])).toEqual(['cán bộ a: reminder'])
    expect(toldAt('2026-12-23T00:00:00', [member('a')])).toEqual([])
    // After 31/12 come a holiday and a weekend.
    expect(toldAt('2027-01-04T23:59:59', [member('a')])).toHaveLength(3)
    expect(toldAt('2027-01-05T00:00:00', [member('a')])).toEqual([])
  })

  test('are not told of what fell due before the round was opened', () => {
    const round = { ...ROUND, openedAt: at('2026-12-21T09:00:00') }
    expect(toldAt('2026-12-21T10:00:00', [member('a')], round)).toEqual([])
    expect(toldAt('2026-12-25T10:00:00', [member('a')], round)).toEqual(['cán bộ a: reminder'])
  })

  test('go by their own end of entry, and leaders get one list of all of them', () => {
    const members = [member('a'), member('b'), member('c', { until: at('2027-01-05T23:59:59') })]
    const told = remindersDue(ROUND, members, at('2026-12-30T08:00:00'), HOLIDAYS)
    expect(told.filter(({ kind }) => kind === 'not-submitted')).toEqual([
      {
        kind: 'not-submitted',
        params: { round: ROUND.title, until: '2026-12-30T23:59:59+07:00', organisations: ['Sở a', 'Sở b'] },
        account: 'phó chủ tịch',
        onceKey: 'not-submitted:dot:2026-12-30:0',
      },
    ])
  })
})

test('a moment reads as it does in Vietnam', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_102_444_800 }), (seconds) => {
      const text = localTime(seconds * 1000)
      expect(new Date(text).getTime()).toBe(seconds * 1000)
      expect(text).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+07:00$/)
    }),
  )
})

describe('whatever the calendar and whenever the clock comes by', () => {
  const members = fc.array(
    fc.record({ hasSubmitted: fc.boolean(), own: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }) }),
    { minLength: 1, maxLength: 6 },
  )
  const ticks = fc.array(fc.integer({ min: -24 * 20, max: 24 * 20 }), { minLength: 1, maxLength: 60 })
  const offsets = fc.uniqueArray(fc.integer({ min: -9, max: 4 }), { minLength: 1, maxLength: 6 })

  function heard(
    wishes: readonly { hasSubmitted: boolean; own: number | undefined }[],
    days: number[],
    hours: number[],
  ) {
    const all = wishes.map(({ hasSubmitted, own }, place) =>
      member(String(place), { hasSubmitted, ...(own !== undefined && { until: UNTIL + own * HOUR }) }),
    )
    const told = new Map<string, NewNotice>()
    for (const hour of [...hours].sort((a, b) => a - b))
      for (const notice of remindersDue({ ...ROUND, reminderDays: days }, all, UNTIL + hour * HOUR, HOLIDAYS))
        if (!told.has(`${notice.account} ${notice.onceKey}`)) told.set(`${notice.account} ${notice.onceKey}`, notice)
    return { all, told: [...told.values()] }
  }

  test('nobody hears of a unit that has submitted, and nobody twice of one at one reminder', () => {
    fc.assert(
      fc.property(members, offsets, ticks, (wishes, days, hours) => {
        const { all, told } = heard(wishes, days, hours)
        const open = new Set(all.filter(({ hasSubmitted }) => !hasSubmitted).map(({ name }) => name))
        const named = told.flatMap(({ account, params, onceKey }) => {
          const names =
            'organisations' in params ? params.organisations : 'organisation' in params ? [params.organisation] : []
          return names.map((name) => ({ name, place: `${account} ${name} ${onceKey.split(':').at(-1)}` }))
        })
        expect(named.filter(({ name }) => !open.has(name))).toEqual([])
        expect(new Set(named.map(({ place }) => place)).size).toBe(named.length)
      }),
    )
  })

  test('a head hears only from the last day but one on, who stands above from the last', () => {
    fc.assert(
      fc.property(members, offsets, ticks, (wishes, days, hours) => {
        for (const { account, onceKey } of heard(wishes, days, hours).told) {
          const offset = Number(onceKey.split(':').at(-1))
          expect(days).toContain(offset)
          expect(offset).toBeGreaterThanOrEqual(
            account.startsWith('thủ trưởng') ? -1 : account === 'phó chủ tịch' ? 0 : -9,
          )
        }
      }),
    )
  })

  test('every reminder that comes after the opening is heard when the clock comes by each hour', () => {
    fc.assert(
      fc.property(offsets, (days) => {
        const hours = Array.from({ length: 24 * 40 }, (_, hour) => hour - 24 * 20)
        const { told } = heard([{ hasSubmitted: false, own: undefined }], days, hours)
        const officer = told.filter(({ account }) => account.startsWith('cán bộ'))
        expect(officer.map(({ onceKey }) => Number(onceKey.split(':').at(-1)))).toEqual([...days].sort((a, b) => a - b))
      }),
      { numRuns: 20 },
    )
  })
})
