import { expect, test } from 'vitest'
import { content, succession } from '../../../test/support/organisation-versions.ts'
import { predecessorsOf } from './predecessors.ts'

const born = (organisation: string) => ({ kind: 'new', organisation, content: content(organisation) }) as const
const going = (organisation: string) => ({ kind: 'existing', organisation }) as const

const HISTORY = [
  succession('split', '2021-01-01', { predecessors: ['old'], successors: [born('a'), born('b')] }),
  succession('merge', '2023-01-01', { predecessors: ['a', 'c'], successors: [going('c')] }),
  succession('merge', '2025-07-01', { predecessors: ['b', 'c'], successors: [born('d')] }),
]
const before = (organisation: string, day: string) =>
  predecessorsOf(HISTORY, organisation, day).map((one) => [one.organisation, one.until, one.distance])

test('predecessors are found through every succession, nearest first, each once', () => {
  expect(before('d', '2025-07-01')).toEqual([
    ['b', '2025-07-01', 1],
    ['c', '2025-07-01', 1],
    ['old', '2021-01-01', 2],
    ['a', '2023-01-01', 2],
  ])
})

test('what has not taken effect by the day does not count', () => {
  expect(before('d', '2025-06-30')).toEqual([])
  expect(before('c', '2022-12-31')).toEqual([])
  expect(before('c', '2023-01-01')).toEqual([
    ['a', '2023-01-01', 1],
    ['old', '2021-01-01', 2],
  ])
})

test('what joined after an organisation passed on is not a predecessor of its successor', () => {
  const late = succession('merge', '2024-01-01', { predecessors: ['x', 'a'], successors: [going('a')] })
  const names = predecessorsOf([...HISTORY, late], 'c', '2025-01-01').map((one) => one.organisation)
  expect(names).toEqual(['a', 'old'])
})

test('what joined a predecessor on the very day on which it passed on stayed with it', () => {
  const sameDay = [
    succession('merge', '2025-07-01', { predecessors: ['a'], successors: [going('b')] }),
    succession('split', '2025-07-01', { predecessors: ['b'], successors: [going('b'), born('c')] }),
  ]
  expect(predecessorsOf(sameDay, 'c', '2025-07-01').map((one) => one.organisation)).toEqual(['b'])
})

test('one that passed on a part early and the rest late brings what joined it in between', () => {
  const twice = [
    succession('split', '2021-01-01', { predecessors: ['x'], successors: [going('x'), going('d')] }),
    succession('merge', '2022-01-01', { predecessors: ['w'], successors: [going('x')] }),
    succession('merge', '2023-01-01', { predecessors: ['x'], successors: [going('c')] }),
    succession('merge', '2025-01-01', { predecessors: ['c'], successors: [going('d')] }),
  ]
  const found = predecessorsOf(twice, 'd', '2025-07-01').map((one) => [one.organisation, one.until, one.distance])
  expect(found).toEqual([
    ['c', '2025-01-01', 1],
    ['x', '2023-01-01', 1],
    ['w', '2022-01-01', 3],
  ])
})
