import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, fractionOf } from '#test/support/fractions.ts'
import { editionOf, itemsOf, scored, type Scored, type ValueSketch } from '#test/support/small-edition.ts'
import { totalOf } from './published.ts'
import { rank, type Ranking } from './rank.ts'

const ITEMS = itemsOf({ p: 'points', q: 'points' })

type Member = { id: string; p: string; kind?: 'department' | 'commune' | 'company'; group?: string; ranked?: boolean }

/** A leaf of 100 for departments and communes, and one of 50 for departments. */
function rankingOf(members: readonly Member[], rankBy?: string): Ranking[] {
  const { scores, exactly, outline } = scoredMembers(members, rankBy)
  return rank(scores, exactly, totalOf(outline.nodes))
}

function scoredMembers(members: readonly Member[], rankBy?: string): Scored {
  const edition = editionOf(
    [
      { code: '1', max: 100, formula: 'p', appliesTo: ['department', 'commune'], variables: { p: { item: 'p' } } },
      { code: '2', max: 50, formula: 'p', appliesTo: ['department'], variables: { p: { item: 'q' } } },
    ],
    rankBy === undefined ? {} : { rankBy },
  )
  return scored({
    edition,
    items: ITEMS,
    organisations: members.map(({ id, kind = 'department', group = 'g', ranked = true }) => ({
      id,
      kind,
      group,
      ranked,
    })),
    values: members.flatMap(({ id, p }): ValueSketch[] => [
      [id, 'p', p],
      [id, 'q', '0'],
    ]),
  })
}

function places(ranking: Ranking): string[] {
  return ranking.rows.map(({ organisation, place }) => `${place ?? '–'} ${organisation.id}`)
}

describe('places', () => {
  test('are shared by equal published points, and the next is skipped', () => {
    const [ranking] = rankingOf([
      { id: 'a', p: '9' },
      { id: 'b', p: '8.004' },
      { id: 'c', p: '8' },
      { id: 'd', p: '7.996' },
      { id: 'e', p: '7.994' },
    ])
    expect(places(ranking!)).toEqual(['1 a', '2 b', '2 c', '2 d', '5 e'])
    expect(ranking!.rows.map(({ tied }) => tied)).toEqual([false, true, true, true, false])
  })

  test('do not depend on the order in which members stand', () => {
    const points = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(points, fc.constantFrom('points', 'index', undefined), (all, rankBy) => {
        const members = all.map((eighth, at) => ({ id: `m${at}`, p: String(eighth / 8) }))
        const forth = rankingOf(members, rankBy)[0]!
        const back = rankingOf([...members].reverse(), rankBy)[0]!
        const placeOf = (ranking: Ranking) =>
          Object.fromEntries(ranking.rows.map(({ organisation, place }) => [organisation.id, place]))
        expect(placeOf(back)).toEqual(placeOf(forth))
        for (const { organisation, place } of forth.rows) {
          const mine = Number(decimalText(fractionOf(members.find(({ id }) => id === organisation.id)!.p), 2))
          expect(place).toBe(
            1 + all.filter((eighth) => Number(decimalText(fractionOf(String(eighth / 8)), 2)) > mine).length,
          )
        }
      }),
      { seed: 12, numRuns: 200 },
    )
  })

  test('a member that is not ranked takes nobody’s place', () => {
    const [ranking] = rankingOf([
      { id: 'a', p: '9', ranked: false },
      { id: 'b', p: '8' },
    ])
    expect(places(ranking!)).toEqual(['1 b', '– a'])
    expect(ranking!.rows[1]!.unranked).toBe('by-decision')
  })

  test('groups are ranked apart, in the order in which they first appear', () => {
    const rankings = rankingOf([
      { id: 'a', p: '1', group: 'z' },
      { id: 'b', p: '9', group: 'y' },
      { id: 'c', p: '2', group: 'z' },
    ])
    expect(rankings.map(({ group }) => group)).toEqual(['z', 'y'])
    expect(rankings.map(places)).toEqual([['1 c', '2 a'], ['1 b']])
  })
})

describe('what is ranked by', () => {
  test('points where all ranked members have the same maximum', () => {
    expect(
      rankingOf([
        { id: 'a', p: '9' },
        { id: 'b', p: '8' },
      ])[0]!.rankBy,
    ).toBe('points')
  })

  test('the index where maxima differ', () => {
    const [ranking] = rankingOf([
      { id: 'a', p: '90' },
      { id: 'b', p: '80', kind: 'commune' },
    ])
    expect(ranking!.rankBy).toBe('index')
    expect(places(ranking!)).toEqual(['1 b', '2 a'])
  })

  test('a member that is not ranked does not make maxima differ', () => {
    expect(
      rankingOf([
        { id: 'a', p: '9' },
        { id: 'b', p: '8' },
        { id: 'c', p: '8', kind: 'commune', ranked: false },
      ])[0]!.rankBy,
    ).toBe('points')
  })

  test('nor does one to whom nothing applies, since it is not ranked either', () => {
    const [ranking] = rankingOf([
      { id: 'a', p: '8.004' },
      { id: 'b', p: '7.996' },
      { id: 'c', p: '9', kind: 'company' },
    ])
    expect(ranking!.rows.find(({ organisation }) => organisation.id === 'c')).toMatchObject({
      unranked: 'maximum-zero',
      points: '0.00',
    })
    expect(ranking!.rows.find(({ organisation }) => organisation.id === 'c')!.place).toBeUndefined()
    expect(ranking!.rankBy).toBe('points')
    expect(places(ranking!)).toEqual(['1 a', '1 b', '– c'])
  })

  test('what the edition states, whatever the maxima', () => {
    const members: Member[] = [
      { id: 'a', p: '90' },
      { id: 'b', p: '80', kind: 'commune' },
    ]
    expect(places(rankingOf(members, 'points')[0]!)).toEqual(['1 a', '2 b'])
    expect(
      places(
        rankingOf(
          [
            { id: 'a', p: '8.004' },
            { id: 'b', p: '7.998' },
          ],
          'points',
        )[0]!,
      ),
    ).toEqual(['1 a', '1 b'])
    // 8.01/150 = 0.0534, 8.02/150 = 0.05347 → 0.0535
    expect(
      places(
        rankingOf(
          [
            { id: 'a', p: '8.01' },
            { id: 'b', p: '8.02' },
          ],
          'index',
        )[0]!,
      ),
    ).toEqual(['1 b', '2 a'])
    // 8.01/150 = 0.0534, 8.014/150 = 0.05343
    expect(
      places(
        rankingOf(
          [
            { id: 'a', p: '8.01' },
            { id: 'b', p: '8.014' },
          ],
          'index',
        )[0]!,
      ),
    ).toEqual(['1 a', '1 b'])
  })
})
