import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dailyLists, toldSince, type DailyEntry } from './daily-lists.ts'

const HOUR = 3_600_000
const at = (local: string): number => new Date(`${local}+07:00`).getTime()
const ROUND = { id: 'dot', title: 'Đánh giá năm 2026' }

function entry(local: string, wish: Partial<DailyEntry> = {}): DailyEntry {
  const rest = { kind: 'submission-received', round: ROUND, organisation: 'Sở Y tế', accounts: ['an'] } as const
  return { ...rest, at: at(local), ...wish }
}

const toldAt = (local: string, ...entries: readonly DailyEntry[]): string[] =>
  dailyLists(entries, at(local)).map(
    ({ account, kind, params }) =>
      `${account}: ${kind} ${(params as { organisations: string[] }).organisations.join()}`,
  )

describe('what units did up to 06:00 is told at 07:00', () => {
  test.each([
    ['2026-12-28T05:59:59', '2026-12-28T06:59:59', 0],
    ['2026-12-28T05:59:59', '2026-12-28T07:00:00', 1],
    ['2026-12-28T06:00:00', '2026-12-28T23:59:59', 0],
    ['2026-12-28T06:00:00', '2026-12-29T07:00:00', 1],
    ['2026-12-28T23:59:59', '2026-12-29T07:00:00', 1],
    // Made up for during seven days.
    ['2026-12-28T06:00:00', '2027-01-05T06:59:59', 1],
    ['2026-12-28T06:00:00', '2027-01-05T07:00:00', 0],
  ])('of %s at %s: %i', (done, now, lists) => {
    expect(toldAt(now, entry(done))).toHaveLength(lists)
  })

  test('in one list to each account of each kind and round', () => {
    const entries = [
      entry('2026-12-28T08:00:00', { accounts: ['an', 'bình', 'an'] }),
      entry('2026-12-28T09:00:00', { organisation: 'Sở Nội vụ' }),
      entry('2026-12-28T10:00:00', { organisation: 'Sở Nội vụ' }),
      entry('2026-12-28T11:00:00', { kind: 'explanation-given' }),
      entry('2026-12-28T11:00:00', { round: { id: 'quý', title: 'Quý IV' } }),
    ]
    expect(toldAt('2026-12-29T07:00:00', ...entries).sort()).toEqual([
      'an: explanation-given Sở Y tế',
      'an: submission-received Sở Y tế',
      'an: submission-received Sở Y tế,Sở Nội vụ',
      'bình: submission-received Sở Y tế',
    ])
  })
})

test('whenever it is asked, each thing is told to each account once, if it is asked at all within a week', () => {
  const hours = fc.integer({ min: 0, max: 24 * 12 })
  const done = fc.record({ hour: hours, unit: fc.constantFrom('a', 'b', 'c'), account: fc.constantFrom('x', 'y') })
  fc.assert(
    fc.property(fc.array(done, { maxLength: 20 }), fc.array(hours, { maxLength: 40 }), (things, asked) => {
      const begin = at('2026-12-01T00:00:00')
      const entries = things.map(({ hour, unit, account }) =>
        entry('2026-12-01T00:00:00', { at: begin + hour * HOUR, organisation: unit, accounts: [account] }),
      )
      const told = new Map<string, readonly string[]>()
      const moments = asked.map((hour) => begin + hour * HOUR)
      for (const now of moments.sort((a, b) => a - b)) {
        // Only what has happened is there, and only what is looked for.
        const seen = entries.filter((one) => one.at <= now && one.at >= toldSince(now))
        for (const { account, onceKey, params } of dailyLists(seen, now)) {
          const { organisations } = params as { organisations: string[] }
          const key = `${account} ${onceKey}`
          // A list that was told is whole: nothing comes to it later.
          expect(told.get(key) ?? organisations).toEqual(organisations)
          told.set(key, organisations)
        }
      }
      for (const { at: moment, organisation, accounts } of entries) {
        const day = new Date(moment + 7 * HOUR + 18 * HOUR).toISOString().slice(0, 10)
        const morning = at(`${day}T07:00:00`)
        const isAsked = moments.some((now) => now >= morning && now < morning + 7 * 24 * HOUR)
        const lists = [...told].filter(([key, names]) => key.includes(day) && names.includes(organisation))
        expect(lists.some(([key]) => key.startsWith(`${accounts[0]} `))).toBe(isAsked)
      }
    }),
  )
})
