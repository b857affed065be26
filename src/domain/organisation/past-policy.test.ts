import { expect, test } from 'vitest'
import { exactFromText, toDecimal, toFraction } from '../exact.ts'
import { meanOfMainIndices } from './past-policy.ts'

const result = (organisation: string, mainIndices: Record<string, string>) => ({
  organisation,
  mainIndices: new Map(Object.entries(mainIndices).map(([code, value]) => [code, exactFromText(value)])),
})

test('a new province’s main index is the plain mean of its predecessors’, labelled with whose they are', () => {
  const past = meanOfMainIndices([
    result('a', { cqs: '0.5346', kts: '0.4155' }),
    result('b', { cqs: '0.4097', kts: '0.3040' }),
    result('c', { cqs: '0.4449', kts: '0.3668' }),
  ])
  expect(past).toMatchObject({ policy: 'mean-of-main-indices', predecessors: ['a', 'b', 'c'], missing: [] })
  // (0,5346 + 0,4097 + 0,4449) / 3 = 1,3892 / 3; (0,4155 + 0,3040 + 0,3668) / 3 = 1,0863 / 3 = 0,3621
  expect(toFraction(past.mainIndices.get('cqs')!)).toBe('3473/7500')
  expect(toDecimal(past.mainIndices.get('kts')!, 4)).toBe('0.3621')
})

test('a main index that one of them lacks has no mean, and says whose is lacking', () => {
  const past = meanOfMainIndices([result('a', { cqs: '0.5', kts: '0.4' }), result('b', { cqs: '0.4' })])
  expect([...past.mainIndices.keys()]).toEqual(['cqs'])
  expect(past.missing).toEqual([{ code: 'kts', organisation: 'b' }])
})

test('without predecessors there is nothing', () => {
  expect(meanOfMainIndices([]).mainIndices.size).toBe(0)
})
