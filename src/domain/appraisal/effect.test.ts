import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, soundOutline } from '#test/support/small-edition.ts'
import { exactFromDecimal } from '../exact.ts'
import { periodFrom } from '../period/period.ts'
import type { Judgement } from '../scoring/judgement.ts'
import { scoredNodes, type ScoredNodes } from '../submission/scorecard.ts'
import type { GivenRow } from '../value/given-values.ts'
import { ValueStore } from '../value/value-store.ts'
import { effectOf, sumOfEffects } from './effect.ts'
import { draftOf, lostCriteria } from './explanation-draft.ts'
import { isUnchanged } from './unchanged.ts'

const UNIT = { id: 'so', name: 'Sở', kind: 'department', group: '', ranked: true } as const
const PERIOD = periodFrom('2022')!
const OUTLINE = soundOutline(
  editionOf([
    {
      code: '1',
      title: 'Trụ cột',
      children: [
        { code: '1.1', max: 10, formula: 'RATIO(a, b)*max', variables: { a: { item: 'p' }, b: { item: 'q' } } },
        { code: '1.2', max: 6, formula: 'MIN(max, a/3)', variables: { a: { item: 'p' } } },
        { code: '1.3', max: 5, formula: 'd', variables: { d: { item: 'd' } }, assessedBy: 'expert' },
      ],
    },
  ]),
  itemsOf({ p: 'count', q: 'count', d: 'points' }),
)

function scored(p: number, q: number, judged?: ReadonlyMap<string, Judgement>): ScoredNodes {
  const store = new ValueStore()
  const row = store.row('so')
  store.setFact('p', '2022', row, exactFromDecimal(String(p)))
  store.setFact('q', '2022', row, exactFromDecimal(String(q)))
  return scoredNodes(OUTLINE, { organisations: [UNIT], members: 1 }, store, PERIOD, { row, ...(judged && { judged }) })
}

const READERS = new Set(['1.1', '1.2'])
const nodeOf = ({ nodes }: ScoredNodes, code: string) => nodes.find((node) => node.code === code)!

describe('the effect of a correction (method §9.3)', () => {
  test('is told of every criterion that reads the number, by hand', () => {
    // 4/9 of 10 becomes 2/9 of 10; a third of 4 becomes a third of 2.
    const { criteria, effect, exact } = effectOf(scored(4, 9), scored(2, 9), READERS)
    expect(criteria.map(({ code, before, after }) => [code, before.exact.points, after.exact.points])).toEqual([
      ['1.1', '40/9', '20/9'],
      ['1.2', '4/3', '2/3'],
    ])
    expect([effect, exact]).toEqual(['-2.89', '-26/9'])
  })

  test('of a correction and of its taking back is nothing together', () => {
    const number = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 60 }), (one, other, whole) => {
        const there = effectOf(scored(one, whole), scored(other, whole), READERS)
        const back = effectOf(scored(other, whole), scored(one, whole), READERS)
        expect(sumOfEffects([there, back])).toBe('0.00')
      }),
    )
  })
})

describe('what appraisers say beside the numbers (method §15.3, §15.4)', () => {
  test('a refused criterion has no points and its maximum; others that read its number are as they were', () => {
    const refused = scored(4, 9, new Map([['1.1', { decision: 'refused' }]]))
    expect(nodeOf(refused, '1.1')).toMatchObject({ status: 'scored', points: '0.00', max: '10.00', loss: 'refused' })
    expect(nodeOf(refused, '1.2')).toEqual(nodeOf(scored(4, 9), '1.2'))
    expect(refused.total).toMatchObject({ max: '21.00', exact: { points: '4/3' } })
  })

  test('given points stand for the missing number, and the maximum is reached without a loss', () => {
    const given = (points: string) =>
      nodeOf(scored(4, 9, new Map([['1.3', { decision: 'points', points: exactFromDecimal(points) }]])), '1.3')
    expect(nodeOf(scored(4, 9), '1.3')).toMatchObject({ status: 'missing', points: '0.00' })
    expect(given('3.25')).toMatchObject({ status: 'scored', points: '3.25', max: '5.00', loss: 'points-given' })
    expect(given('5')).toMatchObject({ points: '5.00', loss: 'none' })
  })
})

test('a giải trình has what lost points, in printed order, rounded once, with what both sides say (method §15.9)', () => {
  const card = scored(6, 6, new Map([['1.2', { decision: 'refused' }]]))
  const finding = { decision: 'refused', reasonCode: 'no-evidence', reason: 'Không có sổ.' } as const
  const said = {
    findings: new Map([['1.2', finding]]),
    words: new Map([['1.2', ['Có sổ theo dõi.']]]),
    evidence: new Map([['1.2', ['minh-chung']]]),
  }
  expect(lostCriteria(OUTLINE, card)).toEqual(['1.2', '1.3'])
  expect(draftOf(OUTLINE, card, said)).toMatchObject([
    { code: '1.2', max: '6.00', points: '0.00', lost: '6.00', loss: 'refused', finding, words: ['Có sổ theo dõi.'] },
    { code: '1.3', max: '5.00', points: '0.00', lost: '5.00', loss: 'missing', words: [], evidence: [] },
  ])
})

describe('unchanged since the last approval (method §15.10)', () => {
  const row = (item: string, number: string, period: string): GivenRow => ({
    subject: 'so',
    item,
    period,
    content: { kind: 'number', number, typed: number },
    state: 'declared',
  })
  const sides = { member: 'so', period: '2022', lastPeriod: '2021' }
  const before = [row('p', '4', '2021'), row('q', '9', '2021')]
  const node = OUTLINE.byCode.get('1.1')!

  test('is a criterion each of whose numbers says what it said', () => {
    expect(isUnchanged(node, [row('p', '4', '2022'), row('q', '9', '2022')], before, sides)).toBe(true)
    expect(isUnchanged(node, [row('p', '5', '2022'), row('q', '9', '2022')], before, sides)).toBe(false)
    expect(isUnchanged(node, [row('p', '4', '2022')], before, sides)).toBe(false)
    expect(isUnchanged(node, [row('p', '4', '2021'), row('q', '9', '2021')], before, sides)).toBe(false)
  })
})
