import { expect, test } from 'vitest'
import type { ScorecardNode } from './scorecard.ts'
import { groupFigures, lossesOf } from './why-lost.ts'

const leaf = (code: string, points: string, max: string, exact: { points: string; max: string }): ScorecardNode => ({
  ...{ code, points, max, exact },
  status: 'scored',
  loss: 'rule-gives',
})

/** 1/3 of 1 point, three times, and a criterion with all of its 2 points. */
const thirds = ['1.1', '1.2', '1.3'].map((code) => leaf(code, '0.33', '1.00', { points: '1/3', max: '1' }))
const whole = leaf('2.1', '2.00', '2.00', { points: '2', max: '2' })
const total = { points: '3.00', max: '5.00', exact: { points: '3', max: '5' } }

test('the largest loss comes first, equal ones as they are printed, and what has its maximum is left out', () => {
  const most = leaf('3.1', '0.00', '4.00', { points: '0', max: '4' })
  const { criteria } = lossesOf({ total, nodes: [...thirds, whole, most] })
  expect(criteria.map(({ node, lost }) => `${node.code} ${lost}`)).toEqual([
    '3.1 4.00',
    '1.1 0.67',
    '1.2 0.67',
    '1.3 0.67',
  ])
})

test('rows that are no criteria lose nothing', () => {
  const above = { ...leaf('1', '1.00', '3.00', { points: '1', max: '3' }), loss: undefined }
  expect(lossesOf({ total, nodes: [above] }).criteria).toEqual([])
})

test('the maximum less the printed losses and the rounding is the printed total', () => {
  // 5.00 − 3 × 0.67 = 2.99, and 3.00 is printed.
  expect(lossesOf({ total, nodes: [...thirds, whole] }).rounding).toBe('0.01')
})

test('a group of five has a best and a middle, one of four has none', () => {
  expect(groupFigures(['1.00', '0.00', '3.00', '2.00', '9.50'])).toEqual({ best: '9.50', median: '2.00' })
  expect(groupFigures(['1.00', '0.00', '3.00', '2.00'])).toBeUndefined()
})

test('the middle of six is the mean of the two in the middle', () => {
  expect(groupFigures(['0.00', '0.00', '1.00', '1.01', '5.00', '5.00'])).toEqual({ best: '5.00', median: '1.01' })
})
