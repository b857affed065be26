import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isInForce, type Stretch } from '../organisation/day.ts'
import { isHeldAfter, takenOver, whyNotHandOver, type HandoverWish } from './handover.ts'

const TODAY = '2026-11-22'
const wish = (change: Partial<HandoverWish> = {}): HandoverWish => ({
  giver: { account: 'a', grants: [{ from: '2026-01-01' }] },
  taker: { account: 'b', grants: [], kind: 'person', state: 'active' },
  on: TODAY,
  today: TODAY,
  ...change,
})
const taker = (change: object) => ({ taker: { ...wish().taker!, ...change } })
const giver = (...grants: Stretch[]) => ({ giver: { account: 'a', grants } })

describe('a role is handed over', () => {
  test.each<[string, Partial<HandoverWish>]>([
    ['today, to a colleague', {}],
    ['on a day to come', { on: '2026-12-01' }],
    ['to somebody who was only invited', taker({ state: 'invited' })],
    ['to somebody new', { taker: undefined }],
    ['to who held it before', taker({ grants: [{ from: '2025-01-01', to: TODAY }] })],
    ['on the last day of a role that ends', giver({ from: '2026-01-01', to: '2026-11-23' })],
  ])('%s', (_, change) => {
    expect(whyNotHandOver(wish(change))).toBeUndefined()
  })
})

test.each<[string, Partial<HandoverWish>]>([
  ['handover-role-not-held', giver()],
  ['handover-role-not-held', giver({ from: '2026-01-01', to: TODAY })],
  ['handover-role-not-held', giver({ from: '2026-11-23' })],
  ['handover-to-oneself', taker({ account: 'a' })],
  ['handover-taker-no-person', taker({ kind: 'service' })],
  ['handover-taker-disabled', taker({ state: 'disabled' })],
  ['handover-before-today', { on: '2026-11-21' }],
  ['handover-after-role-ends', { ...giver({ from: '2026-01-01', to: '2026-12-01' }), on: '2026-12-01' }],
  ['handover-role-held-already', taker({ grants: [{ from: '2026-01-01' }] })],
  ['handover-role-held-already', taker({ grants: [{ from: '2027-01-01' }] })],
])('%s: %j', (code, change) => {
  expect(whyNotHandOver(wish(change))).toBe(code)
})

test('on every day exactly one of the two holds what the giver held', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((at) => `2026-02-${String(at).padStart(2, '0')}`)
  const stretch = fc
    .tuple(day, fc.option(day, { nil: undefined }))
    .filter(([from, to]) => to === undefined || from < to)
    .map(([from, to]): Stretch => ({ from, to }))
  fc.assert(
    fc.property(stretch, day, day, (held, on, asked) => {
      const goes = isHeldAfter(held, on)
      const left: Stretch = goes ? { from: held.from, to: on } : held
      const taken = goes && isInForce(takenOver(held, on), asked)
      expect([isInForce(left, asked), taken].filter(Boolean)).toHaveLength(isInForce(held, asked) ? 1 : 0)
      expect(taken && asked < on).toBe(false)
    }),
  )
})
