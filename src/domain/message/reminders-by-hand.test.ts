import { expect, test } from 'vitest'
import { remindersByHand, whyNotReminded, type MemberToRemind } from './reminders-by-hand.ts'

const at = (local: string): number => new Date(`${local}+07:00`).getTime()
const NOON = at('2026-12-22T12:00:00')

function member(wish: Partial<MemberToRemind> = {}): MemberToRemind {
  return {
    organisation: 'a',
    name: 'Sở a',
    hasSubmitted: false,
    from: at('2026-12-01T00:00:00'),
    until: at('2026-12-30T23:59:59'),
    path: '/a',
    recipients: [
      { account: 'cán bộ', tier: 'officer' },
      { account: 'thủ trưởng', tier: 'head' },
      { account: 'phó chủ tịch', tier: 'leader' },
    ],
    remindedAt: undefined,
    ...wish,
  }
}

test.each([
  ['undefined', {}],
  ['has-submitted', { hasSubmitted: true }],
  ['entry-not-begun', { from: NOON + 1 }],
  ['reminded-today', { remindedAt: at('2026-12-22T00:00:00') }],
  // The day is Vietnam's.
  ['undefined', { remindedAt: at('2026-12-21T23:59:59') }],
  ['nobody-to-tell', { recipients: [{ account: 'phó chủ tịch', tier: 'leader' }] }],
  // Late is when it is needed most.
  ['undefined', { until: NOON - 1000 }],
] as [string, Partial<MemberToRemind>][])('%s: %o', (expected, wish) => {
  expect(String(whyNotReminded(member(wish), NOON))).toBe(expected)
})

test('each of the unit’s own people is told once, those above are not; over is said when it is over', () => {
  const both = { account: 'cán bộ', tier: 'head' } as const
  const told = remindersByHand(
    { id: 'dot', title: 'Đợt' },
    member({ recipients: [...member().recipients, both] }),
    NOON,
  )
  expect(told.map(({ account, kind }) => `${account}: ${kind}`)).toEqual(['cán bộ: reminder', 'thủ trưởng: reminder'])
  expect(new Set(told.map(({ onceKey }) => onceKey))).toEqual(new Set(['reminded:dot:a:2026-12-22']))
  const [late] = remindersByHand({ id: 'dot', title: 'Đợt' }, member({ until: NOON - 1000 }), NOON)
  expect(late!.kind).toBe('deadline-over')
})
