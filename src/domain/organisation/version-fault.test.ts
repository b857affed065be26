import { describe, expect, test } from 'vitest'
import { since2020 as unit } from '../../../test/support/organisation-versions.ts'
import { ancestors, descendants, isBelow, treeAsOf } from './as-of.ts'
import { OrganisationVersion } from './organisation-version.ts'
import { versionFaults } from './version-fault.ts'

const HOUSE = [
  unit('province'),
  unit('second', { parent: 'province', ordinal: 2 }),
  unit('first', { parent: 'province', ordinal: 1, to: '2025-07-01' }),
  unit('first', { parent: 'second', ordinal: 1, from: '2025-07-01' }),
  unit('tenth', { parent: 'province', ordinal: 10 }),
  unit('leaf', { parent: 'first' }),
]

describe('the tree as of a day', () => {
  test('lists children in official order, not by name nor by digits', () => {
    expect(treeAsOf(HOUSE, '2025-06-30').children.get('province')).toEqual(['first', 'second', 'tenth'])
    expect(treeAsOf(HOUSE, '2025-07-01').children.get('province')).toEqual(['second', 'tenth'])
  })

  test('knows who stands above and below whom on that day', () => {
    const [before, after] = [treeAsOf(HOUSE, '2025-06-30'), treeAsOf(HOUSE, '2025-07-01')]
    expect(ancestors(before, 'leaf')).toEqual(['first', 'province'])
    expect(ancestors(after, 'leaf')).toEqual(['first', 'second', 'province'])
    expect(isBelow(before, 'leaf', 'second')).toBe(false)
    expect(isBelow(after, 'leaf', 'second')).toBe(true)
    expect(isBelow(after, 'leaf', 'leaf')).toBe(false)
    expect(isBelow(after, 'province', 'leaf')).toBe(false)
    expect(descendants(after, 'province')).toEqual(['second', 'first', 'leaf', 'tenth'])
  })

  test('is empty before anybody began', () => {
    expect(treeAsOf(HOUSE, '2019-12-31')).toMatchObject({ roots: [] })
  })

  test('keeps one in sight whose parent is gone', () => {
    const orphaned = [unit('province', { to: '2025-07-01' }), unit('commune', { parent: 'province' })]
    expect(treeAsOf(orphaned, '2025-07-01').roots).toEqual(['commune'])
  })
})

test('sound versions have no fault', () => {
  expect(versionFaults(HOUSE)).toEqual([])
})

test.each<[string, OrganisationVersion[], object[]]>([
  [
    'two versions at once',
    [unit('a', { to: '2025-07-02' }), unit('a', { from: '2025-07-01' })],
    [{ code: 'versions-overlap', organisation: 'a', day: '2025-07-01' }],
  ],
  [
    'a second version beside one that never ends',
    [unit('a'), unit('a', { from: '2025-07-01' })],
    [{ code: 'versions-overlap', organisation: 'a', day: '2025-07-01' }],
  ],
  [
    'a gap in a life',
    [unit('a', { from: '2025-07-01' }), unit('a', { to: '2025-06-01' })],
    [{ code: 'version-gap', organisation: 'a', day: '2025-06-01' }],
  ],
  [
    'a version without a day',
    [unit('a', { from: '2025-07-01', to: '2025-07-01' })],
    [{ code: 'version-empty', organisation: 'a', day: '2025-07-01' }],
  ],
  [
    'a parent that nobody knows',
    [unit('a', { parent: 'x' })],
    [{ code: 'parent-not-in-force', organisation: 'a', day: '2020-01-01', other: 'x' }],
  ],
  [
    'a parent that ends first',
    [unit('p', { to: '2025-07-01' }), unit('a', { parent: 'p' })],
    [{ code: 'parent-not-in-force', organisation: 'a', day: '2025-07-01', other: 'p' }],
  ],
  [
    'a parent that begins later',
    [unit('p', { from: '2021-01-01' }), unit('a', { parent: 'p' })],
    [{ code: 'parent-not-in-force', organisation: 'a', day: '2020-01-01', other: 'p' }],
  ],
  [
    'one identifier for two at a time',
    [unit('a', { identifier: 'H62' }), unit('b', { identifier: 'H62', from: '2025-07-01' })],
    [{ code: 'identifier-shared', organisation: 'b', day: '2025-07-01', other: 'a' }],
  ],
])('%s is told with its place', (_, versions, faults) => {
  expect(versionFaults(versions)).toEqual(faults)
})

test('a parent that is renamed in between is in force throughout', () => {
  const versions = [unit('p', { to: '2025-07-01' }), unit('p', { from: '2025-07-01' }), unit('a', { parent: 'p' })]
  expect(versionFaults(versions)).toEqual([])
})

test('one identifier for two, one after the other, is no fault', () => {
  const versions = [
    unit('a', { identifier: 'H53', to: '2025-07-01' }),
    unit('b', { identifier: 'H53', from: '2025-07-01' }),
  ]
  expect(versionFaults(versions)).toEqual([])
})

test('a ring of parents is told at the one that closes it, on the day on which it closes', () => {
  const versions = [
    unit('a', { parent: 'b' }),
    unit('b', { to: '2025-07-01' }),
    unit('b', { from: '2025-07-01', parent: 'c' }),
    unit('c', { parent: 'a' }),
  ]
  expect(versionFaults(versions)).toEqual([{ code: 'parent-ring', organisation: 'b', day: '2025-07-01', other: 'c' }])
  expect(ancestors(treeAsOf(versions, '2025-07-01'), 'a')).toEqual(['b', 'c'])
})

test('an organisation above itself is a ring', () => {
  expect(versionFaults([unit('a', { parent: 'a' })]).map(({ code }) => code)).toEqual(['parent-ring'])
})

test('an area code has the digits of its level and an identifier its canonical form', () => {
  const version = unit('a', { identifier: 'H62.11', areaCode: '08866' })
  expect(OrganisationVersion.safeParse(version).success).toBe(true)
  expect(OrganisationVersion.safeParse({ ...version, areaCode: '8866' }).success).toBe(false)
  expect(OrganisationVersion.safeParse({ ...version, identifier: '000.00.11.H62' }).success).toBe(false)
  expect(OrganisationVersion.safeParse({ ...version, from: '2025-02-30' }).success).toBe(false)
})
