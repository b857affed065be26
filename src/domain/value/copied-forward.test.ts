import { describe, expect, test } from 'vitest'
import { itemsOf } from '#test/support/small-edition.ts'
import { periodFrom } from '../period/period.ts'
import { copiedForward, type EarlierVersion } from './copied-forward.ts'

const ITEMS = itemsOf({
  stock: 'count',
  flow: { kind: 'count', overTime: 'flow' },
  running: { kind: 'count', overTime: 'cumulative' },
  answer: 'yes-no',
  points: 'points',
})

function version(more: Partial<EarlierVersion> = {}): EarlierVersion {
  return {
    id: 'v1',
    subject: 'A',
    item: 'stock',
    period: '2019',
    content: { kind: 'number', number: '5', typed: '5', unit: 'cơ quan' },
    state: 'declared',
    ...more,
  }
}

function copied(versions: EarlierVersion[], given: Parameters<typeof copiedForward>[2] = []) {
  return copiedForward(versions, periodFrom('2020')!, given, ITEMS)
}

test('what stood at the end of the period before is copied as it is, with its origin', () => {
  expect(copied([version({ part: 'vnpt' })])).toEqual({
    copies: [
      {
        subject: 'A',
        item: 'stock',
        period: '2020',
        part: 'vnpt',
        content: { kind: 'number', number: '5', typed: '5', unit: 'cơ quan' },
        source: 'copied',
        origin: { version: 'v1', period: '2019' },
      },
    ],
    left: [],
  })
  expect(
    copied([version({ item: 'answer', content: { kind: 'yes-no', yes: true }, state: 'verified' })]).copies,
  ).toHaveLength(1)
})

describe('left where it is', () => {
  test.each<[string, Partial<EarlierVersion>]>([
    ['not-a-stock', { item: 'flow' }],
    ['not-a-stock', { item: 'running' }],
    ['points', { item: 'points' }],
    ['item-unknown', { item: 'gone' }],
    ['other-kind-of-period', { period: '2019-Q4' }],
    ['not-earlier', { period: '2020' }],
    ['not-earlier', { period: '2021' }],
    ['cannot-provide', { content: { kind: 'cannot-provide', reason: 'a' }, state: 'cannot-provide' }],
    ['withdrawn', { content: { kind: 'withdrawn' }, state: 'withdrawn' }],
    ['to-be-confirmed', { state: 'to-be-confirmed' }],
    ['disputed', { state: 'disputed' }],
  ])('%s: %j', (why, more) => {
    const { copies, left } = copied([version(more)])
    expect([copies.length, left.map((one) => one.why)]).toEqual([0, [why]])
  })

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['the same key', undefined, undefined, true],
    ['the same part', 'vnpt', 'vnpt', true],
    ['another part', 'vnpt', 'viettel', false],
    ['an undivided value under a part', undefined, 'vnpt', true],
    ['a part under an undivided value', 'vnpt', undefined, true],
  ])('never over what is given already: %s', (_, part, given, isLeft) => {
    const key = { subject: 'A', item: 'stock', period: '2020', part: given }
    expect(copied([version({ part })], [key]).left).toHaveLength(isLeft ? 1 : 0)
    expect(copied([version({ part })], [{ ...key, subject: 'B' }]).copies).toHaveLength(1)
    expect(copied([version({ part })], [{ ...key, period: '2019' }]).copies).toHaveLength(1)
  })
})
