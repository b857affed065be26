import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, scored, type Situation } from '#test/support/small-edition.ts'
import { dryRun } from './dry-run.ts'

const items = itemsOf({ a: 'count', b: 'count', c: 'count' })
const variables = { a: { item: 'a' }, b: { item: 'b' } }
const share = (max: number) => ({ code: '1.1', max, formula: 'RATIO(a, b)*max', variables })
const steps = (rule: string) => ({ code: '1.2', max: 10, formula: rule, variables: { c: { item: 'c' } } })
const organisations = [{ id: 'an' }, { id: 'binh' }]

/** The old rule gives 10 points for 5 of c, the new one asks for 8. */
const old = editionOf([{ code: '1', children: [share(10), steps('IF(c >= 5, max, 0)')] }])
const harder = editionOf([{ code: '1', children: [share(10), steps('IF(c >= 8, max, 0)')] }], { id: 'moi' })

const values: Situation['values'] = [
  ['an', 'a', 1],
  ['an', 'b', 3],
  ['an', 'c', 6],
  ['binh', 'a', 4],
  ['binh', 'b', 4],
  ['binh', 'c', 8],
]

function inputsOf(edition: Situation['edition'], more: Partial<Situation> = {}) {
  return scored({ edition, items, organisations, values, ...more }).inputs
}

describe('a dry run (method §11.8)', () => {
  test('under a harder rule: whoever loses, by which criterion, by how much', () => {
    // By hand: An 1/3·10 = 3.33 and 10 for c = 6, which the new rule does not reach; Bình 10 and 10 under both.
    expect(dryRun(inputsOf(old), inputsOf(harder))).toEqual({
      compared: 'points',
      members: [
        {
          organisation: 'an',
          before: { points: '13.33', max: '20', index: '0.6667' },
          after: { points: '3.33', max: '20', index: '0.1667' },
          direction: 'loses',
          criteria: [{ code: '1.2', before: '10', after: '0' }],
        },
        {
          organisation: 'binh',
          before: { points: '20.00', max: '20', index: '1.0000' },
          after: { points: '20.00', max: '20', index: '1.0000' },
          direction: 'same',
          criteria: [],
        },
      ],
      criteria: [{ code: '1.2', gains: 0, loses: 1 }],
    })
  })

  test('of editions with other maxima the index tells, and criteria that came or went are told by one side', () => {
    // By hand: before 1/3·10 + 10 = 13.33 of 20; after 1/3·30 = 10 of 30 = 0.3333.
    const bigger = editionOf([{ code: '1', children: [share(30)] }], { id: 'lon' })
    const { compared, members, criteria } = dryRun(inputsOf(old), inputsOf(bigger))
    expect(compared).toBe('index')
    expect(members[0]).toEqual({
      organisation: 'an',
      before: { points: '13.33', max: '20', index: '0.6667' },
      after: { points: '10.00', max: '30', index: '0.3333' },
      direction: 'loses',
      criteria: [
        { code: '1.1', before: '10/3', after: '10' },
        { code: '1.2', before: '10' },
      ],
    })
    expect(members[1]).toMatchObject({ direction: 'same', after: { points: '30.00', index: '1.0000' } })
    expect(criteria).toEqual([
      { code: '1.1', gains: 2, loses: 0 },
      { code: '1.2', gains: 0, loses: 2 },
    ])
  })

  test('the other way round whoever lost gains', () => {
    const count = fc.integer({ min: 0, max: 12 })
    const given = fc.array(fc.tuple(count, count, count), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(given, (rows) => {
        const situation = {
          organisations: rows.map((_, at) => ({ id: `x${at}` })),
          values: rows.flatMap(([a, b, c], at): Situation['values'] => [
            [`x${at}`, 'a', a],
            [`x${at}`, 'b', b],
            [`x${at}`, 'c', c],
          ]),
        }
        const there = dryRun(inputsOf(old, situation), inputsOf(harder, situation))
        const back = dryRun(inputsOf(harder, situation), inputsOf(old, situation))
        const turned = { gains: 'loses', loses: 'gains', same: 'same' } as const
        expect(back.members.map(({ direction }) => direction)).toEqual(
          there.members.map(({ direction }) => turned[direction]),
        )
        expect(back.criteria).toEqual(
          there.criteria.map(({ code, gains, loses }) => ({ code, gains: loses, loses: gains })),
        )
      }),
    )
  })
})
