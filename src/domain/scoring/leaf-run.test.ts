import { describe, expect, test } from 'vitest'
import { editionOf, itemsOf, nodeAt, scored, type NodeSketch, type ValueSketch } from '#test/support/small-edition.ts'

const ITEMS = itemsOf({
  a: 'count',
  b: 'count',
  c: 'count',
  d: 'count',
  k: { kind: 'count', overTime: 'cumulative' },
})

/** The status and the points of the only leaf for each organisation, which exact arithmetic confirms. */
function statusesOf(leaf: Omit<NodeSketch, 'code'>, values: ValueSketch[], more: { period?: string } = {}): string[] {
  const edition = editionOf([{ code: '1', children: [{ code: '1.1', ...leaf }] }])
  const all = scored({ edition, items: ITEMS, values, ...more })
  return all.inputs.members.map(({ id }, row) => {
    const outcome = all.exactly.outcome(nodeAt(all.outline, '1.1'), row)
    expect(all.status(id, '1.1')).toBe(outcome.status)
    return `${outcome.status} ${all.points(id, '1.1')}`
  })
}

const variables = (...letters: string[]) => Object.fromEntries(letters.map((letter) => [letter, { item: letter }]))

function valuesOf(organisation: string, values: Record<string, number>, period?: string): ValueSketch[] {
  return Object.entries(values).map(([item, value]) =>
    period ? [organisation, item, value, period] : [organisation, item, value],
  )
}

describe('next to the limit', () => {
  const mix = { max: 3, formula: 'RATIO(b, a)*max/2 + RATIO(c, a)*max', variables: variables('a', 'b', 'c') }

  test('a result that is the limit is not cut, one just above it is', () => {
    const values = [
      ...valuesOf('full', { a: 7, b: 0, c: 7 }),
      ...valuesOf('thirds', { a: 3, b: 2, c: 2 }),
      ...valuesOf('above', { a: 2_000_000_001, b: 3, c: 2_000_000_000 }),
    ]
    expect(statusesOf(mix, values)).toEqual(['scored 3', 'scored 3', 'capped 3'])
  })

  test('a hair below the limit, where doubles see the limit itself', () => {
    const values = valuesOf('below', { a: 9_007_199_254_740_991, b: 0, c: 9_007_199_254_740_990 })
    expect(statusesOf(mix, values)[0]).toMatch(/^scored/)
  })

  test('a divisor of 0 in the branch not taken proves nothing', () => {
    const formula = 'IF(d = 0, RATIO(c, a)*max + b/9007199254740991, c/d)'
    const values = [...valuesOf('above', { a: 7, b: 1, c: 7, d: 0 }), ...valuesOf('equal', { a: 7, b: 0, c: 7, d: 0 })]
    const leaf = { max: 3, formula, variables: variables('a', 'b', 'c', 'd') }
    expect(statusesOf(leaf, values)).toEqual(['capped 3', 'scored 3'])
  })
})

describe('counts that are none', () => {
  test('a mean may have a fraction, which is above its whole all the same', () => {
    const leaf = {
      max: 10,
      formula: 'RATIO(a, b)*max',
      variables: { a: { item: 'a', of: 'group', combine: 'mean' }, b: { item: 'b' } },
    }
    const values = [...valuesOf('one', { a: 2, b: 2 }), ...valuesOf('other', { a: 3, b: 3 })]
    expect(statusesOf(leaf, values)).toEqual(['capped 10', 'scored 8.333333333333334'])
  })

  test('a part of a year may be below 0 where a total since January was put right', () => {
    const leaf = { max: 10, formula: 'RATIO(k, b)*max', variables: variables('k', 'b') }
    const quarters = (organisation: string, before: number, after: number): ValueSketch[] => [
      ...valuesOf(organisation, { k: before }, '2020-Q1'),
      ...valuesOf(organisation, { k: after }, '2020-H1'),
      ...valuesOf(organisation, { b: 4 }, '2020-Q2'),
    ]
    const values = [...quarters('less', 5, 4), ...quarters('more', 1, 3)]
    expect(statusesOf(leaf, values, { period: '2020-Q2' })).toEqual(['capped 0', 'scored 5'])
  })
})
