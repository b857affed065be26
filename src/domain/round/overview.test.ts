import { expect, test } from 'vitest'
import type { NodeStatus } from '../scoring/status.ts'
import { completeness, largestLosses, meanIndex, type OverviewMember } from './overview.ts'

type Cell = readonly [points: string, max: string, status?: NodeStatus]

function member(id: string, cells: readonly Cell[], index?: string): OverviewMember {
  const nodes = cells.map(([points, max, status = 'scored']) => ({ points, max, status }))
  return { id, figures: { total: { points: '0.00', max: '0.00', ...(index !== undefined && { index }) }, nodes } }
}

const MEMBERS = [
  member(
    'a',
    [
      ['2.00', '5.00'],
      ['0.00', '0.00', 'not-applicable'],
      ['3.00', '3.00'],
    ],
    '0.4167',
  ),
  member(
    'b',
    [
      ['0.00', '5.00', 'missing'],
      ['1.10', '4.00'],
      ['3.00', '3.00'],
    ],
    '0.3417',
  ),
  member(
    'c',
    [
      ['4.99', '5.00'],
      ['4.00', '4.00'],
      ['0.00', '3.00', 'undefined'],
    ],
    '0.7492',
  ),
]

test('the largest losses are of all members together, each with who lost most of it', () => {
  expect(largestLosses(['1', '2', '3'], MEMBERS, { losses: 2, members: 2 })).toEqual([
    {
      code: '1',
      lost: '8.01',
      max: '15.00',
      members: [
        { id: 'b', lost: '5.00' },
        { id: 'a', lost: '3.00' },
      ],
    },
    { code: '3', lost: '3.00', max: '9.00', members: [{ id: 'c', lost: '3.00' }] },
  ])
})

test('nobody is named before others who lost as much: it is said how many they are', () => {
  const lossOf = (points: readonly string[]) =>
    largestLosses(
      ['1'],
      points.map((one, at) => member(`${at}`, [[one, '5.00']])),
      { losses: 1, members: 2 },
    )[0]!
  expect(lossOf(['0.00', '0.00', '0.00'])).toMatchObject({ members: [], tied: { members: 3, lost: '5.00' } })
  expect(lossOf(['4.00', '1.00', '1.00', '1.00', '5.00'])).toMatchObject({
    members: [],
    tied: { members: 3, lost: '4.00' },
  })
  const oneAhead = lossOf(['2.00', '0.00', '2.00'])
  expect([oneAhead.members, oneAhead.tied]).toEqual([[{ id: '1', lost: '5.00' }], undefined])
  const twoAlike = lossOf(['0.00', '4.00', '0.00'])
  expect(twoAlike.members.map(({ id }) => id)).toEqual(['0', '2'])
})

test('equal losses stand in printed order, and where nothing is lost there is none', () => {
  const both = [
    member('a', [
      ['1.00', '2.00'],
      ['2.00', '2.00'],
      ['4.00', '5.00'],
    ]),
  ]
  expect(largestLosses(['x', 'y', 'z'], both, { losses: 5, members: 3 }).map(({ code }) => code)).toEqual(['x', 'z'])
})

test('the mean is of printed indices, rounded once, and of those who have one', () => {
  // (0.4167 + 0.3417 + 0.7492) / 3 = 0.50253…
  expect(meanIndex(MEMBERS.map(({ figures }) => figures.total.index))).toBe('0.5025')
  expect(meanIndex([MEMBERS[0]!.figures.total.index, undefined])).toBe('0.4167')
  expect(meanIndex([])).toBeUndefined()
})

test('complete is what lacks no number, of what applies: a division by nothing has its numbers', () => {
  expect(completeness(MEMBERS)).toEqual({ asked: 8, given: 7 })
})
