import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keeperOf, type Handover } from './keeper.ts'

const one = (organisation: string, name = organisation) => ({ organisation, name })
const handover = (effectiveOn: string, before: Handover['predecessors'], after: Handover['successors']): Handover => ({
  effectiveOn,
  predecessors: before,
  successors: after,
})

describe('who goes on with open work (method §11.9)', () => {
  const merge = handover('2025-07-01', [one('lua'), one('mia')], [one('dong-lua')])

  test('of two merged communes, the one that they became', () => {
    expect(['lua', 'mia'].map((id) => keeperOf(id, [merge], '2025-07-01'))).toEqual(['dong-lua', 'dong-lua'])
  })

  test('until the day of the effect the unit itself', () => {
    expect(keeperOf('lua', [merge], '2025-06-30')).toBe('lua')
  })

  test('and whoever is not named at all', () => {
    expect(keeperOf('dau', [merge], '2026-01-01')).toBe('dau')
  })

  test('of a split one, itself where it goes on, else the namesake, else the first', () => {
    const split = (...after: Handover['successors']): string =>
      keeperOf('an', [handover('2025-07-01', [one('an', 'Xã An')], after)], '2025-07-01')
    expect(split(one('binh', 'Xã Bình'), one('an', 'Xã An Bình'))).toBe('an')
    expect(split(one('binh', 'Xã Bình'), one('new', 'Xã An'))).toBe('new')
    expect(split(one('binh', 'Xã Bình'), one('hoa', 'Xã Hoà'))).toBe('binh')
  })

  test('of an abolished one without successor nobody else: its work stays', () => {
    expect(keeperOf('huyen', [handover('2025-07-01', [one('huyen')], [])], '2026-01-01')).toBe('huyen')
  })

  test('of one that was succeeded twice, the last one, in whatever order they are told', () => {
    const again = handover('2026-07-01', [one('dong-lua')], [one('thanh-pho')])
    for (const handovers of [
      [merge, again],
      [again, merge],
    ])
      expect(keeperOf('lua', handovers, '2026-07-01')).toBe('thanh-pho')
  })

  test('asked again of the keeper, it is the keeper', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    // Time goes one way: who succeeds bears a later letter, or goes on.
    const later = fc.tuple(names, names).map(([x, y]) => (x < y ? [x, y] : [y, x]) as [string, string])
    const handovers = fc.array(
      later.map(([from, to]) => handover(`20${20 + from.charCodeAt(0) - 97}-01-01`, [one(from)], [one(to)])),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(names, handovers, (from, given) => {
        const keeper = keeperOf(from, given, '2030-01-01')
        expect(keeperOf(keeper, given, '2030-01-01')).toBe(keeper)
      }),
    )
  })
})
